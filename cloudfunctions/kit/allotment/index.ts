import { command, defineCollection, type Database, type Patch, type Stored, type Where } from '../database'
import { refusalOf } from './refusal'
import type { Allotment, Hold, Reservation, Terms } from './types'
import { AppError } from '../errors'
import { SettledHolds } from './settledHolds'

export type { Allotment, Hold, Reservation, Terms }

/** `held`: another call with the same hold id is at work right now, or its booking is there already. */
export type Reserved = { outcome: 'reserved'; number: number } | { outcome: 'held' }

export const allotments = defineCollection<Allotment>('allotments', { byDirty: { fields: ['dirty'] } })

const RECENT = 10
/** A miss that no reason explains means that the document changed between the two looks. */
const ATTEMPTS = 4

/** Sets up what can be taken; doing it again changes nothing. */
export async function createAllotment(db: Database, id: string, terms: Terms): Promise<void> {
  await db.of(allotments).insert({
    _id: id,
    ...terms,
    left: terms.stock,
    taken: {},
    holds: {},
    returns: {},
    sequence: 0,
    recent: [],
    dirty: false,
  })
}

function stockPatch(
  current: Allotment,
  wanted: Record<string, number>,
): { where: object; patch: Patch<Allotment> } {
  const where: Record<string, unknown> = {}
  const patch: Record<string, unknown> = {}
  for (const [key, stock] of Object.entries(wanted)) {
    const before = current.stock[key]
    if (before === undefined) {
      patch[`stock.${key}`] = stock
      patch[`left.${key}`] = stock
      continue
    }
    // Never below what is sold already: those people have their goods.
    const change = Math.max(stock - before, -(current.left[key] ?? 0))
    if (change === 0) continue
    where[`left.${key}`] = command.gte(-change)
    patch[`stock.${key}`] = before + change
    patch[`left.${key}`] = command.inc(change)
  }
  return { where, patch }
}

/**
 * Changes window, terms and stock of a running allotment; stock never falls below what is taken.
 * @returns the allotment as it is now
 * @throws NOT_FOUND, BUSY
 */
export async function adjustAllotment(db: Database, id: string, terms: Terms): Promise<Stored<Allotment>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await db.of(allotments).need(id)
    if (current.terms > terms.terms) return current
    const { where, patch } = stockPatch(current, terms.stock)
    const { opensAt, closesAt, open } = terms
    const stocked = Object.fromEntries(Object.entries(current.stock).map(([key, n]) => [`stock.${key}`, n]))
    const adjusted = await db.of(allotments).updateAndReturn(
      { _id: id, terms: current.terms, ...stocked, ...where },
      {
        ...patch,
        terms: terms.terms,
        opensAt,
        closesAt,
        open,
      },
    )
    if (adjusted) return adjusted
  }
  throw new AppError('BUSY', '现在下单的人很多,请稍等几秒再保存')
}

function reserveWhere(id: string, r: Reservation): Where<Allotment> {
  const where: Record<string, unknown> = {
    _id: id,
    terms: r.terms,
    ...(r.late ? {} : { open: true, opensAt: command.lte(r.now), closesAt: command.gt(r.now) }),
    [`holds.${r.holdId}`]: command.exists(false),
    // a booking that was cancelled a moment ago is not to be reserved for again by its own repeat
    [`returns.${r.holdId}`]: command.exists(false),
  }
  for (const [key, quantity] of Object.entries(r.takes)) {
    where[`left.${key}`] = command.gte(quantity)
    const limit = r.limits[key]
    // "not more than" is also true of a household that has none yet
    if (limit !== undefined) where[`taken.${r.by}.${key}`] = command.not(command.gt(limit - quantity))
  }
  return where
}

/**
 * Holds whose bookings this instance has stored, to be carried away by its next reservation: on a busy day the document
 * stays small without a round trip of its own. Whatever is forgotten with the instance is left to the sweep.
 */
const settled = new SettledHolds()

/** The booking of this hold is stored. */
export const settleReservation = (id: string, holdId: string): void => settled.add(id, holdId)

function reservePatch(r: Reservation, done: readonly string[]): Patch<Allotment> {
  const limitedKeys = Object.keys(r.takes).filter((key) => r.limits[key] !== undefined)
  const hold: Hold = { attempt: r.attempt, takes: r.takes, by: r.by, at: r.now, limitedKeys }
  const patch: Record<string, unknown> = {
    [`holds.${r.holdId}`]: command.set(hold),
    sequence: command.inc(1),
    recent: command.push({ each: [{ name: r.name, at: r.now }], slice: -RECENT }),
    dirty: true,
  }
  for (const holdId of done) patch[`holds.${holdId}`] = command.remove()
  for (const [key, quantity] of Object.entries(r.takes)) {
    patch[`left.${key}`] = command.inc(-quantity)
    if (r.limits[key] !== undefined) patch[`taken.${r.by}.${key}`] = command.inc(quantity)
  }
  return patch
}

/**
 * Takes all lines at once, or nothing. One round trip when it succeeds.
 * @throws SOLD_OUT {items: [{key, left}]}, LIMIT_REACHED {items: [{key, limit, taken}]}, NOT_OPEN, CLOSED, CHANGED,
 * NOT_FOUND, BUSY
 */
export async function reserve(db: Database, id: string, r: Reservation): Promise<Reserved> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = settled.of(id)
    const reserved = await db.of(allotments).updateAndReturn(reserveWhere(id, r), reservePatch(r, done))
    if (reserved) {
      settled.forget(id, done)
      return { outcome: 'reserved', number: reserved.sequence }
    }
    const current = await db.of(allotments).get(id)
    if (current?.holds[r.holdId] || current?.returns[r.holdId]) return { outcome: 'held' }
    const refusal = refusalOf(current, r)
    if (refusal) throw refusal
  }
  throw new AppError('BUSY', '现在下单的人很多,请稍等几秒再试')
}

function backPatch(
  takes: Record<string, number>,
  by: string,
  limitedKeys: readonly string[],
): Record<string, unknown> {
  const patch: Record<string, unknown> = {}
  for (const [key, quantity] of Object.entries(takes)) {
    patch[`left.${key}`] = command.inc(quantity)
    if (limitedKeys.includes(key)) patch[`taken.${by}.${key}`] = command.inc(-quantity)
  }
  return patch
}

/** Gives back a reservation whose booking was never stored. Only the attempt that made the hold can undo it. */
export async function undoReservation(
  db: Database,
  id: string,
  holdId: string,
  hold: Hold,
): Promise<boolean> {
  const undone = await db.of(allotments).update(
    { _id: id, [`holds.${holdId}.attempt`]: hold.attempt },
    {
      ...backPatch(hold.takes, hold.by, hold.limitedKeys),
      [`holds.${holdId}`]: command.remove(),
    },
  )
  return undone > 0
}

/** The hold that a reservation leaves, for undoing it. */
export function holdOf(r: Reservation): Hold {
  const limitedKeys = Object.keys(r.takes).filter((key) => r.limits[key] !== undefined)
  return { attempt: r.attempt, takes: r.takes, by: r.by, at: r.now, limitedKeys }
}

/** The booking is stored: the hold has done its work, the goods stay taken. */
export async function confirmReservation(
  db: Database,
  id: string,
  holdId: string,
  attempt: string,
): Promise<boolean> {
  const confirmed = await db.of(allotments).update(
    { _id: id, [`holds.${holdId}.attempt`]: attempt },
    {
      [`holds.${holdId}`]: command.remove(),
    },
  )
  return confirmed > 0
}

export interface Return {
  holdId: string
  takes: Record<string, number>
  by: string
  /** The keys that counted towards a household limit when they were taken. */
  limitedKeys: readonly string[]
}

/** Puts back what a cancelled booking took: exactly once, however often it is called before `forgetReturn`. */
export async function release(db: Database, id: string, r: Return): Promise<void> {
  await db.of(allotments).update(
    { _id: id, [`returns.${r.holdId}`]: command.exists(false) },
    {
      ...backPatch(r.takes, r.by, r.limitedKeys),
      [`returns.${r.holdId}`]: 1,
      [`holds.${r.holdId}`]: command.remove(),
      dirty: true,
    },
  )
}

/** The booking knows that its goods are back, and will never ask again. */
export async function forgetReturn(db: Database, id: string, holdId: string): Promise<void> {
  await db.of(allotments).update({ _id: id }, { [`returns.${holdId}`]: command.remove() })
}
