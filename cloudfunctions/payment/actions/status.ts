import { bookings } from '../../kit/bookings'
import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { scopeOf } from '../rules'

/** The money of a booking, for whom it is for and who may act for them. */
export const status = action(contract.status, async ({ input, caller, db }) => {
  const booking = await db.of(bookings[input.kind]).get(input.bookingId)
  if (!booking || !(await caller.mayActFor(booking.personId, scopeOf[input.kind]))) throw notFound('订单')
  return booking.money
})
