import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { LedgerEntry } from '../../../cloudfunctions/kit/ledger'
import type { Payment } from '../../../cloudfunctions/kit/payments'
import type { AccountEntry } from '../../../cloudfunctions/kit/personAccounts'
import { EATEN } from '../../../cloudfunctions/meals/rules/states'
import { formatYuan } from '../../../miniprogram/shared/money'
import { MINUTE } from '../../../miniprogram/shared/time'
import { paymentMethodLabel, type PaymentMethod } from '../../../miniprogram/shared/vocabulary'
import { datesOf } from './accounts'
import { community, type In } from './desk'
import type { Booked } from './fates'

/** A meal that was paid for, with what that left in the books: in the till, or on the person's account. */
interface Paid {
  order: Booked
  payment: In<Payment>
  ledger: In<LedgerEntry>[]
  charge: In<AccountEntry>[]
}

/** Whoever takes from accounts what was eaten. */
const TIMER = { staffId: 'timer', staffName: '系统' }

/** A meal is paid for so long after it was handed over. */
const PAID_AFTER = MINUTE

const isPaid = (order: Booked): boolean => EATEN.includes(order.state) && order.money.dueFen > 0

const methodOf = ({ payBy, number }: Booked): PaymentMethod =>
  payBy === 'account' ? 'account' : number % 3 === 0 ? 'cash' : 'code'

function chargeOf({ _id, at, bookingId, amountFen, staffId, staffName }: Payment, order: Booked) {
  return {
    ...{ _id, community, at, bookingId, staffId, staffName, ...datesOf(at) },
    personId: order.personId,
    title: order.title,
    move: 'charge' as const,
    amountFen: 0 - amountFen,
    method: null,
    requestKey: '',
  }
}

function ledgerOf(payment: Payment, { title, personName }: Booked): In<LedgerEntry> {
  const { _id, at, kind, bookingId, amountFen, method, staffId, staffName } = payment
  const { date } = datesOf(at)
  return {
    ...{ _id, community, at, date, kind, bookingId, amountFen, method, staffId, staffName },
    ...{ direction: 'in', title, personName, reason: '' },
  }
}

function paid(order: Booked): Paid {
  const method = methodOf(order)
  const { handover, money } = order
  const staff = method === 'account' ? TIMER : { staffId: handover!.staffId, staffName: handover!.staffName }
  const at = handover!.at + PAID_AFTER
  const _id = derivedId('payment', 'meals', order._id, '0')
  const payment: In<Payment> = {
    ...{ _id, community, at, method, ...staff },
    kind: 'meals',
    bookingId: order._id,
    channel: 'onsite',
    state: 'success',
    amountFen: money.dueFen,
    requestId: method === 'account' ? _id : `sample-${order._id}`,
  }
  const what = method === 'account' ? '从账户扣款' : '收款'
  const note = `${paymentMethodLabel[method]} ${formatYuan(money.dueFen)}`
  return {
    order: {
      ...order,
      money: { ...money, paidFen: money.dueFen },
      events: [...order.events, { at, what, by: `社区 ${staff.staffName}`, note }],
    },
    payment,
    ledger: method === 'account' ? [] : [ledgerOf(payment, order)],
    charge: method === 'account' ? [chargeOf(payment, order)] : [],
  }
}

export interface Settled {
  orders: Booked[]
  payments: In<Payment>[]
  ledger: In<LedgerEntry>[]
  charges: In<AccountEntry>[]
}

/** The same meals, those that were eaten paid for, with what that left in the books. */
export function settled(orders: readonly Booked[]): Settled {
  const found = new Map(orders.filter(isPaid).map((order) => [order._id, paid(order)]))
  const all = [...found.values()]
  return {
    orders: orders.map((order) => found.get(order._id)?.order ?? order),
    payments: all.map(({ payment }) => payment),
    ledger: all.flatMap(({ ledger }) => ledger),
    charges: all.flatMap(({ charge }) => charge),
  }
}
