import { ZERO } from '../../miniprogram/shared/money'
import type { BookingEvent } from '../kit/bookings'
import { command, type Database, type Patch, type Stored, type Where } from '../kit/database'
import { owedBack } from '../kit/payments'
import { mealOrders, type MealOrder, type Menu } from './collections'
import { mealMoves } from './rules/states'
import { mealInWords } from './rules/words'
import { CANTEEN_NAME } from './stages'
import { tellListeners } from './telling'

/** Meals in one batch. */
const BATCH = 100
/** Batches that the canteen waits for; the timer goes on where that stops. */
const BATCHES_AT_ONCE = 2
export const BATCHES_PER_RUN = 10

const calledOff =
  (menu: Menu, now: number) =>
  ({ personName, money }: Stored<MealOrder>, forOther: boolean) => ({
    kind: 'meals.calledOff',
    title: '这一餐不开了',
    text: [
      `${forOther ? `给${personName}订的` : ''}${mealInWords(menu)}取消了:${menu.cancelledReason}。`,
      money.paidFen > 0 ? '付过的钱会退给您。' : '您不用付钱。',
    ].join(''),
    at: now,
    template: 'meal' as const,
    callBy: 'canteen' as const,
  })

/** What was reserved of the public purse is released; a meal that had nothing of it keeps that. */
async function cancel(db: Database, where: Where<MealOrder>, patch: Patch<MealOrder>): Promise<number> {
  const state = command.in([...mealMoves.callOff.from])
  const released = await db
    .of(mealOrders)
    .update({ ...where, state, 'subsidy.state': 'reserved' }, { ...patch, 'subsidy.state': 'released' })
  return released + (await db.of(mealOrders).update({ ...where, state }, patch))
}

/** One meal at a time only where money was paid, because what is owed back differs. */
async function callOffBatch(db: Database, menu: Menu, now: number): Promise<number> {
  const reason = menu.cancelledReason
  const standing = await db
    .of(mealOrders)
    .find({ menuId: menu._id, state: command.in([...mealMoves.callOff.from]) }, { limit: BATCH })
  if (standing.length === 0) return 0
  await tellListeners(db, standing, now, calledOff(menu, now))
  const event: BookingEvent = { at: now, what: '食堂取消', by: CANTEEN_NAME, note: reason }
  const cancelled = {
    state: mealMoves.callOff.to,
    next: null,
    cancelledAt: now,
    cancelReason: reason,
    cancelledBy: 'menu',
    events: command.push([event]),
  }
  const ids = standing.map(({ _id }) => _id)
  let changed = await cancel(
    db,
    { _id: command.in(ids), 'money.paidFen': 0 },
    { ...cancelled, 'money.dueFen': ZERO },
  )
  for (const { _id, money } of standing.filter((order) => order.money.paidFen > 0)) {
    const { paidFen, refundedFen } = money
    changed += await cancel(
      db,
      { _id, 'money.paidFen': paidFen, 'money.refundedFen': refundedFen },
      { ...cancelled, money: command.set(owedBack(money, ZERO)) },
    )
  }
  return changed
}

/**
 * Cancels the meals of a menu that was called off, batch by batch; nothing of it is sold again, so nothing goes back to
 * its stock. Safe to repeat, and to stop anywhere.
 * @returns whether that was all
 */
export async function callOffMeals(
  db: Database,
  menu: Menu,
  now: number,
  batches = BATCHES_AT_ONCE,
): Promise<boolean> {
  for (let i = 0; i < batches; i++) if ((await callOffBatch(db, menu, now)) === 0) return true
  return false
}
