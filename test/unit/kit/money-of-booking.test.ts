import type { BookingMoney } from '../../../cloudfunctions/kit/bookings'
import { openFen, owedBack } from '../../../cloudfunctions/kit/payments'
import { fen } from '../../../miniprogram/shared/money'

const money = (due: number, paid = 0, refunded = 0, refundDue = 0): BookingMoney => ({
  channel: 'onsite',
  dueFen: fen(due),
  paidFen: fen(paid),
  refundedFen: fen(refunded),
  refundDueFen: fen(refundDue),
})

test.each([
  ['nothing paid', money(1250), 1250],
  ['all paid', money(1250, 1250), 0],
  ['cancelled before paying', money(0), 0],
  ['cancelled after paying, not yet given back', money(0, 1250, 0, 1250), 0],
  ['cancelled after paying, given back', money(0, 1250, 1250), 0],
])('what is still to be paid: %s', (_case, m, open) => {
  expect(openFen(m)).toBe(open)
})

test.each([
  ['an unpaid order is cancelled', money(1250), 0, 0],
  ['a paid order is cancelled', money(1250, 1250), 0, 1250],
  ['a paid order gets cheaper', money(1250, 1250), 1000, 250],
  ['it gets cheaper twice, with the first part given back', money(1000, 1250, 250), 400, 600],
])('what is owed back: %s', (_case, m, newDue, owed) => {
  const after = owedBack(m, fen(newDue))

  expect(after.refundDueFen).toBe(owed)
  expect(after.refundedFen + after.refundDueFen).toBeLessThanOrEqual(after.paidFen)
})
