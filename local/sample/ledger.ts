import type { Order } from '../../cloudfunctions/groupbuy/collections'
import type { LedgerEntry } from '../../cloudfunctions/kit/ledger'
import type { Payment } from '../../cloudfunctions/kit/payments'
import type { Fen } from '../../miniprogram/shared/money'
import { isoDate } from '../../miniprogram/shared/time'
import { openidOf } from './keys'

type In<T> = T & { community: string }

/** The payment and the ledger entry of an order that was paid in cash at the counter. */
export function record(
  order: In<Order>,
  staff: { key: string; name: string },
  amountFen: Fen,
): { payment: In<Payment>; entry: In<LedgerEntry> } {
  const at = order.verifications[0]!.at
  const common = {
    _id: `pay-${order._id}`,
    community: order.community,
    kind: 'groupbuy' as const,
    bookingId: order._id,
    amountFen,
    method: 'cash' as const,
    staffId: openidOf(staff.key),
    staffName: staff.name,
    at,
  }
  return {
    payment: { ...common, channel: 'onsite', state: 'success', requestId: `sample-${order._id}` },
    entry: {
      ...common,
      date: isoDate(at),
      direction: 'in',
      title: order.title,
      personName: order.personName,
      reason: '',
    },
  }
}
