import { fen, sum, type Fen } from '../../miniprogram/shared/money'
import { instantOf, isoDate } from '../../miniprogram/shared/time'
import type { BookingKind, PaymentMethod } from '../../miniprogram/shared/vocabulary'
import { command, defineCollection, type Database, type Entity, type Stored, type Where } from './database'
import { AppError } from './errors'
import { pageOf, placeOf, rowsToRead } from './paging'

/** One movement of money. Written once, never changed: every balance is a sum of these. */
export interface LedgerEntry extends Entity {
  at: number
  /** Calendar day in Puyang, "2026-11-23". */
  date: string
  direction: 'in' | 'out'
  amountFen: Fen
  method: PaymentMethod
  kind: BookingKind
  bookingId: string
  title: string
  personName: string
  staffId: string
  staffName: string
  reason: string
}

export const ledgerEntries = defineCollection<LedgerEntry>('ledgerEntries', {
  byDay: { fields: ['date', '-at'] },
  byBooking: { fields: ['bookingId', 'at'] },
})

/** Records a movement; the same id again changes nothing. */
export async function record(db: Database, entry: Omit<LedgerEntry, 'date'>): Promise<void> {
  await db.of(ledgerEntries).insert({ ...entry, date: isoDate(entry.at) })
}

export interface LedgerSums {
  cashIn: Fen
  codeIn: Fen
  cashOut: Fen
  codeOut: Fen
}

export interface LedgerPage {
  items: Stored<LedgerEntry>[]
  sums: LedgerSums
  next?: string
}

async function sumsOf(db: Database, entries: Where<LedgerEntry>): Promise<LedgerSums> {
  const groups = await db
    .of(ledgerEntries)
    .aggregate<{ _id: { d: string; m: string }; total: number }>([
      { $match: entries },
      { $group: { _id: { d: '$direction', m: '$method' }, total: { $sum: '$amountFen' } } },
    ])
  const of = (d: string, m: string): Fen =>
    sum(groups.filter((g) => g._id.d === d && g._id.m === m).map((g) => fen(g.total)))
  return {
    cashIn: of('in', 'cash'),
    codeIn: of('in', 'code'),
    cashOut: of('out', 'cash'),
    codeOut: of('out', 'code'),
  }
}

/**
 * A day's movements for some kinds of booking, newest first, with their sums of the whole day. Two round trips.
 * @throws BAD_INPUT
 */
export async function ledgerOfDay(
  db: Database,
  date: string,
  kinds: readonly BookingKind[],
  cursor?: string,
): Promise<LedgerPage> {
  if (instantOf(date) === null) throw new AppError('BAD_INPUT', '日期不对,请重新选择')
  const place = placeOf(cursor)
  const entries = { date, kind: command.in([...kinds]) }
  const before = place ? { at: command.lte(place.value) } : {}
  const [rows, sums] = await Promise.all([
    db.of(ledgerEntries).find({ ...entries, ...before }, { sort: { at: 'desc' }, limit: rowsToRead(place) }),
    sumsOf(db, entries),
  ])
  return { ...pageOf(rows, place, (entry) => entry.at), sums }
}
