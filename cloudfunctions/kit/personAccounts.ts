import { isoDate } from '../../miniprogram/shared/time'
import type { AccountMode, AccountMove, CounterMethod } from '../../miniprogram/shared/vocabulary'
import { command, defineCollection, type Database, type Entity, type Stored } from './database'
import { pageOf, placeOf, rowsToRead } from './paging'

/** How somebody pays for meals. `_id` is the person's id; without a document they pay each one at the counter. */
export interface PersonAccount extends Entity {
  personName: string
  mode: AccountMode
  version: number
  since: number
  setByName: string
}

/**
 * One movement on somebody's account. Written once, never changed; the balance is the sum of the amounts: what was paid
 * in is above zero, what was eaten below. Ids are derived from what it is for, so that one meal is charged once.
 */
export interface AccountEntry extends Entity {
  personId: string
  at: number
  /** Calendar day and month in Puyang: "2026-11-23", "2026-11". */
  date: string
  month: string
  move: AccountMove
  /** Signed fen. */
  amountFen: number
  /** 午餐 11月23日 · 红烧鱼套餐 */
  title: string
  bookingId: string | null
  /** How money came in or went out; null where none moved. */
  method: CounterMethod | null
  staffId: string
  staffName: string
  /** Of the member of staff who moved money by hand, so that a repeat is known; empty otherwise. */
  requestKey: string
}

export const personAccounts = defineCollection<PersonAccount>('personAccounts', {
  byMode: { fields: ['mode'] },
})

export const accountEntries = defineCollection<AccountEntry>('accountEntries', {
  byPerson: { fields: ['personId', '-at'] },
  byMonth: { fields: ['month', 'personId'] },
  byTime: { fields: ['at'] },
})

/** What a person has with the canteen: below zero it is what they owe. Never stored, always summed. */
export interface Balance {
  balanceFen: number
  /** Movements of money by hand so far: the place of the next one, so that of two at once one counts. */
  byHand: number
}

const NOTHING: Balance = { balanceFen: 0, byHand: 0 }

const SUMS = {
  balanceFen: { $sum: '$amountFen' },
  byHand: { $sum: { $cond: [{ $in: ['$move', ['topUp', 'settle', 'payOut']] }, 1, 0] } },
}

/** One round trip. */
export async function balanceOf(db: Database, personId: string): Promise<Balance> {
  const [sums] = await db
    .of(accountEntries)
    .aggregate<Balance>([{ $match: { personId } }, { $group: { _id: '$personId', ...SUMS } }])
  return sums ? { balanceFen: sums.balanceFen, byHand: sums.byHand } : NOTHING
}

/** The balances of many people by one aggregation; whoever has no movement is left out. */
export async function balancesOf(db: Database, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const sums = await db
    .of(accountEntries)
    .aggregate<Balance & { _id: string }>([
      { $match: { personId: { $in: [...personIds] } } },
      { $group: { _id: '$personId', balanceFen: { $sum: '$amountFen' } } },
      { $limit: personIds.length },
    ])
  return new Map(sums.map(({ _id, balanceFen }) => [_id, balanceFen]))
}

/** A page of somebody's movements, newest first. One round trip. */
export async function entriesOf(
  db: Database,
  personId: string,
  cursor?: string,
): Promise<{ items: Stored<AccountEntry>[]; next?: string }> {
  const place = placeOf(cursor)
  const rows = await db
    .of(accountEntries)
    .find(
      { personId, ...(place ? { at: command.lte(place.value) } : {}) },
      { sort: { at: 'desc' }, limit: rowsToRead(place) },
    )
  return pageOf(rows, place, ({ at }) => at)
}

/** Writes a movement down, once: false where one with its id stands already. */
export const recordEntry = (db: Database, entry: Omit<AccountEntry, 'date' | 'month'>): Promise<boolean> => {
  const date = isoDate(entry.at)
  return db.of(accountEntries).insert({ ...entry, date, month: date.slice(0, 7) })
}

/**
 * Moves an account with its movements to another record of the same person. Where both have one, the keeper's way of
 * paying stays, unless it is the one that everybody has. Every step can be repeated.
 */
export async function moveAccountOf(
  db: Database,
  from: string,
  to: { _id: string; name: string },
): Promise<void> {
  const all = db.of(personAccounts)
  const old = await all.get(from)
  if (old) {
    const { mode, since, setByName } = old
    const set = { personName: to.name, mode, since, setByName }
    if (!(await all.insert({ _id: to._id, ...set, version: 1 })) && mode !== 'onsite') {
      await all.update({ _id: to._id, mode: 'onsite' }, { ...set, version: command.inc(1) })
    }
  }
  await db.of(accountEntries).update({ personId: from }, { personId: to._id })
  await all.remove({ _id: from })
}
