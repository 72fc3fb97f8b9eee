import { dayInWords, instantOf } from '../shared/time'
import type { DietFlag, Meal } from '../shared/vocabulary'
import { dietLabel, mealLabel } from '../shared/vocabulary'

/** "今天", "明天(周三)" of a calendar day. */
export const dateInWords = (date: string, now: number): string => dayInWords(instantOf(date) ?? now, now)

/** "明天(周三)午餐" */
export const mealInWords = ({ date, meal }: { date: string; meal: Meal }, now: number): string =>
  `${dateInWords(date, now)}${mealLabel[meal]}`

/** "少盐、有过敏 · 花生不能吃"; empty where nothing is known. */
export const dietInWords = (diet: readonly DietFlag[], note: string): string =>
  [diet.map((flag) => dietLabel[flag]).join('、'), note].filter(Boolean).join(' · ')

/** "红烧鱼套餐 1 份、米饭 2 份" */
export const dishesInWords = (lines: readonly { name: string; quantity: number }[]): string =>
  lines.map(({ name, quantity }) => `${name} ${quantity} 份`).join('、')

/** "12 分钟前", "1 小时 20 分钟前", "2 天前" */
export function agoInWords(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000))
  if (minutes < 1) return '刚才'
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours >= 24) return `${Math.floor(hours / 24)} 天前`
  if (hours === 0) return `${minutes} 分钟前`
  return rest ? `${hours} 小时 ${rest} 分钟前` : `${hours} 小时前`
}
