import type { MealCard, Menu, OfferedItem, Week } from '../services/meals'
import { formatYuan } from '../shared/money'
import { faceOf } from '../shared/people'
import { clockTime, dayInWords, dayNumber, instantOf, momentInWords } from '../shared/time'
import type { Meal, MealState, MealWay } from '../shared/vocabulary'
import { mealLabel, mealStateLabel, mealWayLabel } from '../shared/vocabulary'
import type { Choosable } from '../components/person-picker/index'
import type { Tone } from './tones'
import { toneOfMeal } from './tones'

export type Eater = Week['eaters'][number]

/** The server's word for the reader. */
const SELF = '本人'

/** Faces to choose from, themselves first. */
export const facesOf = (eaters: readonly Eater[]): Choosable[] =>
  eaters.map(({ personId, name, relation }) => ({ personId, name, relation, face: faceOf(name) }))

/** "自己", "妈妈", or the name where two are called the same. */
export function whomOf(eaters: readonly Eater[], personId: string | null): string {
  const eater = eaters.find((one) => one.personId === personId)
  if (!eater || eater.relation === SELF) return '自己'
  const alone = eaters.filter((one) => one.relation === eater.relation).length === 1
  return alone && eater.relation ? eater.relation : eater.name
}

/** The instant at which a day begins; for words about it. */
export const dayAt = (date: string): number => instantOf(date) ?? 0

/** "今天午餐", "明天(周四)晚餐" */
export const mealInWords = (date: string, meal: Meal, now: number): string =>
  `${dayInWords(dayAt(date), now)}${mealLabel[meal]}`

/** "11:00–12:30" */
export const servingInWords = ({ serveFrom, serveTo }: { serveFrom: number; serveTo: number }): string =>
  `${clockTime(serveFrom)}–${clockTime(serveTo)}`

/** "送到 3 号楼 2 单元 501", "到社区食堂一楼吃" */
export function wayInWords(way: MealWay, place: string, address = ''): string {
  if (way === 'delivery') return address ? `送到 ${address}` : '送到家'
  return `到${place}${way === 'dineIn' ? '吃' : '取'}`
}

/** A step of how a price came about. */
export interface Step {
  key: string
  words: string
  /** "¥8.00", "−¥4.00"; empty where the step changes nothing. */
  amount: string
}

const amountInWords = (amountFen: number): string => {
  if (amountFen === 0) return ''
  return amountFen < 0 ? `−${formatYuan(-amountFen)}` : formatYuan(amountFen)
}

/** The first step is the price itself; what is added back later says so. */
export const stepsOf = (why: readonly { words: string; amountFen: number }[]): Step[] =>
  why.map(({ words, amountFen }, i) => ({
    key: String(i),
    words,
    amount: i > 0 && amountFen > 0 ? `+${formatYuan(amountFen)}` : amountInWords(amountFen),
  }))

/** "原价 ¥8.00,补贴 ¥4.00"; empty where nobody pays a part of it. */
export const beforeSubsidy = (priceFen: number, subsidyFen: number): string =>
  subsidyFen > 0 ? `原价 ${formatYuan(priceFen)},补贴 ${formatYuan(subsidyFen)}` : ''

/** What comes first on a day: the first that can be had and that nothing speaks against. */
export const bestOf = <T extends Pick<OfferedItem, 'left' | 'clashes'>>(items: readonly T[]): T | undefined =>
  items.find((item) => item.left > 0 && item.clashes.length === 0) ??
  items.find((item) => item.left > 0) ??
  items[0]

export const leftInWords = (left: number): string => (left > 0 ? `还剩 ${left} 份` : '订完了')

/** Few enough to hurry. */
const FEW = 5
export const isScarce = (left: number): boolean => left <= FEW

/** "今天 09:00 前可以订" */
export const orderableInWords = ({ orderUntil }: Pick<Menu, 'orderUntil'>, now: number): string =>
  now < orderUntil ? `${momentInWords(orderUntil, now)} 前可以订` : '已经截止,不能订了'

/** "明天(周三) 09:00 前可以改,10:00 前可以取消"; empty once both are over. */
export function untilInWords(cutoffs: { changeUntil: number; cancelUntil: number }, now: number): string {
  const { changeUntil, cancelUntil } = cutoffs
  const change = now < changeUntil
  const cancel = now < cancelUntil
  if (change && changeUntil === cancelUntil) return `${momentInWords(changeUntil, now)} 前可以改,也可以取消`
  const sameDay = change && dayNumber(changeUntil) === dayNumber(cancelUntil)
  const until = sameDay ? clockTime(cancelUntil) : momentInWords(cancelUntil, now)
  return [change ? `${momentInWords(changeUntil, now)} 前可以改` : '', cancel ? `${until} 前可以取消` : '']
    .filter(Boolean)
    .join(',')
}

/** Still to come to whoever eats it. */
const COMING: readonly MealState[] = ['booked', 'locked', 'cooking', 'ready', 'out', 'no_answer']
export const isComing = (state: MealState): boolean => COMING.includes(state)

/** Its word, as the way makes it: what is delivered is not fetched. */
export function stateInWords(state: MealState, way: MealWay): string {
  if (state === 'ready') return way === 'delivery' ? '做好了,等着送' : '做好了,可以来了'
  if (state === 'collected') return way === 'dineIn' ? '已用餐' : '已领餐'
  if (state === 'locked') return '订好了,等着做'
  return mealStateLabel[state]
}

/** A booked meal in a list. */
export interface MealCardView extends Tone {
  id: string
  tag: string
  /** "明天(周四)午餐" */
  day: string
  /** "王保国的"; empty for one's own. */
  whose: string
  cover: string
  summary: string
  /** "11:00–12:30 送到家" */
  how: string
  money: string
  coming: boolean
  /** What there is to do: "吃完了,说说怎么样". */
  hint: string
}

type Owed = Pick<MealCard, 'state' | 'totalFen' | 'subsidyFen' | 'dueFen' | 'paidFen' | 'refundDueFen'>

function moneyInWords({ state, totalFen, subsidyFen, dueFen, paidFen, refundDueFen }: Owed): string {
  if (refundDueFen > 0) return `待退 ${formatYuan(refundDueFen)}`
  if (state === 'cancelled') return ''
  if (paidFen > 0 && paidFen >= dueFen) return `已付 ${formatYuan(paidFen)}`
  if (dueFen > 0) return `自付 ${formatYuan(dueFen)}`
  return totalFen > 0 && subsidyFen >= totalFen ? '补贴后不用付' : ''
}

export function mealCardView(card: MealCard, now: number): MealCardView {
  return {
    id: card.id,
    tag: stateInWords(card.state, card.way),
    ...toneOfMeal(card.state),
    day: mealInWords(card.date, card.meal, now),
    whose: card.forOther ? `${card.personName}的` : '',
    cover: card.cover,
    summary: card.summary,
    how: `${servingInWords(card)} ${wayInWords(card.way, card.place)}`,
    money: moneyInWords(card),
    coming: isComing(card.state),
    hint: card.canRate ? '吃得怎么样,说一句' : '',
  }
}

/** "红烧鱼套餐 1 份,送到家" */
export const mineInWords = ({ summary, way }: { summary: string; way: MealWay }): string =>
  `${summary},${mealWayLabel[way]}`
