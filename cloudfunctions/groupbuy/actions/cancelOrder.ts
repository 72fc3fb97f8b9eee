import { action } from '../../kit/serve'
import { cancel } from '../cancelling'
import { orders } from '../collections'
import { contract } from '../contract'
import { actorName, mustWatch } from '../rules/order'
import { orderDetail } from '../views'

/** Until the cutoff, by whoever it is for or who placed it. An order that is cancelled already answers as it is. */
export const cancelOrder = action(contract.cancelOrder, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const { personId, name } = caller.profile()
  const order = mustWatch(await db.of(orders).get(input.id), personId)
  const by = actorName(order.personId === personId ? 'self' : 'proxy', name)
  const cancelled = await cancel(db, order, { move: 'cancel', by, reason: input.reason, now })
  return orderDetail(cancelled, personId, now)
})
