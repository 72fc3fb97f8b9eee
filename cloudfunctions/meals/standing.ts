import type { Subject } from '../kit/caller'
import type { Clock } from '../kit/clock'
import { command, type Database } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId, fingerprint } from '../kit/fingerprint'
import { householdOf, persons, type Person } from '../kit/people'
import { bookOnce } from './booking'
import type { MealOrder, Menu, StandingOrder } from './collections'
import { allotmentOf } from './looking'
import type { Months } from './months'
import { ALL, monthOf } from './rules/ids'
import { priorOf, type MonthMeal } from './rules/month'
import { pickFor, type Picked } from './rules/standing'
import { tellMissed, tellSwapped } from './standingTelling'

/** One standing order on one day: what it books, and what is told. */

export type Eater = Pick<
  Person,
  '_id' | 'name' | 'phone' | 'address' | 'birthdate' | 'diet' | 'dietNote' | 'mergedInto'
>

const EATER_FIELDS = ['name', 'phone', 'address', 'birthdate', 'diet', 'dietNote', 'mergedInto'] as const

/** Those of these people for whom there is still somebody to cook for. One round trip, for up to a hundred. */
export async function eatersOf(db: Database, ids: readonly string[]): Promise<Eater[]> {
  const found = await db
    .of(persons)
    .find({ _id: command.in([...ids]) }, { limit: ids.length, fields: [...EATER_FIELDS] })
  return found.filter(({ mergedInto }) => mergedInto === null)
}

export interface Making {
  db: Database
  clock: Clock
  standing: StandingOrder
  person: Eater
  months: Months
}

export type Made = { order: MealOrder } | { missed: string } | 'there'

const subjectOf = ({ person, standing }: Making): Subject => ({
  personId: person._id,
  name: person.name,
  phone: person.phone,
  household: householdOf(person._id, person.address),
  birthdate: person.birthdate,
  door: standing.placedBy.door,
})

/** A day that the person has decided upon themselves stays as they left it; only a pause is taken back with the pause. */
const isDecided = (prior: MonthMeal | null): boolean =>
  prior !== null && !(prior.state === 'cancelled' && prior.cancelledBy === 'pause')

async function bookPicked(
  m: Making,
  menu: Menu,
  picked: Extract<Picked, { instead: unknown }>,
  prior: MonthMeal | null,
): Promise<Made> {
  const { db, clock, standing, months } = m
  const { item, instead } = picked
  const now = clock.now()
  const wish = {
    lines: [{ itemId: item.id, quantity: standing.quantity }],
    way: standing.way,
    remark: standing.remark,
    seenPayFen: null,
  }
  const swap = instead && { from: instead.of, to: item.name, reason: instead.why, at: now }
  const { order, existed } = await bookOnce({
    ...{ db, clock, months, wish, menuId: menu._id },
    subject: subjectOf(m),
    placer: { personId: standing.placedBy.personId, name: standing.placedBy.name },
    door: 'standing',
    // What was revived is another intention than what was cancelled.
    key: derivedId('standing', standing._id, menu._id, prior?.attempt ?? ''),
    mark: fingerprint([standing._id, menu._id]),
    lateReason: '',
    standing: { id: standing._id, swap },
  })
  return existed ? 'there' : { order }
}

async function tellPicked(
  m: Making,
  menu: Menu,
  { item, instead }: Picked & { item: object },
): Promise<void> {
  if (!instead) return
  await tellSwapped(m.db, m.standing, menu, { ...instead, to: item.name }, m.clock.now())
}

/** How often another choice is made because the last portion went to somebody else. */
const CHOICES = 3

async function tryDay(m: Making, menu: Menu, prior: MonthMeal | null): Promise<Made> {
  const { db, standing, person } = m
  for (let tries = 1; ; tries++) {
    const left = (await allotmentOf(db, menu._id))?.left ?? {}
    const items = menu.items.map((item) => ({ ...item, left: Math.min(left[item.id] ?? 0, left[ALL] ?? 0) }))
    const picked = pickFor(standing, items, person)
    if (!('instead' in picked)) return { missed: picked.why }
    try {
      const made = await bookPicked(m, menu, picked, prior)
      if (made !== 'there') await tellPicked(m, menu, picked)
      return made
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'BUSY' || error.code === 'IN_PROGRESS') throw error
      if (error.code !== 'SOLD_OUT' || tries === CHOICES) return { missed: error.message }
    }
  }
}

/**
 * Makes the meal of one day, once, however often it is tried; whoever gets something else, or nothing, is told.
 * @throws BUSY, IN_PROGRESS: to be tried again
 */
export async function makeDay(m: Making, menu: Menu): Promise<Made> {
  const prior = priorOf(await m.months.of(monthOf(menu.date)), menu)
  if (isDecided(prior)) return 'there'
  const made = await tryDay(m, menu, prior)
  if (made !== 'there' && 'missed' in made) {
    await tellMissed(m.db, m.standing, menu, made.missed, m.clock.now())
  }
  return made
}
