import type { Choice } from '../../../../components/choice-bar/index'
import type { Chip } from '../../../../components/check-chips/index'
import type { Choosable } from '../../../../components/person-picker/index'
import type { MealCard, Standing, Standings } from '../../../../services/meals'
import { dayInWords } from '../../../../shared/time'
import type { Meal, MealWay } from '../../../../shared/vocabulary'
import { MEAL_WAYS, mealLabel, MEALS, mealWayLabel } from '../../../../shared/vocabulary'
import { dayAt, facesOf, mealInWords, whomOf } from '../../../../view/meals'
import type { WayChoice } from '../../components/way-picker/index'

/** What is filled in. */
export interface StandingForm {
  weekdays: string[]
  likes: string[]
  way: MealWay
  quantity: number
  otherwise: Standing['otherwise']
  remark: string
}

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const weekdayChips: Chip[] = DAYS.map((label, i) => ({ value: String(i + 1), label }))

/** A workday's lunch is what most want. */
export const NEW_FORM: StandingForm = {
  weekdays: ['1', '2', '3', '4', '5'],
  likes: [],
  way: 'delivery',
  quantity: 1,
  otherwise: 'suitable',
  remark: '',
}

export const formOf = (standing: Standing | null): StandingForm =>
  standing
    ? {
        weekdays: standing.weekdays.map(String),
        likes: standing.likes,
        way: standing.way,
        quantity: standing.quantity,
        otherwise: standing.otherwise,
        remark: standing.remark,
      }
    : NEW_FORM

/** "周一到周五", "周一、周三、周五", "每天" */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b)
  if (sorted.length === 7) return '每天'
  const first = sorted[0] ?? 0
  const last = sorted.at(-1) ?? 0
  const unbroken = sorted.length > 2 && last - first === sorted.length - 1
  const name = (day: number): string => DAYS[day - 1] ?? ''
  return unbroken ? `${name(first)}到${name(last)}` : sorted.map(name).join('、')
}

const WHERE: Record<MealWay, string> = { delivery: '送到家', pickUp: '自己来取', dineIn: '在食堂吃' }

/** All of it in one breath: "周一到周五,给妈妈订午餐 1 份,最好是红烧鱼套餐,送到家。没有的时候换一样合适的,会告诉您。" */
export function sentenceOf(form: StandingForm, whom: string, meal: Meal): string {
  if (form.weekdays.length === 0) return ''
  const likes = form.likes.length > 0 ? `,最好是${form.likes.join('或者')}` : ',挑合适的'
  const otherwise =
    form.otherwise === 'skip'
      ? '没有的那天就不订'
      : form.likes.length > 0
        ? '没有的时候换一样合适的'
        : '换了菜会告诉您'
  const days = weekdaysInWords(form.weekdays.map(Number))
  return `${days},给${whom}订${mealLabel[meal]} ${form.quantity} 份${likes},${WHERE[form.way]}。${otherwise}。`
}

/** So many dishes to like are shown at first. */
const USUAL = 8

interface PauseView {
  key: string
  words: string
}

export interface StandingView {
  people: Choosable[]
  personId: string
  whom: string
  meals: Choice[]
  /** What stands for this person and meal; null where nothing does. */
  standing: { id: string; version: number; sentence: string; pauses: PauseView[] } | null
  likes: Chip[]
  /** The first of them: what is liked already, and what is soonest on the menu. */
  usual: Chip[]
  ways: WayChoice[]
  today: string
  now: number
}

const pauseWords = ({ from, to }: { from: string; to: string }, now: number): string => {
  const first = dayInWords(dayAt(from), now)
  return from === to ? `${first}不要` : `${first}到${dayInWords(dayAt(to), now)}不要`
}

export const standingOf = (standings: Standings, personId: string, meal: Meal): Standing | null =>
  standings.items.find((one) => one.personId === personId && one.meal === meal && one.state === 'active') ??
  null

export function standingView(standings: Standings, personId: string, meal: Meal): StandingView {
  const { eaters, choices, now, today } = standings
  const standing = standingOf(standings, personId, meal)
  const whom = whomOf(eaters, personId)
  const names = [...new Set([...(standing?.likes ?? []), ...choices])]
  const likes = names.map((name) => ({ value: name, label: name }))
  return {
    people: facesOf(eaters),
    personId,
    whom,
    meals: MEALS.map((value) => ({ value, label: mealLabel[value] })),
    standing: standing && {
      id: standing.id,
      version: standing.version,
      sentence: sentenceOf(formOf(standing), whom, meal),
      pauses: standing.pauses
        .filter(({ to }) => to >= today)
        .map((pause) => ({ key: pause.from, words: pauseWords(pause, now) })),
    },
    likes,
    usual: likes.slice(0, USUAL),
    ways: MEAL_WAYS.map((value) => ({ value, label: mealWayLabel[value], note: '', missing: false })),
    today,
    now,
  }
}

const daysIn = (cards: readonly MealCard[], now: number): string =>
  cards.map((card) => mealInWords(card.date, card.meal, now)).join('、')

/** What came of saving: "已经替您订上:明天(周四)午餐、后天(周五)午餐。" */
export const bookedWords = (booked: readonly MealCard[], now: number): string =>
  booked.length > 0
    ? `记下了。已经替您订上:${daysIn(booked, now)}`
    : '记下了。有新菜单的时候,会按这个替您订好'

/** What came of being away, or of ending it. */
export function cancelledWords(
  cancelled: readonly MealCard[],
  kept: readonly MealCard[],
  now: number,
): string {
  const gone = cancelled.length > 0 ? `已经取消:${daysIn(cancelled, now)}` : '这几天没有要取消的'
  const stays = kept.length > 0 ? `;已经过了取消时间,还会照做:${daysIn(kept, now)}` : ''
  return `记下了。${gone}${stays}`
}
