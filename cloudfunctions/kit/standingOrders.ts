import type { Meal, MealWay } from '../../miniprogram/shared/vocabulary'
import { defineCollection, type Entity } from './database'

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
}

export const standingOrders = defineCollection<StandingOrder>('mealStandingOrders', {
  byPerson: { fields: ['personId'] },
  byMeal: { fields: ['meal', 'state'] },
})
