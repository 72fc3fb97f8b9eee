import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { LedgerEntry } from '../../../cloudfunctions/kit/ledger'
import type { AccountEntry, PersonAccount } from '../../../cloudfunctions/kit/personAccounts'
import { monthOf } from '../../../cloudfunctions/meals/rules/ids'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, isoDate } from '../../../miniprogram/shared/time'
import type { AccountMode, CounterMethod } from '../../../miniprogram/shared/vocabulary'
import { openidOf, personIdOf } from '../keys'
import { community, dayAt, type Desk, type In } from './desk'
import { CANTEEN, type Booked } from './fates'

/** Who pays how; everybody else pays each meal when they get it. */
const MODES: Readonly<Record<string, Exclude<AccountMode, 'onsite'>>> = {
  'wang-xiuying': 'prepaid',
  'hu-yulan': 'billed',
  'sun-baoguo': 'billed',
}

/** More than she eats in two weeks. */
const TOP_UP = 10_000

export const payByOf = (key: string): Booked['payBy'] => (MODES[key] ? 'account' : 'onsite')

const nameOf = (personId: string, { persons }: Desk): string => persons.get(personId)!.name

export const accountDocuments = (desk: Desk): In<PersonAccount>[] =>
  Object.entries(MODES).map(([key, mode]) => ({
    _id: personIdOf(key),
    community,
    personName: nameOf(personIdOf(key), desk),
    mode,
    version: 1,
    since: dayAt(desk.now, -60) + 10 * HOUR,
    setByName: nameOf(personIdOf(CANTEEN), desk),
  }))

export const datesOf = (at: number): Pick<AccountEntry, 'date' | 'month'> => {
  const date = isoDate(at)
  return { date, month: monthOf(date) }
}

interface ByHand {
  personId: string
  at: number
  move: 'topUp' | 'settle'
  amountFen: number
  method: CounterMethod
}

const TITLES: Readonly<Record<ByHand['move'], string>> = {
  topUp: '助餐账户充值',
  settle: '助餐账户结账',
}

const byHand = ({ personId, at, move, amountFen, method }: ByHand, desk: Desk): In<AccountEntry> => ({
  _id: derivedId('account entry', move, personId, 'sample'),
  community,
  ...{ personId, at, move, amountFen, method, ...datesOf(at) },
  title: TITLES[move],
  bookingId: null,
  staffId: openidOf(CANTEEN),
  staffName: nameOf(personIdOf(CANTEEN), desk),
  requestKey: `sample-${move}-${personId}`,
})

/** Five days ago, in the afternoon, what was owed on the monthly accounts was paid. */
function settlements(charges: readonly AccountEntry[], desk: Desk): In<AccountEntry>[] {
  const at = dayAt(desk.now, -5) + 15 * HOUR
  return Object.keys(MODES)
    .filter((key) => MODES[key] === 'billed')
    .map(personIdOf)
    .flatMap((personId) => {
      const owed = charges.filter((charge) => charge.personId === personId && charge.at < at)
      const amountFen = 0 - owed.reduce((sum, charge) => sum + charge.amountFen, 0)
      return amountFen > 0 ? [byHand({ personId, at, move: 'settle', amountFen, method: 'code' }, desk)] : []
    })
}

/** What staff took by hand: paid in before the first of these meals, and settled since. */
export function movesByHand(charges: readonly AccountEntry[], desk: Desk): In<AccountEntry>[] {
  const at = Math.min(desk.now, ...charges.map((charge) => charge.at)) - 3 * DAY
  const personId = personIdOf('wang-xiuying')
  const topUp = byHand({ personId, at, move: 'topUp', amountFen: TOP_UP, method: 'cash' }, desk)
  return [topUp, ...settlements(charges, desk)]
}

/** The same through the till. */
export const tillLine = (entry: In<AccountEntry>, desk: Desk): In<LedgerEntry> => {
  const { _id, at, date, title, staffId, staffName, amountFen } = entry
  return {
    ...{ _id, community, at, date, title, staffId, staffName },
    method: entry.method!,
    personName: nameOf(entry.personId, desk),
    amountFen: fen(amountFen),
    direction: 'in',
    kind: 'meals',
    bookingId: _id,
    reason: '',
  }
}
