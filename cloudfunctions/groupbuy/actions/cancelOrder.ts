import { action } from '../../kit/serve'
import { cancel } from '../cancelling'
import { contract } from '../contract'
import { orderFor } from '../reading'
import { actorName } from '../../kit/actorName'
import { orderDetail } from '../views'

/** Until the cutoff, by whoever it is for or who may act for them. An order that is cancelled already answers as it is. */
export const cancelOrder = action(contract.cancelOrder, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const { personId, name } = caller.profile()
  const order = await orderFor(caller, input.id)
  const subject = await caller.actFor(order.personId, 'groupbuy', [])
  const by = actorName(subject, name)
  const cancelled = await cancel(db, order, { move: 'cancel', by, reason: input.reason, now })
  return orderDetail(cancelled, personId, now)
})
