import type { StaffMenu } from '../../../services/canteen'
import { DAY, dayNumber, instantOf, isoDate, partsOf, startOfDay, weekdayOf } from '../../../shared/time'
import { kitchenStageLabel, mealLabel, MEALS, menuStateLabel, type Meal } from '../../../shared/vocabulary'
import { toneOfStage, type Tone } from '../../../view/tones'

/** One meal of one day in the two weeks. */
export interface Slot extends Tone {
  key: string
  /** Empty where there is no menu yet. */
  id: string
  version: number
  date: string
  meal: Meal
  mealLabel: string
  stateLabel: string
  /** "红烧鱼套餐、番茄鸡蛋面" */
  dishes: string
  /** "订了 32,还剩 18" */
  sold: string
  draft: boolean
  label: string
}

export interface DayRow {
  date: string
  /** "今天 11月28日 周六" */
  words: string
  today: boolean
  slots: Slot[]
}

export interface WeekRow {
  monday: string
  /** "本周", "下周", "11月30日起的一周" */
  title: string
  days: DayRow[]
  /** Monday of the week that can be copied into this one; empty where this week is over or full. */
  copyFrom: string
}

interface Answer {
  items: readonly StaffMenu[]
  today: string
  now: number
}

/** Monday of the week that holds a day. */
export function mondayOf(date: string): string {
  const at = instantOf(date) ?? 0
  return isoDate(at - ((partsOf(at).weekday + 6) % 7) * DAY)
}

export const daysLater = (date: string, days: number): string => isoDate((instantOf(date) ?? 0) + days * DAY)

/** Two weeks from a Monday on, day by day; what is past shows only what there was. */
export const weeksView = (monday: string, answer: Answer): WeekRow[] =>
  [0, 7].map((ahead) => weekRow(daysLater(monday, ahead), answer))

function weekRow(monday: string, answer: Answer): WeekRow {
  const days = Array.from({ length: 7 }, (_, i) => dayRow(daysLater(monday, i), answer))
  const missing = days.some(({ slots }) => slots.some(({ id, meal }) => id === '' && meal === 'lunch'))
  return {
    monday,
    title: weekTitle(monday, answer.today),
    days: days.filter(({ slots }) => slots.length > 0),
    copyFrom: missing ? daysLater(monday, -7) : '',
  }
}

function weekTitle(monday: string, today: string): string {
  const distance = dayNumber(instantOf(monday) ?? 0) - dayNumber(instantOf(mondayOf(today)) ?? 0)
  const said = { '-7': '上周', '0': '本周', '7': '下周' }[String(distance)]
  return said ?? `${shortDate(monday)}起的一周`
}

const shortDate = (date: string): string => {
  const { month, day } = partsOf(instantOf(date) ?? 0)
  return `${month}月${day}日`
}

function dayRow(date: string, { items, today, now }: Answer): DayRow {
  const at = instantOf(date) ?? 0
  const past = at < startOfDay(now)
  const words = `${shortDate(date)} ${weekdayOf(at)}`
  return {
    date,
    today: date === today,
    words: date === today ? `今天 ${words}` : words,
    slots: MEALS.flatMap((meal) => {
      const menu = items.find((one) => one.date === date && one.meal === meal)
      if (menu) return [slotOf(menu, words)]
      return past ? [] : [emptySlot(date, meal, words)]
    }),
  }
}

const emptySlot = (date: string, meal: Meal, words: string): Slot => ({
  key: `${date}-${meal}`,
  id: '',
  version: 0,
  date,
  meal,
  mealLabel: mealLabel[meal],
  stateLabel: '',
  tone: 'past',
  icon: '',
  dishes: '',
  sold: '',
  draft: false,
  label: `给${words}加${mealLabel[meal]}`,
})

function slotOf(menu: StaffMenu, words: string): Slot {
  const { id, version, date, meal, state, stage } = menu
  const offered = menu.items.filter((item) => !item.hidden)
  const stateLabel = state === 'published' ? kitchenStageLabel[stage] : menuStateLabel[state]
  return {
    key: `${date}-${meal}`,
    id,
    version,
    date,
    meal,
    mealLabel: mealLabel[meal],
    stateLabel,
    ...toneOf(menu),
    dishes: offered.map((item) => item.name).join('、') || '还没有选菜',
    sold: state === 'published' ? soldWords(menu) : '',
    draft: state === 'draft',
    label: `${words}${mealLabel[meal]},${stateLabel}`,
  }
}

function soldWords({ stage, sold, capacity }: StaffMenu): string {
  if (stage !== 'open') return `订了 ${sold} 份`
  return sold >= capacity ? `订了 ${sold} 份,满了` : `订了 ${sold} 份,还能订 ${capacity - sold}`
}

function toneOf({ state, stage }: StaffMenu): Tone {
  if (state === 'draft') return { tone: 'waiting', icon: 'edit-1' }
  if (state === 'cancelled') return { tone: 'bad', icon: 'close' }
  return toneOfStage(stage)
}

/** Drafts of these weeks that can go out, in the order of their days. */
export const draftsIn = (weeks: readonly WeekRow[]): Slot[] =>
  weeks.flatMap(({ days }) => days.flatMap(({ slots }) => slots.filter(({ draft }) => draft)))

/** "抄来 5 份草稿,2 天本来就有菜单,没有动" */
export function copiedInWords({ made, skipped }: { made: number; skipped: number }): string {
  if (made === 0) return '没有可以抄的:上一周没有菜单,或者这一周都有了'
  const kept = skipped > 0 ? `;另外 ${skipped} 份没有抄,那几天已经有菜单或者过了时间` : ''
  return `抄来 ${made} 份草稿${kept}。看一看菜和份数,再发布`
}
