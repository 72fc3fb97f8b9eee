import { derivedId } from '../../kit/fingerprint'
import { tellMany } from '../../kit/messages'
import { action } from '../../kit/serve'
import { cancel } from '../cancelling'
import { orders } from '../collections'
import { contract } from '../contract'
import { orderPage } from '../finish'
import { actorName } from '../rules/order'
import { auditBy } from '../staff'
import { staffOrder } from '../views'

/** Staff cancel for a caller, also after the cutoff. Whose order it is hears of it. */
export const staffCancelOrder = action(contract.staffCancelOrder, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { personId, name } = caller.profile()
  const before = await db.of(orders).need(input.id, '订单')
  const by = actorName('staff', name)
  const order = await cancel(db, before, { move: 'staffCancel', by, reason: input.reason, now })
  if (before.state !== 'cancelled') {
    await auditBy(context, 'staffCancelOrder', order._id, { reason: input.reason })
  }
  await tellMany(
    db,
    order.watchers.map((watcher) => ({
      id: derivedId('groupbuy.staffCancelled', order._id, watcher),
      personId: watcher,
      kind: 'groupbuy.orderCancelled',
      title: '订单取消了',
      text: `「${order.campaignTitle}」跟团号 ${order.number} 取消了:${order.cancelReason}`,
      page: orderPage(order._id),
      at: order.cancelledAt ?? now,
    })),
  )
  return staffOrder(order, personId, now)
})
