import type { InferInput } from 'valibot'
import { formatYuan } from '../../miniprogram/shared/money'
import { DAY, isoDate } from '../../miniprogram/shared/time'
import type { AccountMove, CounterMethod } from '../../miniprogram/shared/vocabulary'
import { command, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import { record } from '../kit/ledger'
import { fen } from '../../miniprogram/shared/money'
import { openFen } from '../kit/payments'
import {
  accountEntries,
  balanceOf,
  entriesOf,
  personAccounts,
  recordEntry,
  type AccountEntry,
  type PersonAccount,
} from '../kit/personAccounts'
import { persons, type Person } from '../kit/people'
import { mealOrders } from './collections'
import type { accountEntryOut, accountOut } from './contract/shapes'
import { COMING } from './rules/states'
import type { Context } from './staff'

export type AccountView = InferInput<typeof accountOut>
type EntryView = InferInput<typeof accountEntryOut>

/** Nobody has booked more at a time. */
const MOST = 200

/** What stands for somebody and will be taken from their account, and what was eaten and is being taken. */
export async function comingOf(db: Database, personId: string, now: number): Promise<number> {
  const since = isoDate(now - DAY)
  const found = await db
    .of(mealOrders)
    .find(
      { personId, date: command.gte(since) },
      { limit: MOST, fields: ['state', 'payBy', 'money', 'charge'] },
    )
  return found
    .filter(({ state, payBy, charge }) => charge === 'due' || (payBy === 'account' && COMING.includes(state)))
    .reduce((sum, { money }) => sum + openFen(money), 0)
}

/** Somebody whom the community knows. @throws NOT_FOUND */
export async function personNow(db: Database, personId: string): Promise<Stored<Person>> {
  const person = await db.of(persons).get(personId)
  if (!person || person.mergedInto !== null) throw new AppError('NOT_FOUND', '没有找到这位居民')
  return person
}

export const accountView = (
  { personId, personName }: { personId: string; personName: string },
  account: Pick<PersonAccount, 'mode' | 'version'> | null,
  sums: { balanceFen: number; comingFen: number },
  now: number,
): AccountView => ({
  ...{ personId, personName, now },
  mode: account?.mode ?? 'onsite',
  version: account?.version ?? 0,
  balanceFen: sums.balanceFen,
  comingFen: fen(sums.comingFen),
})

/** Somebody's account as it stands; read side by side. */
export async function readAccount(
  db: Database,
  person: { personId: string; personName: string },
  now: number,
): Promise<AccountView> {
  const { personId } = person
  const [account, { balanceFen }, comingFen] = await Promise.all([
    db.of(personAccounts).get(personId),
    balanceOf(db, personId),
    comingOf(db, personId, now),
  ])
  return accountView(person, account, { balanceFen, comingFen }, now)
}

/** A page of movements as they are shown. */
export async function readEntries(
  db: Database,
  personId: string,
  cursor: string | undefined,
): Promise<{ items: EntryView[]; next?: string }> {
  const { items, ...more } = await entriesOf(db, personId, cursor)
  return {
    items: items.map(({ _id: id, at, move, amountFen, title, staffName }) => ({
      ...{ id, at, move, amountFen, title, staffName },
    })),
    ...more,
  }
}

/** One movement of money by hand. */
export interface ByHand {
  move: Extract<AccountMove, 'topUp' | 'settle' | 'payOut'>
  person: Pick<Person, '_id' | 'name'>
  /** Signed: what comes in is above zero. */
  amountFen: number
  method: CounterMethod
  /** From what its id is derived. */
  from: string
  reason?: string
}

const TITLES: Readonly<Record<ByHand['move'], string>> = {
  topUp: '助餐账户充值',
  settle: '助餐账户结账',
  payOut: '助餐账户退余额',
}

/** What moved by hand went through the till, too: the ledger has the same id. Writing it again changes nothing. */
export async function throughTill(db: Database, entry: AccountEntry, personName: string): Promise<void> {
  const { _id, at, amountFen, method, title, staffId, staffName } = entry
  if (method === null) return
  await record(db, {
    ...{ _id, at, method, title, personName, staffId, staffName },
    amountFen: fen(Math.abs(amountFen)),
    direction: amountFen < 0 ? 'out' : 'in',
    kind: 'meals',
    bookingId: _id,
    reason: '',
  })
}

export const requestKeyOf = ({ caller, requestId }: Context): string =>
  derivedId('account request', caller.openid, requestId)

/** The movement that this very request has made already. @throws REPEATED_DIFFERENTLY */
export async function madeBefore(
  context: Context,
  { move, personId, amountFen, method }: Pick<AccountEntry, 'move' | 'personId' | 'amountFen' | 'method'>,
): Promise<AccountEntry | null> {
  const [first] = await context.db
    .of(accountEntries)
    .find({ personId, requestKey: requestKeyOf(context) }, { limit: 1 })
  if (!first) return null
  if (first.move === move && first.amountFen === amountFen && first.method === method) return first
  throw new AppError('REPEATED_DIFFERENTLY', '这次提交的内容和上次不一样,请返回后重新提交')
}

/**
 * Moves money by hand, once: of two counters that derive the same id one moves it. Account first, then the till; what a
 * crash leaves in between, a repeat or the timer finishes.
 * @throws STALE where a colleague was faster
 */
export async function moveByHand(context: Context, byHand: ByHand): Promise<void> {
  const { db, caller, clock } = context
  const { move, person, amountFen, method, from } = byHand
  const requestKey = requestKeyOf(context)
  const entry = {
    _id: derivedId('account entry', move, person._id, from),
    ...{ personId: person._id, at: clock.now(), move, amountFen, method, requestKey },
    title: TITLES[move],
    bookingId: null,
    staffId: caller.openid,
    staffName: caller.profile().name,
  }
  const made = await recordEntry(db, entry)
  const stored = await db.of(accountEntries).need(entry._id)
  if (!made && stored.requestKey !== requestKey) {
    throw new AppError('STALE', `${stored.staffName}刚刚办过了,请刷新再看`)
  }
  await throughTill(db, stored, person.name)
}

/** @throws CHANGED where another amount stands than was seen */
export function checkSeenBalance(amountFen: number, seenFen: number, what: string): void {
  if (amountFen === seenFen) return
  throw new AppError('CHANGED', `${what}变成了 ${formatYuan(amountFen)},请核对后再办`, { openFen: amountFen })
}
