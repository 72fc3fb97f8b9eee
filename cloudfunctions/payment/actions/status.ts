import { bookings } from '../../kit/bookings'
import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { contract } from '../contract'

/** The money of a booking, for those whose booking it is. */
export const status = action(contract.status, async ({ input, caller, db }) => {
  const booking = await db.of(bookings[input.kind]).get(input.bookingId)
  if (!booking || caller.personId === null || !booking.watchers.includes(caller.personId)) {
    throw notFound('订单')
  }
  return booking.money
})
