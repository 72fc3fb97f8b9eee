import { action } from '../../kit/serve'
import { contract } from '../contract'
import { orderFor } from '../reading'
import { orderDetail } from '../views'

/** One order, for those whose order it is; to anybody else it does not exist. */
export const order = action(contract.order, async ({ input, caller, clock }) =>
  orderDetail(await orderFor(caller, input.id), caller.personId, clock.now()),
)
