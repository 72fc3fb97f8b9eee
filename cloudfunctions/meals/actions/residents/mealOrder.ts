import { action } from '../../../kit/serve'
import { contract } from '../../contract'
import { detailFor } from '../../detail'
import { orderFor } from '../../reading'

/** One meal, for those whose meal it is; to anybody else it does not exist. */
export const mealOrder = action(contract.mealOrder, async ({ input, caller, clock }) =>
  detailFor(caller, await orderFor(caller, input.id), clock.now()),
)
