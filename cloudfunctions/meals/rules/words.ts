import { instantOf, partsOf, weekdayOf } from '../../../miniprogram/shared/time'
import {
  handedToLabel,
  knownByLabel,
  mealLabel,
  type Meal,
  type MealWay,
} from '../../../miniprogram/shared/vocabulary'
import type { NextStep } from '../../kit/bookings'
import { addressInWords } from '../../../miniprogram/shared/people'
import type { Handover, MealLine, MealOrder } from '../collections'

/** "11月23日(周一)": a day that is named, for whoever reads it later. */
export function dateInWords(date: string): string {
  const at = instantOf(date)
  if (at === null) return date
  const { month, day } = partsOf(at)
  return `${month}月${day}日(${weekdayOf(at)})`
}

/** "午餐 · 11月23日(周一)" */
export const bookingTitle = ({ date, meal }: { date: string; meal: Meal }): string =>
  `${mealLabel[meal]} · ${dateInWords(date)}`

/** "11月23日(周一)午餐": the same in the middle of a sentence. */
export const mealInWords = ({ date, meal }: { date: string; meal: Meal }): string =>
  `${dateInWords(date)}${mealLabel[meal]}`

/** "红烧鱼套餐 1 份、小米粥 2 份" */
export const summaryOf = (lines: readonly Pick<MealLine, 'name' | 'quantity'>[]): string =>
  lines.map(({ name, quantity }) => `${name} ${quantity} 份`).join('、')

/** "交给本人 · 郭强", "报码 · 周师傅": into whose hands, or by what they were known. */
export function handoverInWords({ to, knownBy, staffName, note }: Handover): string {
  const how = to === null ? (knownBy === null ? '' : knownByLabel[knownBy]) : handedToLabel[to]
  return [how, staffName, note].filter(Boolean).join(' · ')
}

const STEPS: Readonly<Record<MealWay, string>> = { dineIn: '用餐', pickUp: '取餐', delivery: '送餐' }

type Coming = Pick<MealOrder, 'way' | 'place' | 'address' | 'serveFrom' | 'serveTo'>

/** What is next for whoever eats it: where, and between when. */
export const nextOf = ({ way, place, address, serveFrom, serveTo }: Coming): NextStep => ({
  from: serveFrom,
  to: serveTo,
  what: STEPS[way],
  place: way === 'delivery' && address ? addressInWords(address) : place,
})
