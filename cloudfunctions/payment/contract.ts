import * as v from 'valibot'
import { BOOKING_KINDS } from '../../miniprogram/shared/vocabulary'
import { reads, writes } from '../kit/contract'
import { fen, id, listOf, moment, page, text } from '../kit/fields'

const CASHIERS = ['organiser', 'canteen', 'teacher', 'admin'] as const

const booking = { kind: v.picklist(BOOKING_KINDS), bookingId: id }
const method = v.picklist(['cash', 'code'])

export const contract = {
  /** What a booking still wants from its person, and how it is paid here. */
  status: reads(
    'visitor',
    v.strictObject(booking),
    v.object({
      channel: v.picklist(['onsite', 'wechat']),
      dueFen: fen,
      paidFen: fen,
      refundedFen: fen,
      refundDueFen: fen,
    }),
  ),

  /** Staff took the money at the counter: the whole of what is still open, in one go. Once, however often it is sent. */
  collect: writes(
    CASHIERS,
    v.strictObject({
      ...booking,
      method,
      /** What the staff member saw as open; refused when it is no longer so. Never what is charged. */
      seenFen: fen,
    }),
    v.object({ paymentId: id, paidFen: fen }),
  ),

  /** Staff handed back what a cancellation or shortage owes. */
  payBack: writes(
    CASHIERS,
    v.strictObject({ ...booking, method, seenFen: fen, reason: text('原因', 100) }),
    v.object({ refundId: id, refundedFen: fen }),
  ),

  /** The day's money at the caller's own till, newest first, with its sums per method. */
  ledger: reads(
    CASHIERS,
    v.strictObject({ date: v.pipe(v.string(), v.isoDate()), ...page }),
    v.object({
      ...listOf(
        v.object({
          id,
          at: moment,
          direction: v.picklist(['in', 'out']),
          amountFen: fen,
          method: v.picklist(['cash', 'code', 'account']),
          title: v.string(),
          personName: v.string(),
          staffName: v.string(),
          bookingId: id,
        }),
      ).entries,
      sums: v.object({ cashIn: fen, codeIn: fen, cashOut: fen, codeOut: fen }),
    }),
  ),
}
