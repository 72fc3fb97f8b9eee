import { derivedId } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { cancel } from '../cancelling'
import { orders } from '../collections'
import { contract } from '../contract'
import { actorName } from '../../kit/actorName'
import { auditBy } from '../staff'
import { tellListeners } from '../telling'
import { staffOrder } from '../views'

/**
 * Staff cancel for a caller, also after the cutoff. It is on record and its people hear of it, also where a first call
 * died before that; of an order that somebody else had cancelled there is nothing to say.
 */
export const staffCancelOrder = action(contract.staffCancelOrder, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { personId, name } = caller.profile()
  const { reason } = input
  const before = await db.of(orders).need(input.id, '订单')
  const by = actorName({ door: 'staff' }, name)
  const order = await cancel(db, before, { move: 'staffCancel', by, reason, now })
  if (!order.events.some((event) => event.what === '取消' && event.by === by && event.note === reason)) {
    return staffOrder(order, personId, now)
  }
  await Promise.all([
    auditBy(context, 'staffCancelOrder', order._id, {
      id: derivedId('audit', 'groupbuy.staffCancelOrder', order._id),
      personId: order.personId,
      aboutName: order.personName,
      reason,
    }),
    tellListeners(db, [order], now, ({ campaignTitle, number, cancelReason, cancelledAt }) => ({
      kind: 'groupbuy.orderCancelled',
      title: '订单取消了',
      text: `「${campaignTitle}」跟团号 ${number} 取消了:${cancelReason}`,
      at: cancelledAt ?? now,
      template: 'change',
      callBy: 'organiser',
    })),
  ])
  return staffOrder(order, personId, now)
})
