import { isoDate } from '../../miniprogram/shared/time'
import type { Meal } from '../../miniprogram/shared/vocabulary'
import { defineCollection, type Database, type Entity } from '../kit/database'

/** What home says of today's meals; the domain's own collection holds much more. */
interface Served extends Entity {
  date: string
  meal: Meal
  state: string
  items: { name: string; parts: string[]; hidden: boolean }[]
  orderUntil: number
  serveTo: number
}

const mealMenus = defineCollection<Served>('mealMenus')

/** A greeting has room for so many dishes. */
const NAMED = 2
/** Lunch and dinner. */
const MEALS_A_DAY = 2

/** The meal of today that is still to come, or being served: what is cooked, and until when it can be ordered. One round trip. */
export async function todaysMeal(db: Database, now: number) {
  const today = await db.of(mealMenus).find(
    { date: isoDate(now), state: 'published' },
    {
      sort: { date: 'asc' },
      limit: MEALS_A_DAY,
      fields: ['meal', 'items.name', 'items.parts', 'items.hidden', 'orderUntil', 'serveTo'],
    },
  )
  const next = today.filter(({ serveTo }) => now < serveTo).sort((a, b) => a.serveTo - b.serveTo)[0]
  if (!next) return null
  const { _id, meal, items, orderUntil } = next
  const dishes = items.filter(({ hidden }) => !hidden).map(({ name, parts }) => parts[0] ?? name)
  return { id: _id, meal, dishes: [...new Set(dishes)].slice(0, NAMED), orderUntil }
}
