import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { isoDate } from '../../../../miniprogram/shared/time'
import { mealOrders, type MealOrder } from '../../collections'
import { contract } from '../../contract'
import { menusFor } from '../../looking'
import { eatersOf, readerOf } from '../../reading'
import type { Caller } from '../../../kit/caller'
import { COMING } from '../../rules/states'
import { MEAL_CARD_FIELDS, mealCard } from '../../views'

const DAYS = 7
/** Two meals a day for a dozen people, for some days. */
const MAX_COMING = 100

/** What stands from today on for these people. One round trip. */
const comingOf = (caller: Caller, people: readonly string[], now: number): Promise<MealOrder[]> =>
  caller.db
    .of(mealOrders)
    .find(
      { personId: command.in([...people]), date: command.gte(isoDate(now)), state: command.in([...COMING]) },
      { limit: MAX_COMING, fields: MEAL_CARD_FIELDS },
    )

/** The tab in one call: a week of menus, for one person, and what is booked already. */
export const week = action(contract.week, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const today = isoDate(now)
  const reader = await readerOf(caller, input.personId)
  const known = await caller.hasProfile()
  const eaters = known ? eatersOf(caller, now, reader) : []
  const people = eaters.map(({ personId }) => personId)
  const [{ menus }, coming] = await Promise.all([
    menusFor(db, reader, { from: input.from ?? today, days: DAYS }, now),
    known ? comingOf(caller, people, now) : [],
  ])
  return {
    eaters,
    forPersonId: reader?.personId ?? null,
    menus,
    coming: coming
      .sort((a, b) => a.serveFrom - b.serveFrom)
      .map((order) => mealCard(order, caller.personId, now)),
    today,
    now,
  }
})
