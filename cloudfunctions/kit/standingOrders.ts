import type { Meal, MealWay } from '../../miniprogram/shared/vocabulary'
import { command, defineCollection, type Database, type Entity } from './database'

/**
 * A meal that somebody wants on the same weekdays until further notice. `_id` is `standing:{personId}:{meal}`: one a
 * person and meal. It stands in the kit because a person who is merged or leaves takes it along.
 */
export interface StandingOrder extends Entity {
  personId: string
  personName: string
  meal: Meal
  /** 1 (Monday) to 7 (Sunday). */
  weekdays: number[]
  way: MealWay
  /** Names of what they like best, the first that is on the menu is ordered: 红烧鱼套餐. Empty: whatever suits. */
  likes: string[]
  quantity: number
  /** When nothing that they like is on the menu, or they may not eat it: something that suits, or nothing that day. */
  otherwise: 'suitable' | 'skip'
  remark: string
  state: 'active' | 'ended'
  /** Days away, first and last included, "2026-11-24"; those that are over are forgotten with the next save. */
  pauses: { from: string; to: string }[]
  /** First day that it counts for. */
  fromDate: string
  placedBy: { personId: string; name: string; door: 'self' | 'proxy' | 'staff' }
  version: number
  createdAt: number
  endedAt: number | null
  /** It was changed, and its coming days may not have followed yet: a timer finishes that. */
  due?: boolean
}

export const standingOrders = defineCollection<StandingOrder>('mealStandingOrders', {
  byPerson: { fields: ['personId'] },
  byMeal: { fields: ['meal', 'state'] },
  byPlacer: { fields: ['placedBy.personId'] },
  byDue: { fields: ['due'] },
})

export const standingIdOf = (personId: string, meal: Meal): string => `standing:${personId}:${meal}`

/** The part of a meal that says by which standing order it was made. */
const mealsMade = defineCollection<Entity & { standingId: string | null }>('mealOrders')

/**
 * Moves what somebody has standing to another record of the same person. Where that one has one for the same meal, it
 * stays and the other ends. Every step can be repeated.
 */
export async function moveStandingOrders(
  db: Database,
  from: string,
  to: { _id: string; name: string },
): Promise<void> {
  const all = db.of(standingOrders)
  await all.update({ 'placedBy.personId': from }, { 'placedBy.personId': to._id, 'placedBy.name': to.name })
  for (const { community: _community, ...standing } of await all.find({ personId: from })) {
    const moved = {
      ...standing,
      _id: standingIdOf(to._id, standing.meal),
      personId: to._id,
      personName: to.name,
    }
    if (!(await all.insert(moved)) && standing.state === 'active') {
      const { _id, placedBy, ...fields } = moved
      await all.update({ _id, state: 'ended' }, { ...fields, placedBy: command.set(placedBy) })
    }
    await db.of(mealsMade).update({ standingId: standing._id }, { standingId: moved._id })
    await all.remove({ _id: standing._id })
  }
}
