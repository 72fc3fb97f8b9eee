import { isoDate } from '../../miniprogram/shared/time'
import { command, type Patch, type Stored } from '../kit/database'
import { notFound } from '../kit/errors'
import { alerts, mealOrders, type Handover, type MealOrder } from './collections'
import { SEARCHING } from './rules/alert'
import { alertIdOf } from './rules/ids'
import type { Context } from './staff'
import { auditReadOf, stopView, type Stop } from './stop-views'

/**
 * A meal on the caller's own walk of today; an administrator may stand in for anybody. Yesterday's, and those of other
 * couriers, do not exist.
 * @throws NOT_FOUND
 */
export async function ownStop({ db, caller, clock }: Context, orderId: string): Promise<Stored<MealOrder>> {
  const order = await db.of(mealOrders).get(orderId)
  const theirs = caller.has('admin') || order?.courier?.openid === caller.openid
  if (!order?.courier || !theirs || order.date !== isoDate(clock.now())) throw notFound('送餐单')
  return order
}

/** One stop as its courier sees it; that it was read is written down. */
export async function stopFor(context: Context, order: MealOrder): Promise<Stop> {
  const alertId = alertIdOf(order._id)
  const [searched] = await Promise.all([
    context.db.of(alerts).count({ _id: alertId, state: command.in([...SEARCHING]) }),
    auditReadOf(context, 'stops', [order]),
  ])
  return stopView(order, searched > 0, alertId)
}

/** What happened at the door, under the courier's name. */
export function handedOver({ caller, clock }: Context, to: Handover['to'], note: string): Patch<MealOrder> {
  const handover: Handover = {
    at: clock.now(),
    staffId: caller.openid,
    staffName: caller.profile().name,
    knownBy: null,
    to,
    note,
  }
  return { handover: command.set(handover) }
}
