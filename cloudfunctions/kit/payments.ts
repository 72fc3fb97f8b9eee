import { fen, formatYuan, ZERO, type Fen } from '../../miniprogram/shared/money'
import { paymentMethodLabel, type BookingKind, type PaymentMethod } from '../../miniprogram/shared/vocabulary'
import { bookings, type Booking, type BookingMoney } from './bookings'
import { command, defineCollection, type Database, type Entity, type Stored } from './database'
import { AppError } from './errors'
import { derivedId } from './fingerprint'
import { record } from './ledger'
import { recordEntry } from './personAccounts'

/** Money received for a booking. The id is derived from the booking and what it had paid before: one at a time. */
export interface Payment extends Entity {
  kind: BookingKind
  bookingId: string
  channel: 'onsite' | 'wechat'
  state: 'success'
  amountFen: Fen
  method: PaymentMethod
  staffId: string
  staffName: string
  requestId: string
  at: number
}

/** Money given back. Only `success` is called 已退款 to a person. */
export interface Refund extends Omit<Payment, 'state'> {
  state: 'success'
  reason: string
}

export const payments = defineCollection<Payment>('payments', { byBooking: { fields: ['bookingId', 'at'] } })
export const refunds = defineCollection<Refund>('refunds', { byBooking: { fields: ['bookingId', 'at'] } })

export interface CounterRequest {
  kind: BookingKind
  bookingId: string
  method: PaymentMethod
  /** What the staff member saw; a guard against acting on an old screen, never an amount to book. */
  seenFen: number
  staff: { openid: string; name: string }
  now: number
  requestId: string
}

/** What is still to be paid: due, less what was received and stays here. */
export function openFen(money: BookingMoney): Fen {
  const kept = money.paidFen - money.refundedFen - money.refundDueFen
  return fen(Math.max(0, money.dueFen - kept))
}

/** The money of a booking whose price falls (cancellation, shortage): what was paid above it is owed back. */
export function owedBack(money: BookingMoney, newDueFen: Fen): BookingMoney {
  const held = money.paidFen - money.refundedFen
  return { ...money, dueFen: newDueFen, refundDueFen: fen(Math.max(0, held - newDueFen)) }
}

/** What may be paid for from an account. */
const HAS_ACCOUNTS: readonly BookingKind[] = ['meals']

type Movement = Omit<Payment, '_id' | 'state'> & { _id: string }

function movementOf(r: CounterRequest, id: string, amountFen: Fen): Movement {
  const { kind, bookingId, method, requestId, now, staff } = r
  return {
    _id: id,
    kind,
    bookingId,
    channel: 'onsite',
    amountFen,
    method,
    staffId: staff.openid,
    staffName: staff.name,
    requestId,
    at: now,
  }
}

/** Money from an account, or back to it, never was in the till: it moves on the account alone. */
async function recordOnAccount(
  db: Database,
  booking: Booking,
  { _id, at, amountFen, bookingId, staffId, staffName }: Movement,
  direction: 'in' | 'out',
): Promise<void> {
  const { personId, title } = booking
  await recordEntry(db, {
    ...{ _id, personId, at, title, bookingId, staffId, staffName },
    move: direction === 'in' ? 'charge' : 'reversal',
    amountFen: direction === 'in' ? 0 - amountFen : amountFen,
    method: null,
    requestKey: '',
  })
}

async function recordMovement(
  db: Database,
  booking: Booking,
  movement: Movement,
  direction: 'in' | 'out',
  reason: string,
): Promise<void> {
  const { _id, at, amountFen, method, kind, bookingId, staffId, staffName } = movement
  const { title, personName } = booking
  if (method === 'account') return recordOnAccount(db, booking, movement, direction)
  await record(db, {
    _id,
    at,
    amountFen,
    method,
    kind,
    bookingId,
    staffId,
    staffName,
    title,
    personName,
    direction,
    reason,
  })
}

const eventOf = (movement: Movement, what: string, reason: string) => ({
  at: movement.at,
  what: movement.method === 'account' && what === '收款' ? '从账户扣款' : what,
  by: `社区 ${movement.staffName}`,
  note: [`${paymentMethodLabel[movement.method]} ${formatYuan(movement.amountFen)}`, reason]
    .filter(Boolean)
    .join(','),
})

/**
 * Brings the booking up to its payment; a second run finds it there already. Should the booking have been cancelled
 * while the money changed hands, what came in is owed back.
 */
async function applyPayment(db: Database, booking: Stored<Booking>, payment: Movement): Promise<void> {
  await recordMovement(db, booking, payment, 'in', '')
  const collection = db.of(bookings[payment.kind])
  const before = booking.money.paidFen
  const paidFen = fen(before + payment.amountFen)
  for (let current: Stored<Booking> = booking; current.money.paidFen === before;) {
    const { dueFen, refundedFen } = current.money
    const { refundDueFen } = owedBack({ ...current.money, paidFen }, dueFen)
    const applied = await collection.update(
      { _id: booking._id, 'money.paidFen': before, 'money.dueFen': dueFen, 'money.refundedFen': refundedFen },
      {
        'money.paidFen': paidFen,
        'money.refundDueFen': refundDueFen,
        events: command.push([eventOf(payment, '收款', '')]),
      },
    )
    if (applied) return
    current = await collection.need(booking._id)
  }
}

/**
 * Staff took what is open, in one go. Sent twice, or from two counters at once, it is taken once: the payment's id is
 * derived from what had been paid before. A payment that a crash left without its booking is completed by the next try.
 * Five round trips at most.
 * @throws NOT_FOUND, CHANGED when another amount is open than was seen, STALE when a colleague was faster
 */
export async function collectOnsite(
  db: Database,
  r: CounterRequest,
): Promise<{ paymentId: string; paidFen: Fen }> {
  const booking = await db.of(bookings[r.kind]).need(r.bookingId, '订单')
  const open = openFen(booking.money)
  const id = derivedId('payment', r.kind, r.bookingId, String(booking.money.paidFen))
  if (open === 0) return repeatedPayment(db, r)
  if (open !== r.seenFen)
    throw new AppError('CHANGED', `应收金额变成了 ${formatYuan(open)},请核对后再收`, { openFen: open })
  const payment: Payment = { ...movementOf(r, id, open), state: 'success' }
  if (await db.of(payments).insert(payment)) {
    await applyPayment(db, booking, payment)
    return { paymentId: id, paidFen: open }
  }
  const first = await db.of(payments).need(id)
  await applyPayment(db, booking, first)
  if (first.requestId !== r.requestId) throw new AppError('STALE', `${first.staffName} 刚收过这笔款了`)
  return { paymentId: id, paidFen: first.amountFen }
}

/**
 * Takes what is open from the person's account. Once, whatever comes first: its id is that of a payment at the counter,
 * so that a meal which a colleague takes money for at this moment is paid once.
 * @returns what was taken by this payment or the first one; null where nothing is open
 */
export async function payFromAccount(
  db: Database,
  r: Pick<CounterRequest, 'kind' | 'bookingId' | 'staff' | 'now'>,
): Promise<Fen | null> {
  const booking = await db.of(bookings[r.kind]).need(r.bookingId, '订单')
  const open = openFen(booking.money)
  if (open === 0) return null
  const id = derivedId('payment', r.kind, r.bookingId, String(booking.money.paidFen))
  const request = { ...r, method: 'account' as const, seenFen: open, requestId: id }
  const payment: Payment = { ...movementOf(request, id, open), state: 'success' }
  const taken = (await db.of(payments).insert(payment)) ? payment : await db.of(payments).need(id)
  await applyPayment(db, booking, taken)
  return taken.amountFen
}

async function repeatedPayment(
  db: Database,
  r: CounterRequest,
): Promise<{ paymentId: string; paidFen: Fen }> {
  const received = await db.of(payments).find({ bookingId: r.bookingId }, { sort: { at: 'asc' } })
  const own = received.find((payment) => payment.requestId === r.requestId)
  if (!own) throw new AppError('STALE', '这笔订单已经没有要收的款了')
  return { paymentId: own._id, paidFen: own.amountFen }
}

async function applyRefund(
  db: Database,
  booking: Stored<Booking>,
  refund: Movement,
  reason: string,
): Promise<void> {
  await recordMovement(db, booking, refund, 'out', reason)
  await db.of(bookings[refund.kind]).update(
    { _id: booking._id, 'money.refundedFen': booking.money.refundedFen },
    {
      'money.refundedFen': command.inc(refund.amountFen),
      'money.refundDueFen': command.inc(0 - refund.amountFen),
      events: command.push([eventOf(refund, '退款', reason)]),
    },
  )
}

/** What was taken from an account goes back to it, and not into somebody's hand. */
async function refundMethod(db: Database, r: CounterRequest, amountFen: Fen): Promise<PaymentMethod> {
  if (!HAS_ACCOUNTS.includes(r.kind)) return r.method
  const received = await db.of(payments).find({ bookingId: r.bookingId }, { sort: { at: 'asc' } })
  const last = received.at(-1)
  return last?.method === 'account' && last.amountFen >= amountFen ? 'account' : r.method
}

/**
 * Staff handed back what the community owes. Once, like `collectOnsite`; never more than was paid.
 * @throws NOT_FOUND, CHANGED, STALE
 */
export async function payBackOnsite(
  db: Database,
  r: CounterRequest & { reason: string },
): Promise<{ refundId: string; refundedFen: Fen }> {
  const booking = await db.of(bookings[r.kind]).need(r.bookingId, '订单')
  const { refundDueFen, refundedFen, paidFen } = booking.money
  const id = derivedId('refund', r.kind, r.bookingId, String(refundedFen))
  if (refundDueFen === ZERO) return repeatedRefund(db, r)
  if (refundDueFen !== r.seenFen || refundedFen + refundDueFen > paidFen) {
    throw new AppError('CHANGED', `应退金额变成了 ${formatYuan(refundDueFen)},请核对后再退`, { refundDueFen })
  }
  const method = await refundMethod(db, r, refundDueFen)
  const movement = movementOf({ ...r, method }, id, refundDueFen)
  const refund: Refund = { ...movement, state: 'success', reason: r.reason }
  if (await db.of(refunds).insert(refund)) {
    await applyRefund(db, booking, refund, r.reason)
    return { refundId: id, refundedFen: refundDueFen }
  }
  const first = await db.of(refunds).need(id)
  await applyRefund(db, booking, first, first.reason)
  if (first.requestId !== r.requestId) throw new AppError('STALE', `${first.staffName} 刚退过这笔款了`)
  return { refundId: id, refundedFen: first.amountFen }
}

async function repeatedRefund(
  db: Database,
  r: CounterRequest,
): Promise<{ refundId: string; refundedFen: Fen }> {
  const given = await db.of(refunds).find({ bookingId: r.bookingId }, { sort: { at: 'asc' } })
  const own = given.find((refund) => refund.requestId === r.requestId)
  if (!own) throw new AppError('STALE', '这笔订单没有要退的款了')
  return { refundId: own._id, refundedFen: own.amountFen }
}
