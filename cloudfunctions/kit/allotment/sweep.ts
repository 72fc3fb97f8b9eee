import { allotments, confirmReservation, undoReservation, type Allotment } from './index'
import { command, type Database } from '../database'

export interface SweepOptions {
  /** Which allotments are this domain's: "groupbuy_". */
  prefix: string
  /** Holds younger than this may still be in the hands of a running call: longer than any function's timeout. */
  olderThanMs: number
  /** For hold ids, the attempt that each existing booking stands on. */
  bookingsOf: (holdIds: string[]) => Promise<Map<string, { attempt: string }>>
}

export interface SweepResult {
  confirmed: number
  undone: number
}

const PER_RUN = 100

async function settleHolds(
  db: Database,
  allotment: Allotment,
  now: number,
  options: SweepOptions,
): Promise<SweepResult> {
  const old = Object.entries(allotment.holds).filter(([, hold]) => hold.at <= now - options.olderThanMs)
  const result: SweepResult = { confirmed: 0, undone: 0 }
  if (old.length === 0) return result
  const bookings = await options.bookingsOf(old.map(([holdId]) => holdId))
  for (const [holdId, hold] of old) {
    if (bookings.get(holdId)?.attempt === hold.attempt) {
      if (await confirmReservation(db, allotment._id, holdId, hold.attempt)) result.confirmed++
    } else if (await undoReservation(db, allotment._id, holdId, hold)) result.undone++
  }
  return result
}

/** Completes or undoes what a crash left between a reservation and its booking. Running it twice does no harm. */
export async function sweepAllotments(
  db: Database,
  now: number,
  options: SweepOptions,
): Promise<SweepResult> {
  const total: SweepResult = { confirmed: 0, undone: 0 }
  const dirty = await db.of(allotments).find({ dirty: true }, { limit: PER_RUN })
  for (const allotment of dirty.filter(({ _id }) => _id.startsWith(options.prefix))) {
    const { confirmed, undone } = await settleHolds(db, allotment, now, options)
    total.confirmed += confirmed
    total.undone += undone
    await db
      .of(allotments)
      .update({ _id: allotment._id, holds: command.eq({}), returns: command.eq({}) }, { dirty: false })
  }
  return total
}
