import type { DayOrder, StaffMeal } from '../../../services/canteen'
import { formatYuan } from '../../../shared/money'
import { momentInWords, windowInWords } from '../../../shared/time'
import {
  mealDoorLabel,
  mealStateLabel,
  mealWayLabel,
  type MealState,
  type MealWay,
} from '../../../shared/vocabulary'
import { dietInWords, mealInWords } from '../../../view/meal-words'
import { tillView, type TillView } from '../../../view/till'
import { toneOfMeal, type Tone } from '../../../view/tones'
import { spacedCode } from './words'

/** Meals that can go over the counter now. */
const AT_HAND: readonly MealState[] = ['ready', 'returned']
/** Meals that staff may still give up. */
const IN_HOUSE: readonly MealState[] = ['booked', 'locked', 'cooking', 'ready']

export interface MealLineView {
  itemId: string
  name: string
  parts: string
  quantity: number
  amount: string
}

/** One meal as the counter sees it. */
export interface MealView extends Tone, TillView {
  id: string
  menuId: string
  personId: string
  number: number
  code: string
  who: string
  state: MealState
  stateLabel: string
  /** "今天午餐 · 自己来取" */
  what: string
  when: string
  way: MealWay
  wayLabel: string
  lines: MealLineView[]
  summary: string
  /** "少盐、不吃辣" and the note of it; empty where the kitchen need not know anything. */
  diet: string
  clashes: string[]
  swap: string
  remark: string
  /** Empty where only the order's own page shows it. */
  phone: string
  maskedPhone: string
  /** The last four digits: what somebody is asked for who comes with a name alone. */
  phoneTail: string
  address: string
  route: string
  placedBy: string
  /** "从助餐账户扣 ¥4.00"; empty where the counter takes the money. */
  account: string
  /** How the price came about, a line a step. */
  why: { words: string; amount: string }[]
  canHandOver: boolean
  /** What to think of before it is handed over here. */
  caution: string
  /** Why nothing is handed over; empty while something can be. */
  stopped: string
  canUndo: boolean
  canChange: boolean
  canCancel: boolean
  /** After their cutoffs a reason is wanted. */
  changeIsLate: boolean
  courier: { name: string; phone: string } | null
  events: { key: string; when: string; what: string; detail: string }[]
}

export function mealView(meal: StaffMeal): MealView {
  const { now } = meal
  return {
    id: meal.id,
    menuId: meal.menuId,
    number: meal.number,
    code: spacedCode(meal.code),
    state: meal.state,
    stateLabel: mealStateLabel[meal.state],
    ...toneOfMeal(meal.state),
    what: `${mealInWords(meal, now)} · ${mealWayLabel[meal.way]}`,
    when: windowInWords(meal.serveFrom, meal.serveTo, now),
    way: meal.way,
    wayLabel: mealWayLabel[meal.way],
    lines: meal.lines.map(({ itemId, name, parts, quantity, amountFen }) => ({
      itemId,
      name,
      parts: parts.join('、'),
      quantity,
      amount: formatYuan(amountFen),
    })),
    summary: meal.summary,
    swap: meal.swap ? `${meal.swap.from}换成了${meal.swap.to}:${meal.swap.reason}` : '',
    remark: meal.remark,
    route: meal.way === 'delivery' ? meal.routeName || '还没有路线' : '',
    ...whoOf(meal),
    ...moneyOf(meal),
    ...mayOf(meal),
    courier: meal.courier,
    events: [...meal.events].reverse().map((event, place) => ({
      key: `${event.at}-${place}`,
      when: momentInWords(event.at, now),
      what: event.what,
      detail: [event.by, event.note].filter(Boolean).join(' · '),
    })),
  }
}

const whoOf = (meal: StaffMeal) => ({
  personId: meal.personId,
  who: meal.personName,
  phone: meal.phone ?? '',
  maskedPhone: meal.maskedPhone,
  phoneTail: /\d{4}$/.exec(meal.maskedPhone)?.[0] ?? '',
  address: meal.address,
  diet: dietInWords(meal.diet, meal.dietNote),
  clashes: meal.clashes,
  placedBy:
    meal.door === 'app' ? '' : [mealDoorLabel[meal.door], meal.placedByName].filter(Boolean).join(' · '),
})

function moneyOf(meal: StaffMeal) {
  const byAccount = meal.payBy === 'account'
  // What the account pays is taken by itself, once the meal is handed over.
  const openFen = byAccount ? 0 : meal.openFen
  return {
    ...tillView(meal.money, openFen),
    account: byAccount && meal.openFen > 0 ? `从助餐账户扣 ${formatYuan(meal.openFen)},领餐后自动扣` : '',
    why: meal.why
      .filter(({ amountFen }) => amountFen !== 0)
      .map(({ words, amountFen }) => ({
        words,
        amount: amountFen < 0 ? `−${formatYuan(-amountFen)}` : formatYuan(amountFen),
      })),
  }
}

const mayOf = (meal: StaffMeal) => ({
  canHandOver: AT_HAND.includes(meal.state),
  caution:
    meal.state === 'ready' && meal.way === 'delivery' ? '这份原来要送到家。在这里领了,送餐员就不用再送' : '',
  stopped: stoppedInWords(meal),
  canUndo: meal.state === 'collected',
  canChange: meal.state === 'booked',
  canCancel: IN_HOUSE.includes(meal.state),
  changeIsLate: meal.now >= meal.changeUntil,
})

function stoppedInWords({ state, handover, now }: StaffMeal): string {
  const at = handover ? `:${momentInWords(handover.at, now)},${handover.words}` : ''
  switch (state) {
    case 'ready':
    case 'returned':
      return ''
    case 'booked':
    case 'locked':
    case 'cooking':
      return '还没做好。在「食堂」里点了「做好了」才能领'
    case 'out':
      return '在送餐员手里。本人来领的话,请送餐员先带回来'
    case 'no_answer':
      return '送餐时没人应门,餐还在送餐员手里。见到本人,请马上告诉送餐员'
    case 'collected':
      return `已经领走了${at}`
    case 'delivered':
      return `已经送到了${at}`
    case 'cancelled':
      return '这一单已经取消'
    case 'no_show':
      return '已经收餐,这一单记为「没有来取」'
  }
}

/** One of the day's orders in the list. */
export interface MealRow extends Tone {
  id: string
  number: number
  who: string
  stateLabel: string
  /** "送到家 · 138****5566" */
  about: string
  summary: string
  money: string
  moneyUrgent: boolean
  label: string
}

/** Meals that still want their money. */
const OWING: readonly MealState[] = [...IN_HOUSE, 'out', 'no_answer', 'collected', 'delivered']

function moneyInWords(order: DayOrder): { money: string; moneyUrgent: boolean } {
  if (order.refundDueFen > 0) return { money: `待退 ${formatYuan(order.refundDueFen)}`, moneyUrgent: true }
  const open = order.dueFen - order.paidFen
  if (!OWING.includes(order.state)) return { money: '', moneyUrgent: false }
  if (open > 0 && order.payBy === 'account') return { money: '从助餐账户扣', moneyUrgent: false }
  if (open > 0) return { money: `待付 ${formatYuan(open)}`, moneyUrgent: true }
  return { money: order.dueFen > 0 ? '已收款' : '不用收钱', moneyUrgent: false }
}

export function mealRow(order: DayOrder): MealRow {
  const stateLabel = mealStateLabel[order.state]
  const money = moneyInWords(order)
  return {
    id: order.id,
    number: order.number,
    who: order.personName,
    stateLabel,
    ...toneOfMeal(order.state),
    about: [mealWayLabel[order.way], order.maskedPhone].filter(Boolean).join(' · '),
    summary: order.summary,
    ...money,
    label: [`${order.number} 号 ${order.personName}`, stateLabel, order.summary, money.money]
      .filter(Boolean)
      .join(','),
  }
}
