import { action } from '../../kit/serve'
import { orders } from '../collections'
import { contract } from '../contract'
import { mustWatch } from '../rules/order'
import { orderDetail } from '../views'

/** One order, for those whose order it is; to anybody else it does not exist. */
export const order = action(contract.order, async ({ input, caller, db, clock }) => {
  const found = mustWatch(await db.of(orders).get(input.id), caller.personId)
  return orderDetail(found, caller.personId, clock.now())
})
