import { release } from '../kit/allotment'
import type { BookingEvent } from '../kit/bookings'
import { command, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { owedBack } from '../kit/payments'
import { ZERO } from '../../miniprogram/shared/money'
import { orders, type Order } from './collections'
import { allotmentIdOf } from './rules/campaign'
import { decideCancel, orderMoves } from './rules/order'
import { returnOf } from './sweep'

export interface Cancellation {
  move: 'cancel' | 'staffCancel'
  /** Who cancels, as the person may read it. */
  by: string
  reason: string
  now: number
}

/** Marks the order as cancelled if it still is as it was read; null if not. */
function markCancelled(
  db: Database,
  order: Order,
  { move, by, reason, now }: Cancellation,
): Promise<Stored<Order> | null> {
  const event: BookingEvent = { at: now, what: '取消', by, note: reason }
  return db.of(orders).updateAndReturn(
    {
      _id: order._id,
      state: command.in(orderMoves[move].from),
      ...(move === 'cancel' ? { closesAt: command.gt(now) } : {}),
      'money.paidFen': order.money.paidFen,
      'money.refundedFen': order.money.refundedFen,
    },
    {
      state: 'cancelled',
      restock: 'due',
      next: null,
      cancelledAt: now,
      cancelReason: reason,
      money: command.set(owedBack(order.money, ZERO)),
      events: command.push([event]),
    },
  )
}

const ATTEMPTS = 3

/**
 * Cancels an order and puts its goods back, once, however often it is asked for. The order is marked first: should this
 * stop in between, the sweep puts the goods back.
 * @throws CLOSED, STALE
 */
export async function cancel(db: Database, loaded: Stored<Order>, c: Cancellation): Promise<Stored<Order>> {
  let order = loaded
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (decideCancel(order, c.move, c.now) === 'already') return order
    const cancelled = await markCancelled(db, order, c)
    if (cancelled) {
      await release(db, allotmentIdOf(order.campaignId), returnOf(order))
      return cancelled
    }
    order = await db.of(orders).need(order._id, '订单')
  }
  throw new AppError('BUSY', '这个订单正在被处理,请稍等几秒再试')
}
