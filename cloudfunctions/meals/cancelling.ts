import type { BookingEvent } from '../kit/bookings'
import { command, type Database, type Stored, type Where } from '../kit/database'
import { AppError } from '../kit/errors'
import { owedBack } from '../kit/payments'
import { ZERO } from '../../miniprogram/shared/money'
import { mealOrders, type MealOrder } from './collections'
import { putBack } from './returning'
import { decideCancel } from './rules/changing'
import { takesOf } from './rules/order'
import { mealMoves, subsidyAfter } from './rules/states'

export interface Cancellation {
  move: 'cancel' | 'staffCancel'
  cancelledBy: NonNullable<MealOrder['cancelledBy']>
  /** Who cancels, as the person may read it. */
  by: string
  reason: string
  now: number
}

/** A meal whose lines are still as they were read: what is given back is what it has. */
export function linesAsRead({ lines }: Pick<MealOrder, 'lines'>): Where<MealOrder> {
  const asRead: Where<MealOrder> = { lines: command.size(lines.length) }
  for (const [i, { itemId, quantity }] of lines.entries()) {
    asRead[`lines.${i}.itemId`] = itemId
    asRead[`lines.${i}.quantity`] = quantity
  }
  return asRead
}

/** Marks the meal as cancelled if it still is as it was read; null if not. */
function markCancelled(db: Database, order: MealOrder, c: Cancellation): Promise<Stored<MealOrder> | null> {
  const event: BookingEvent = { at: c.now, what: '取消', by: c.by, note: c.reason }
  return db.of(mealOrders).updateAndReturn(
    {
      ...linesAsRead(order),
      _id: order._id,
      state: command.in([...mealMoves[c.move].from]),
      attempt: order.attempt,
      ...(c.move === 'cancel' ? { cancelUntil: command.gt(c.now) } : {}),
      'subsidy.state': order.subsidy.state,
      'money.paidFen': order.money.paidFen,
      'money.refundedFen': order.money.refundedFen,
    },
    {
      state: 'cancelled',
      'subsidy.state': subsidyAfter(order.subsidy.state, c.move),
      next: null,
      cancelledAt: c.now,
      cancelReason: c.reason,
      cancelledBy: c.cancelledBy,
      money: command.set(owedBack(order.money, ZERO)),
      returning: command.push([{ holdId: order.holdId, takes: takesOf(order.lines) }]),
      returningAt: order.returningAt ?? c.now,
      events: command.push([event]),
    },
  )
}

const ATTEMPTS = 4

/**
 * Cancels a meal and gives its portions back, once, however often it is asked for. The meal is marked first: should this
 * stop in between, the sweep gives them back.
 * @throws CLOSED, STALE, BAD_INPUT
 */
export async function cancel(
  db: Database,
  loaded: Stored<MealOrder>,
  c: Cancellation,
): Promise<Stored<MealOrder>> {
  let order = loaded
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (decideCancel(order, c.move, c) === 'already') return order
    const cancelled = await markCancelled(db, order, c)
    if (cancelled) {
      await putBack(db, cancelled)
      return cancelled
    }
    order = await db.of(mealOrders).need(order._id, '订餐')
  }
  throw new AppError('BUSY', '这一餐正在被处理,请稍等几秒再试')
}
