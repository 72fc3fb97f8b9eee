import { MINUTE } from '../../../miniprogram/shared/time'
import { audit } from '../audit'
import { command, type Database, type Patch, type Stored } from '../database'
import { AppError } from '../errors'
import { derivedId } from '../fingerprint'
import { isMinor } from './age'
import { initialsOf } from './initials'
import { refreshLinks } from './links'
import { phoneTailOf, persons, type Person } from './index'
import { moveReferences } from './references'

/** Two records of one person: the first stays, the second goes. */
export interface Merge {
  keepId: string
  mergeId: string
}

/** Who merges, for the audit. */
export interface Merger {
  by: string
  byName: string
  reason: string
}

const unknown = (): AppError => new AppError('NOT_FOUND', '没有找到这位居民')
const stale = (): AppError => new AppError('STALE', '有人正在合并这两份,请刷新再看')

/** As long as an editor accepts. */
const MAX_NOTE = 100

function joinedNotes(keeper: Person, merged: Person): string {
  const otherPhone = merged.phone && keeper.phone && merged.phone !== keeper.phone
  const parts = [keeper.note, merged.note, otherPhone ? `另一个电话 ${merged.phone}` : '']
  const known = parts.filter((part, at) => part !== '' && !parts.slice(0, at).some((p) => p.includes(part)))
  return known.join(';').slice(0, MAX_NOTE)
}

/** The keeper with what only the other record knew. What both know stays as the keeper has it. Pure. */
export function filledFrom(keeper: Person, merged: Person): Person {
  const phone = keeper.phone || merged.phone
  const withAddress = keeper.address === null && merged.address !== null ? merged : keeper
  const dietNotes = [...new Set([keeper.dietNote, merged.dietNote].filter(Boolean))]
  return {
    ...keeper,
    initials: initialsOf(keeper.name),
    phone,
    phoneTail: phoneTailOf(phone),
    address: withAddress.address,
    grid: withAddress.grid,
    birthdate: keeper.birthdate ?? merged.birthdate,
    diet: [...new Set([...keeper.diet, ...merged.diet])],
    dietNote: dietNotes.join(';'),
    note: joinedNotes(keeper, merged),
  }
}

/**
 * Whether two records may become one at all.
 * @throws BAD_INPUT, NOT_FOUND
 */
export function checkMerge(keeper: Person | null, merged: Person | null, now: number): void {
  if (keeper && keeper._id === merged?._id) throw new AppError('BAD_INPUT', '这是同一份资料,请选两份不同的')
  if (!keeper || !merged || keeper.mergedInto !== null) throw unknown()
  if (merged.mergedInto !== null && merged.mergedInto !== keeper._id) throw unknown()
  if (isMinor(keeper.birthdate, now) !== isMinor(merged.birthdate, now)) {
    throw new AppError('BAD_INPUT', '一份是孩子的,一份是大人的,不能合成一份。请先核对出生日期')
  }
}

/** What the keeper's document gets. The lock goes off with the last stone, if it is still this merge's. */
function filledPatch(filled: Person, mergeId: string): Patch<Person> {
  const { initials, phone, phoneTail, address, grid, birthdate, diet, dietNote, note, merging } = filled
  return {
    ...{ initials, phone, phoneTail, grid, birthdate, diet, dietNote, note },
    address: address === null ? null : command.set(address),
    version: command.inc(1),
    merging: merging === mergeId ? null : merging,
  }
}

/** The record that stands for this one now; null if it was deleted. */
async function keeperOf(db: Database, id: string): Promise<Stored<Person> | null> {
  const person = await db.of(persons).get(id)
  return person === null || person.mergedInto === null ? person : keeperOf(db, person.mergedInto)
}

/** The keeper was deleted at the very moment when the second record was claimed: that one stays what it was. */
async function letGo(db: Database, { _id, mergedInto, merging }: Person): Promise<never> {
  await db
    .of(persons)
    .update({ _id, mergedInto, merging }, { mergedInto: null, mergedAt: null, merging: null })
  throw unknown()
}

const TRIES = 5

/**
 * From the moment on when the second record is claimed: moves what hangs on it, fills in the first, and says that it is
 * done. Every step can be repeated, and by two at once.
 */
async function complete(db: Database, mergeId: string, now: number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const merged = await db.of(persons).need(mergeId, '居民')
    if (merged.mergedInto === null || merged.merging === null) return
    const keeper = (await keeperOf(db, merged.mergedInto)) ?? (await letGo(db, merged))
    const filled = filledFrom(keeper, merged)
    await moveReferences(db, mergeId, filled, now)
    await refreshLinks(db, filled)
    const { _id, version, merging } = keeper
    const asRead = { _id, version, merging, mergedInto: null }
    if (await db.of(persons).update(asRead, filledPatch(filled, mergeId))) {
      await db.of(persons).update({ _id: mergeId }, { merging: null })
      return
    }
  }
  throw new AppError('BUSY', '这份资料正在被修改,请稍等几秒再试一次')
}

/** Written by whoever comes first after the claim, once. */
async function auditMerge(db: Database, merge: Merge, merger: Merger, now: number): Promise<void> {
  const both = await db
    .of(persons)
    .find({ _id: command.in([merge.keepId, merge.mergeId]) }, { fields: ['name'] })
  for (const { _id: personId, name: aboutName } of both) {
    const id = derivedId('merge', merge.keepId, merge.mergeId, personId)
    const entry = {
      id,
      at: now,
      ...merger,
      what: 'people.mergePeople',
      about: merge.keepId,
      personId,
      aboutName,
    }
    await audit(db, { ...entry, detail: { ...merge } })
  }
}

/** The record goes; its `merging` says that its things are still on their way. A repeated claim is fine. */
async function claim(db: Database, { keepId, mergeId }: Merge, now: number): Promise<boolean> {
  const claimed = await db
    .of(persons)
    .update(
      { _id: mergeId, mergedInto: null, merging: null },
      { mergedInto: keepId, mergedAt: now, merging: keepId },
    )
  if (claimed) return true
  const merged = await db.of(persons).get(mergeId)
  return merged?.mergedInto === keepId
}

const unlock = (db: Database, { keepId, mergeId }: Merge): Promise<number> =>
  db.of(persons).update({ _id: keepId, mergedInto: null, merging: mergeId }, { merging: null })

/**
 * Merges two records of one person. The keeper's `merging` is the lock: nobody merges it away in the meantime. What a
 * crash interrupts, `finishMerges` brings to its end.
 * @throws BAD_INPUT, NOT_FOUND, STALE when somebody else merges one of them at this moment
 */
export async function mergePeople(db: Database, merge: Merge, merger: Merger, now: number): Promise<void> {
  const { keepId, mergeId } = merge
  const [keeper, merged] = await Promise.all([db.of(persons).get(keepId), db.of(persons).get(mergeId)])
  checkMerge(keeper, merged, now)
  if (merged?.mergedInto === keepId && merged.merging === null) return
  const locked = await db
    .of(persons)
    .update({ _id: keepId, mergedInto: null, merging: command.in([null, mergeId]) }, { merging: mergeId })
  if (!locked) throw stale()
  if (!(await claim(db, merge, now))) {
    await unlock(db, merge)
    throw stale()
  }
  await auditMerge(db, merge, merger, now)
  await complete(db, mergeId, now)
}

/** Bookings that were on their way when their person was merged have arrived by then. */
const STRAYS_MS = 15 * MINUTE
const PER_RUN = 100
const SWEEPER: Merger = { by: 'timer', byName: '系统', reason: '补完中断的合并' }

/** A lock whose merge never got to claim its record, or has finished, holds nothing. */
async function releaseLock(db: Database, { _id: keepId, merging: mergeId }: Person): Promise<void> {
  if (mergeId !== null) await unlock(db, { keepId, mergeId })
}

async function finish(db: Database, merged: Person, now: number): Promise<void> {
  if (merged.mergedInto === null) return
  if (!(await keeperOf(db, merged.mergedInto))) return letGo(db, merged)
  await auditMerge(db, { keepId: merged.mergedInto, mergeId: merged._id }, SWEEPER, now)
  await complete(db, merged._id, now)
}

async function moveStrays(db: Database, { _id, mergedInto }: Person, now: number): Promise<void> {
  const keeper = mergedInto === null ? null : await keeperOf(db, mergedInto)
  if (keeper) await moveReferences(db, _id, keeper, now)
}

/**
 * For a timer: completes the merges that were interrupted after the claim, lets go of those before it, and moves over
 * what was being booked for a record at the very moment when it went.
 */
export async function finishMerges(db: Database, now: number): Promise<void> {
  const failures: unknown[] = []
  // What is wrong with one merge must not keep the others waiting.
  const each = async (found: readonly Person[], step: (person: Person) => Promise<void>) => {
    for (const person of found) await step(person).catch((error: unknown) => failures.push(error))
  }
  const begun = await db.of(persons).find({ merging: command.gt('') }, { limit: PER_RUN })
  const claimed = ({ mergedInto }: Person): boolean => mergedInto !== null
  await each(begun.filter(claimed), (merged) => finish(db, merged, now))
  await each(
    begun.filter((keeper) => !claimed(keeper)),
    (keeper) => releaseLock(db, keeper),
  )
  const lately = await db.of(persons).find({ mergedAt: command.gt(now - STRAYS_MS) }, { limit: PER_RUN })
  await each(lately, (merged) => moveStrays(db, merged, now))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} merges failed`)
}
