import type { CloudError } from '../../services/errors'
import { groupbuy, type StaffOrder } from '../../services/groupbuy'
import { payment } from '../../services/payment'
import type { CounterMethod } from '../../shared/vocabulary'
import { chosenLines, type OrderView } from './model/order-view'

/** What happens across the counter, the same from the order's page and from the verification desk. */

/** The order as it stands now, with its phone masked: nobody reads a number only because money changed hands. */
export const asItStands = ({ campaignId, code }: OrderView): Promise<StaffOrder> =>
  groupbuy.findForPickup({ campaignId, code })

/** Takes the money that is open and answers the order as it stands then. */
export async function collect(order: OrderView, method: CounterMethod): Promise<StaffOrder> {
  await payment.collect({ kind: 'groupbuy', bookingId: order.id, method, seenFen: order.openFen })
  return asItStands(order)
}

/** Hands back what the order is owed and answers the order as it stands then. */
export async function payBack(order: OrderView, method: CounterMethod, reason: string): Promise<StaffOrder> {
  const { id, refundDueFen } = order
  await payment.payBack({ kind: 'groupbuy', bookingId: id, method, seenFen: refundDueFen, reason })
  return asItStands(order)
}

export const handOver = (order: OrderView, quantities: Record<string, number>): Promise<StaffOrder> =>
  groupbuy.verify({ orderId: order.id, lines: chosenLines(quantities) })

/** Somebody else was at this order first: what stands on the screen is old. */
export const isOutdated = (error: CloudError): boolean =>
  error.code === 'STALE' || error.code === 'CHANGED' || error.code === 'CLOSED'
