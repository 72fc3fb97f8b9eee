import { fingerprint } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { contract } from '../../contract'
import { bookFor, bookingFor, requestKeyOf } from '../../intentions'
import { mealDetail } from '../../views'

/** Books a meal, or answers the one that stands for the same person, day and meal already. */
export const book = action(contract.book, async (context) => {
  const { input, caller, clock } = context
  const who = await bookingFor(context, input.personId, [input.remark])
  const name = { key: requestKeyOf(context, 'book'), mark: fingerprint(input) }
  const { order, existed } = await bookFor(context, who, input, name)
  return { ...mealDetail(order, caller.personId, clock.now()), existed }
})
