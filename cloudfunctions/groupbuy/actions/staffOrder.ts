import { action } from '../../kit/serve'
import { orders } from '../collections'
import { contract } from '../contract'
import { staffOrder as view } from '../views'

/** An order with what the counter needs: full phone, what is still to be paid, what was handed over by whom. */
export const staffOrder = action(contract.staffOrder, async ({ input, caller, db, clock }) =>
  view(await db.of(orders).need(input.id, '订单'), caller.personId, clock.now()),
)
