import { randomUUID } from 'node:crypto'
import {
  confirmReservation,
  holdOf,
  reserve,
  settleReservation,
  undoReservation,
  type Reservation,
} from '../kit/allotment'
import type { BookingEvent } from '../kit/bookings'
import type { Clock } from '../kit/clock'
import { command, isTaken, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { maskName } from '../kit/masking'
import { owedBack } from '../kit/payments'
import { isoDate } from '../../miniprogram/shared/time'
import { linesAsRead } from './cancelling'
import { mealOrders, type MealOrder, type Menu } from './collections'
import { givenUp, laterHold } from './holds'
import { readMenu } from './menus'
import { Months } from './months'
import { putBack } from './returning'
import { allotmentIdOf } from './rules/ids'
import { nextTurn, usedOf } from './rules/month'
import { changeableFrom, checkChange, differenceOf } from './rules/changing'
import { decideMeal, namedRefusal, takesOf, type MealDecision, type MealWish } from './rules/order'
import { nextOf } from './rules/words'
import { isBusy } from './storing'
import { applyTerms } from './terms'

/** One intention to change a meal that stands. */
export interface Change {
  db: Database
  clock: Clock
  wish: MealWish & { remark: string }
  /** Whoever eats it, as they are now. */
  subject: { personId: string; name: string; household: string; birthdate: string | null }
  /** Who changes, as the person may read it. */
  by: string
  /** Of staff, after the cutoff; empty otherwise. */
  lateReason: string
  key: string
  mark: string
}

interface Plan {
  menu: Menu
  decision: MealDecision
  turn: string
  /** What has to be had more, and where it was reserved; null where nothing is. */
  reservation: Reservation | null
  less: Record<string, number>
}

const stale = (): AppError => new AppError('STALE', '这一餐刚刚被改过,请刷新再看')

function reservationOf(c: Change, order: MealOrder, menu: Menu, takes: Record<string, number>): Reservation {
  return {
    holdId: laterHold(order._id, order, 'change'),
    attempt: randomUUID(),
    takes,
    by: c.subject.household,
    terms: menu.terms,
    limits: {},
    name: maskName(c.subject.name),
    now: c.clock.now(),
    // Until when it may be changed stands on the meal, and is part of the write.
    late: true,
  }
}

async function planOf(c: Change, order: MealOrder, menu: Menu, months: Months): Promise<Plan> {
  const now = c.clock.now()
  checkChange(order, { now, late: c.lateReason !== '' })
  const meals = await months.of(order.month)
  const { household, birthdate, personId } = c.subject
  const eater = { household, birthdate, usedFen: usedOf(meals, isoDate(now), order._id) }
  const kept = order.lines.map(({ itemId }) => itemId)
  const decision = decideMeal(menu, c.wish, eater, kept)
  const { more, less } = differenceOf(takesOf(order.lines), decision.takes)
  return {
    menu,
    decision,
    turn: nextTurn(personId, order.month, meals),
    reservation: Object.keys(more).length > 0 ? reservationOf(c, order, menu, more) : null,
    less,
  }
}

const DECISIONS = 3

/** Reserves what is added, on the menu's present terms. @throws SOLD_OUT, CHANGED, IN_PROGRESS */
async function reserveMore(c: Change, order: MealOrder, months: Months): Promise<Plan> {
  const id = allotmentIdOf(order.menuId)
  for (let tries = 1; ; tries++) {
    const menu = await readMenu(c.db, order.menuId)
    const plan = await planOf(c, order, menu, months)
    if (!plan.reservation) return plan
    try {
      // The meal will stand on the new reservation: the one that it stands on has to be done with.
      await confirmReservation(c.db, id, order.holdId, order.attempt)
      const reserved = await reserve(c.db, id, plan.reservation)
      if (reserved.outcome === 'held') throw new AppError('IN_PROGRESS', '正在改这一餐,请稍等')
      return plan
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (isBusy(error)) await giveBack(c.db, id, plan)
      if (error.code !== 'CHANGED' && error.code !== 'NOT_FOUND') throw namedRefusal(error, menu)
      if (tries === DECISIONS) throw new AppError('BUSY', '菜单正在更新,请稍等几秒再试')
      if (tries > 1) await applyTerms(c.db, menu)
    }
  }
}

async function giveBack(db: Database, allotmentId: string, { reservation: r }: Plan): Promise<void> {
  if (r) await undoReservation(db, allotmentId, r.holdId, holdOf(r))
}

const eventOf = (c: Change): BookingEvent => ({
  at: c.clock.now(),
  what: '改餐',
  by: c.by,
  note: c.lateReason ? `截单后:${c.lateReason}` : '',
})

/** Writes the change if the meal still is as it was read; null if not. */
function save(c: Change, order: MealOrder, plan: Plan): Promise<Stored<MealOrder> | null> {
  const { decision, reservation, less, turn } = plan
  const { way, remark } = c.wish
  const now = c.clock.now()
  const returning = { holdId: givenUp(order._id, randomUUID().slice(0, 8)), takes: less }
  const gives = Object.keys(less).length > 0
  const late = c.lateReason !== ''
  return c.db.of(mealOrders).updateAndReturn(
    {
      ...linesAsRead(order),
      _id: order._id,
      state: command.in([...changeableFrom(late)]),
      attempt: order.attempt,
      ...(late ? {} : { changeUntil: command.gt(now) }),
      'money.paidFen': order.money.paidFen,
      'money.refundedFen': order.money.refundedFen,
    },
    {
      lines: decision.lines,
      totalFen: decision.totalFen,
      subsidy: command.set(decision.subsidy),
      money: command.set(owedBack(order.money, decision.payFen)),
      ...{ way, remark, turn },
      household: c.subject.household,
      address: decision.address && command.set(decision.address),
      next: command.set(nextOf({ ...order, way, address: decision.address })),
      ...(reservation ? { holdId: reservation.holdId, attempt: reservation.attempt } : {}),
      ...(gives ? { returning: command.push([returning]), returningAt: order.returningAt ?? now } : {}),
      // What the kitchen must know is looked up again, because what it is compared with has changed.
      diet: null,
      swap: null,
      requestKey: c.key,
      requestFingerprint: c.mark,
      events: command.push([eventOf(c)]),
    },
  )
}

const TURNS = 25

/** Whether a write has changed the meal already: a repeat, or a reply that was lost. @throws REPEATED_DIFFERENTLY */
function isDone(c: Change, order: MealOrder): boolean {
  if (order.requestKey !== c.key) return false
  if (order.requestFingerprint === c.mark) return true
  throw new AppError('REPEATED_DIFFERENTLY', '这次改的和刚才提交的不一样,请返回后重新改')
}

/** Saves it in turn with the person's other bookings of the month, whose subsidies may come to their limit together. */
async function saveInTurn(
  c: Change,
  order: MealOrder,
  first: Plan,
  months: Months,
): Promise<Stored<MealOrder>> {
  let plan = first
  for (let tries = 1; tries <= TURNS; tries++) {
    try {
      const saved = await save(c, order, plan)
      if (saved) return saved
    } catch (error) {
      if (!isTaken(error)) throw error
      await months.again(order.month)
      const { decision, turn } = await planOf(c, order, plan.menu, months)
      plan = { ...plan, decision, turn }
      continue
    }
    const now = await c.db.of(mealOrders).need(order._id, '订餐')
    if (isDone(c, now)) return now
    checkChange(now, { now: c.clock.now(), late: c.lateReason !== '' })
    throw stale()
  }
  throw new AppError('BUSY', '这一餐正在被处理,请稍等几秒再试')
}

/**
 * Changes a meal that stands: takes what is added first, writes the change, and gives back what is given up; the sweep
 * finishes what was interrupted. Somebody may change at the last portion.
 * @throws CLOSED, STALE, CHANGED, SOLD_OUT, BAD_INPUT, REPEATED_DIFFERENTLY
 */
export async function change(c: Change, order: Stored<MealOrder>): Promise<Stored<MealOrder>> {
  if (isDone(c, order)) return order
  const months = new Months(c.db, order.personId)
  const plan = await reserveMore(c, order, months)
  const allotmentId = allotmentIdOf(order.menuId)
  try {
    const saved = await saveInTurn(c, order, plan, months)
    if (plan.reservation?.attempt === saved.attempt) settleReservation(allotmentId, saved.holdId)
    // A repeat was there first: what this call has reserved is not needed.
    else await giveBack(c.db, allotmentId, plan)
    await putBack(c.db, saved)
    return saved
  } catch (error) {
    // What may be saved, because only a reply was lost, is left to the sweep.
    if (error instanceof AppError && !isBusy(error)) await giveBack(c.db, allotmentId, plan)
    throw error
  }
}
