import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { LedgerEntry } from '../../../cloudfunctions/kit/ledger'
import type { Payment } from '../../../cloudfunctions/kit/payments'
import type { AccountEntry, PersonAccount } from '../../../cloudfunctions/kit/personAccounts'
import { monthOf } from '../../../cloudfunctions/meals/rules/ids'
import { EATEN } from '../../../cloudfunctions/meals/rules/states'
import { formatYuan } from '../../../miniprogram/shared/money'
import { DAY, HOUR, isoDate, MINUTE } from '../../../miniprogram/shared/time'
import {
  mealLabel,
  paymentMethodLabel,
  type AccountMode,
  type PaymentMethod,
} from '../../../miniprogram/shared/vocabulary'
import { openidOf, personIdOf } from '../keys'
import { community, dayAt, dayWords, type Desk, type In } from './desk'
import { CANTEEN, type Booked } from './fates'

/** Who pays how; everybody else pays each meal when they get it. */
const MODES: Readonly<Record<string, Exclude<AccountMode, 'onsite'>>> = {
  'wang-xiuying': 'prepaid',
  'hu-yulan': 'billed',
  'sun-baoguo': 'billed',
}

const cashier = ({ persons }: Desk) => ({
  staffId: openidOf(CANTEEN),
  staffName: persons.get(personIdOf(CANTEEN))!.name,
})
const TOP_UP = 10_000

export const payByOf = (key: string): Booked['payBy'] => (MODES[key] ? 'account' : 'onsite')

export const accountDocuments = (desk: Desk): In<PersonAccount>[] =>
  Object.entries(MODES).map(([key, mode]) => ({
    _id: personIdOf(key),
    community,
    personName: desk.persons.get(personIdOf(key))!.name,
    mode,
    version: 1,
    since: dayAt(desk.now, -60) + 10 * HOUR,
    setByName: cashier(desk).staffName,
  }))

type Movement = Pick<AccountEntry, 'personId' | 'at' | 'move' | 'amountFen' | 'title' | 'method'> &
  Partial<AccountEntry>

const entry = (movement: Movement): In<AccountEntry> => ({
  _id: derivedId('sample account', movement.personId, movement.move, String(movement.at)),
  community,
  date: isoDate(movement.at),
  month: monthOf(isoDate(movement.at)),
  bookingId: null,
  staffId: '',
  staffName: '',
  requestKey: '',
  ...movement,
})

/** Meals that were eaten and cost something are paid: so long after they were handed over. */
const PAID_AFTER = MINUTE

const paysFor = (order: Booked): boolean => EATEN.includes(order.state) && order.money.dueFen > 0

const chargeOf = (order: Booked): In<AccountEntry> =>
  entry({
    _id: derivedId('meal charge', order._id),
    personId: order.personId,
    at: order.handover!.at + PAID_AFTER,
    move: 'charge',
    amountFen: 0 - order.money.dueFen,
    title: `${mealLabel[order.meal]} ${dayWords(order.date)} · ${order.lines[0]!.name}`,
    method: null,
    bookingId: order._id,
  })

/** Money was paid in before the first of these meals; monthly accounts were settled on Sunday. */
export function entryDocuments(orders: readonly Booked[], desk: Desk): In<AccountEntry>[] {
  const eaten = orders.filter((order) => order.payBy === 'account' && paysFor(order))
  const charges = eaten.map(chargeOf)
  const first = Math.min(desk.now, ...charges.map(({ at }) => at))
  const topUp = entry({
    personId: personIdOf('wang-xiuying'),
    at: first - 3 * DAY,
    move: 'topUp',
    amountFen: TOP_UP,
    title: '充值',
    method: 'cash',
    ...cashier(desk),
  })
  const settledAt = dayAt(desk.now, -5) + 15 * HOUR
  const settled = ['hu-yulan', 'sun-baoguo'].flatMap((key) => {
    const owed = charges.filter((c) => c.personId === personIdOf(key) && c.at < settledAt)
    const amountFen = -owed.reduce((sum, c) => sum + c.amountFen, 0)
    const personId = personIdOf(key)
    return amountFen === 0
      ? []
      : [
          entry({
            personId,
            at: settledAt,
            move: 'settle',
            amountFen,
            title: '结账',
            method: 'code',
            ...cashier(desk),
          }),
        ]
  })
  return [topUp, ...charges, ...settled]
}

interface Paid {
  order: Booked
  payment: In<Payment>
  ledger: In<LedgerEntry>
}

function paymentOf(order: Booked): Paid {
  const account = order.payBy === 'account'
  const method: PaymentMethod = account ? 'account' : order.number % 3 === 0 ? 'cash' : 'code'
  const { staffId, staffName, at } = order.handover!
  const common = {
    _id: derivedId('payment', 'meals', order._id, '0'),
    community,
    kind: 'meals' as const,
    bookingId: order._id,
    amountFen: order.money.dueFen,
    method,
    staffId: account ? '' : staffId,
    staffName: account ? '' : staffName,
    at: at + PAID_AFTER,
  }
  const by = account ? '助餐账户' : `社区 ${staffName}`
  const note = `${paymentMethodLabel[method]} ${formatYuan(order.money.dueFen)}`
  return {
    order: {
      ...order,
      money: { ...order.money, paidFen: order.money.dueFen },
      events: [...order.events, { at: common.at, what: '收款', by, note }],
    },
    payment: { ...common, channel: 'onsite', state: 'success', requestId: `sample-${order._id}` },
    ledger: {
      ...common,
      date: isoDate(common.at),
      direction: 'in',
      title: order.title,
      personName: order.personName,
      reason: '',
    },
  }
}

export interface Settled {
  orders: Booked[]
  payments: In<Payment>[]
  ledger: In<LedgerEntry>[]
}

/** The same meals, those that were eaten paid for, with what that left in the books. */
export function settled(orders: readonly Booked[]): Settled {
  const paid = new Map(orders.filter(paysFor).map((order) => [order._id, paymentOf(order)]))
  return {
    orders: orders.map((order) => paid.get(order._id)?.order ?? order),
    payments: [...paid.values()].map(({ payment }) => payment),
    ledger: [...paid.values()].map(({ ledger }) => ledger),
  }
}
