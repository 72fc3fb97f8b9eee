import { mealLabel, mealWayLabel } from '../../../miniprogram/shared/vocabulary'
import type { MenuItem, StandingOrder } from '../collections'
import { dayAfter, weekdayOfDate } from '../days'
import { knownClashesOf, suits, type Diet } from './diet'

/** The same meal on the same weekdays: which days, and what of a menu. */

export type Pause = StandingOrder['pauses'][number]

export const isPaused = ({ pauses }: Pick<StandingOrder, 'pauses'>, date: string): boolean =>
  pauses.some(({ from, to }) => from <= date && date <= to)

type Days = Pick<StandingOrder, 'state' | 'weekdays' | 'pauses' | 'fromDate'>

/** Whether somebody wants their meal on a day. */
export const wantsOn = (standing: Days, date: string): boolean =>
  standing.state === 'active' &&
  date >= standing.fromDate &&
  standing.weekdays.includes(weekdayOfDate(date)) &&
  !isPaused(standing, date)

/** Away once more; what is over is forgotten. */
export const withPause = (pauses: readonly Pause[], pause: Pause, today: string): Pause[] =>
  [...pauses.filter(({ from, to }) => to >= today && (from !== pause.from || to !== pause.to)), pause].sort(
    (a, b) => (a.from < b.from ? -1 : 1),
  )

/** Back on a day: pauses from then on are taken back, one that has begun ends the day before. */
export const withoutPauses = (pauses: readonly Pause[], from: string, today: string): Pause[] =>
  pauses
    .filter((pause) => pause.from < from && pause.to >= today)
    .map((pause) => (pause.to < from ? pause : { ...pause, to: dayAfter(from, -1) }))

/** What of a menu somebody gets, and in place of what; or why they get nothing. */
export type Picked =
  { item: MenuItem; instead: { of: string; why: string; harm: boolean } | null } | { item: null; why: string }

type Offered = MenuItem & { left: number }

/** Why somebody does not get what they like; null if they do. Of an allergy that only they know, they thought themselves. */
function against(item: Offered, quantity: number, diet: Diet): { why: string; harm: boolean } | null {
  const clashes = knownClashesOf(diet, item)
  if (clashes.length > 0) return { why: clashes.join(';'), harm: true }
  return item.left < quantity ? { why: `${item.name}已经订完了`, harm: false } : null
}

/** Something that suits, a set before single dishes: soup alone is no lunch. */
function suitable(offered: readonly Offered[], quantity: number, diet: Diet): Offered | undefined {
  const sets = offered.filter(({ kind }) => kind === 'set')
  return (sets.length > 0 ? sets : offered).find((item) => item.left >= quantity && suits(diet, item))
}

/** The first of what somebody likes that is on the menu and that they may eat; else what suits, or nothing, as they wish. */
export function pickFor(
  { likes, quantity, otherwise }: Pick<StandingOrder, 'likes' | 'quantity' | 'otherwise'>,
  items: readonly Offered[],
  diet: Diet,
): Picked {
  const offered = items.filter(({ hidden }) => !hidden)
  const liked = likes.flatMap((name) => offered.find((item) => item.name === name) ?? [])
  let first: { of: string; why: string; harm: boolean } | null = null
  for (const item of liked) {
    const reason = against(item, quantity, diet)
    if (!reason) return { item, instead: first }
    first ??= { of: item.name, ...reason }
  }
  const away = likes[0] === undefined ? null : { of: likes[0], why: `今天没有${likes[0]}`, harm: false }
  const instead = first ?? away
  if (instead && otherwise === 'skip') return { item: null, why: instead.why }
  const item = suitable(offered, quantity, diet)
  return item ? { item, instead } : { item: null, why: instead?.why ?? '没有适合吃的菜,或者已经订完了' }
}

const DAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const

/** "每天", "周一到周五", "周一、三、五" */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  if (days.length === 7) return '每天'
  if (days.join('') === '12345') return '周一到周五'
  return `周${days.map((day) => DAY_NAMES[day - 1] ?? '').join('、')}`
}

/** "周一到周五午餐,送到家" */
export const standingInWords = ({
  weekdays,
  meal,
  way,
}: Pick<StandingOrder, 'weekdays' | 'meal' | 'way'>): string =>
  `${weekdaysInWords(weekdays)}${mealLabel[meal]},${mealWayLabel[way]}`
