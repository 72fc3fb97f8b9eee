import { AppError } from '../../../kit/errors'
import { fingerprint } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { contract } from '../../contract'
import { bookFor, bookingFor, requestKeyOf } from '../../intentions'
import { mealCard } from '../../views'

/** Books several days, one after the other, because the monthly limit counts on; what cannot be had is said. */
export const bookWeek = action(contract.bookWeek, async (context) => {
  const { input, caller, clock } = context
  const { way, remark, personId } = input
  const who = await bookingFor(context, personId, [remark])
  const days = []
  for (const { menuId, lines, seenPayFen } of input.days) {
    const wish = { menuId, lines, way, remark, seenPayFen }
    const name = { key: requestKeyOf(context, menuId), mark: fingerprint({ ...wish, personId }) }
    try {
      const { order, existed } = await bookFor(context, who, wish, name)
      const card = mealCard(order, caller.personId, clock.now())
      days.push({ menuId, outcome: existed ? 'existed' : 'booked', order: card, message: '' } as const)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      days.push({ menuId, outcome: 'refused', order: null, message: error.message } as const)
    }
  }
  return { days, now: clock.now() }
})
