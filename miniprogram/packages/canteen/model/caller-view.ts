import type { CallerMeals, CallerMenu } from '../../../services/canteen'
import type { MealOrder, MealQuote } from '../../../services/meals'
import { formatYuan, yuan } from '../../../shared/money'
import { cutoffInWords, momentInWords, windowInWords } from '../../../shared/time'
import type { MealWay } from '../../../shared/vocabulary'
import { mealStateLabel, mealWayLabel } from '../../../shared/vocabulary'
import { dietInWords, dishesInWords, mealInWords } from '../../../view/meal-words'
import type { Tone } from '../../../view/tones'
import { toneOfMeal } from '../../../view/tones'

/** Through which of the canteen's doors somebody orders: they call, or they stand there. */
export type Door = 'phone' | 'counter'

export const DOORS: readonly { value: Door; label: string }[] = [
  { value: 'phone', label: '电话订' },
  { value: 'counter', label: '窗口订' },
]

export interface Quantities {
  [itemId: string]: number
}

export interface Line {
  itemId: string
  quantity: number
}

export const linesOf = (quantities: Quantities): Line[] =>
  Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([itemId, quantity]) => ({ itemId, quantity }))

export const quantitiesOf = (lines: readonly Line[]): Quantities =>
  Object.fromEntries(lines.map(({ itemId, quantity }) => [itemId, quantity]))

export const portionsIn = (quantities: Quantities): number =>
  Object.values(quantities).reduce((sum, quantity) => sum + quantity, 0)

/** One menu to choose, in a line. */
export interface MenuRow {
  id: string
  /** "明天(周三)午餐" */
  title: string
  /** "红烧鱼套餐、番茄鸡蛋面 · 今天 20:00 截止" */
  about: string
}

/** "一样的": what they had last, on the next menu that has it. */
export interface SameView {
  menuId: string
  /** "明天(周三)午餐" */
  title: string
  /** "红烧鱼套餐 1 份" */
  what: string
  /** "送到家" */
  way: string
  yuan: string
  /** What of the last meal is not to be had this time; empty for nothing. */
  missing: string
}

export interface ComingRow extends Tone {
  id: string
  menuId: string
  title: string
  what: string
  tag: string
  canChange: boolean
  /** A change now comes after the cutoff, and wants a reason. */
  late: boolean
  canCancel: boolean
  /** "今天 20:00 前可以改"; or why not. */
  until: string
}

export interface CallerView {
  name: string
  /** Address and phone in one line. */
  about: string
  diet: string
  standing: string
  /** "上次:11月23日(周一)午餐,红烧鱼套餐 1 份,送到家" */
  last: string
  same: SameView | null
  /** Where nothing of the last meal is to be had: the next menu, to choose from. */
  next: MenuRow | null
  /** Menus to order from, without those that have a booking of this person. */
  menus: MenuRow[]
  /** Menus past their cutoff, for those who may still put somebody on the list. */
  late: MenuRow[]
  coming: ComingRow[]
}

const isFree = ({ mine }: CallerMenu): boolean => mine === null

const dishNames = ({ items }: CallerMenu): string => items.map(({ name }) => name).join('、')

const rowOf = (menu: CallerMenu, now: number): MenuRow => ({
  id: menu.id,
  title: mealInWords(menu, now),
  about: [dishNames(menu), menu.left > 0 ? cutoffInWords(menu.orderUntil, now) : '订完了']
    .filter(Boolean)
    .join(' · '),
})

/** How somebody gets this meal unless they say otherwise: at the counter they eat there, on the phone as the last time. */
export function usualWay(menu: CallerMenu, answer: CallerMeals, door: Door): MealWay {
  const possible = waysOf(menu, answer)
  const wanted = door === 'counter' ? 'dineIn' : (menu.same?.way ?? answer.last?.way)
  const first = possible[0] ?? 'dineIn'
  return wanted !== undefined && possible.includes(wanted) ? wanted : first
}

/** Where the address is not known nothing is delivered. */
export const waysOf = (menu: CallerMenu, answer: CallerMeals): MealWay[] =>
  menu.ways.filter((way) => way !== 'delivery' || answer.address !== '')

export const wayChips = (ways: readonly MealWay[]): { value: MealWay; label: string }[] =>
  ways.map((value) => ({ value, label: mealWayLabel[value] }))

function sameOf(answer: CallerMeals, door: Door): SameView | null {
  const menu = answer.menus.find((one) => one.phase === 'open' && isFree(one) && one.same?.lines.length)
  if (!menu?.same) return null
  const { lines, payFen, missing } = menu.same
  return {
    menuId: menu.id,
    title: mealInWords(menu, answer.now),
    what: dishesInWords(lines),
    way: mealWayLabel[usualWay(menu, answer, door)],
    yuan: yuan(payFen),
    missing: missing.length ? `上次的${missing.join('、')}这次没有` : '',
  }
}

function lastOf({ last, now }: CallerMeals): string {
  return last ? `上次:${mealInWords(last, now)},${last.summary},${mealWayLabel[last.way]}` : '还没有订过餐'
}

type Card = CallerMeals['coming'][number]

/** In these states the canteen can still do without a meal. */
const IN_HOUSE: readonly Card['state'][] = ['booked', 'locked', 'cooking', 'ready']

function comingRow(card: Card, { now, menus }: CallerMeals, mayOverrule: boolean): ComingRow {
  const before = card.state === 'booked' || card.state === 'locked'
  const offered = menus.some(({ id }) => id === card.menuId)
  const canChange = offered && card.state === 'booked' && (mayOverrule || now < card.changeUntil)
  const canCancel = IN_HOUSE.includes(card.state) && (mayOverrule || (before && now < card.cancelUntil))
  return {
    id: card.id,
    menuId: card.menuId,
    title: mealInWords(card, now),
    what: [card.summary, mealWayLabel[card.way], formatYuan(card.dueFen)].join(','),
    tag: mealStateLabel[card.state],
    ...toneOfMeal(card.state),
    canChange,
    late: now >= card.changeUntil,
    canCancel,
    until: now < card.changeUntil ? `${momentInWords(card.changeUntil, now)} 前可以改` : '已经过了改订的时间',
  }
}

/** `mayOverrule`: the reader may order, change and cancel after the cutoff. */
export function callerView(answer: CallerMeals, door: Door, mayOverrule: boolean): CallerView {
  const { now } = answer
  const free = answer.menus.filter(isFree)
  const open = free.filter(({ phase }) => phase === 'open').map((menu) => rowOf(menu, now))
  const same = sameOf(answer, door)
  return {
    name: answer.name,
    about: [answer.address || '没有登记住址,不能送到家', answer.maskedPhone].join(' · '),
    diet: dietInWords(answer.diet, answer.dietNote),
    standing: answer.standingWords,
    last: lastOf(answer),
    same,
    next: same ? null : (open[0] ?? null),
    menus: same ? open : open.slice(1),
    late: mayOverrule ? free.filter(({ phase }) => phase === 'closed').map((menu) => rowOf(menu, now)) : [],
    coming: answer.coming.map((card) => comingRow(card, answer, mayOverrule)),
  }
}

export interface DishRow {
  id: string
  name: string
  parts: string
  yuan: string
  /** "补贴后 ¥4.00 · 还剩 12 份" */
  about: string
  left: number
  clash: string
}

export const dishRows = ({ items }: CallerMenu): DishRow[] =>
  items.map((item) => ({
    id: item.id,
    name: item.name,
    parts: item.parts.join('、'),
    yuan: yuan(item.payFen),
    about: [
      item.subsidyFen > 0 ? `原价 ${formatYuan(item.priceFen)}` : '',
      item.left > 0 ? `还剩 ${item.left} 份` : '订完了',
    ]
      .filter(Boolean)
      .join(' · '),
    left: item.left,
    clash: item.clashes.join(';'),
  }))

export interface MealQuoteView {
  /** Everything in one sentence, to be read back. */
  sentence: string
  steps: { key: string; words: string; amount: string }[]
  pay: string
  payFen: number
  payWords: string
  clashes: string[]
}

/** "−¥4.00"; empty for a step that moves nothing. */
function stepInWords(amountFen: number): string {
  if (amountFen === 0) return ''
  return amountFen < 0 ? `−${formatYuan(-amountFen)}` : formatYuan(amountFen)
}

/** Where the money changes hands; of an account the server says what stands on it. */
const payingAt = ({ payBy, payFen, payWords }: MealQuote, way: MealWay): string => {
  if (payFen === 0) return '不用付钱'
  if (payBy === 'account') return payWords
  return way === 'delivery' ? '送到时付' : '来的时候付'
}

/** "给王秀英订明天(周三)午餐:红烧鱼套餐 1 份,送到 3 号楼 2 单元 501,¥4.00。" */
export function mealQuoteView(quote: MealQuote, way: MealWay): MealQuoteView {
  const { now } = quote
  const where = {
    delivery: `送到 ${quote.address}`,
    pickUp: `到${quote.place}取`,
    dineIn: `在${quote.place}吃`,
  }[way]
  const when = mealInWords(quote, now)
  const pay = formatYuan(quote.payFen)
  return {
    sentence: `给${quote.personName}订${when}:${dishesInWords(quote.lines)},${where},${pay}`,
    steps: quote.why.map(({ words, amountFen }, i) => ({
      key: String(i),
      words,
      amount: stepInWords(amountFen),
    })),
    pay,
    payFen: quote.payFen,
    payWords: payingAt(quote, way),
    clashes: quote.clashes,
  }
}

export interface PlacedMeal {
  id: string
  title: string
  /** What to say to whoever called. */
  say: string
  /** Six digits in two groups; empty where nobody asks for them. */
  code: string
}

function payingWords(order: MealOrder): string {
  if (order.dueFen === 0) return '不用付钱'
  const amount = formatYuan(order.dueFen)
  if (order.payBy === 'account') return `${amount} 从助餐账户扣`
  const atHand = order.way === 'delivery' ? `送到时付 ${amount}` : `来的时候付 ${amount}`
  return order.payBy === null ? `${atHand};有助餐账户的从账户扣` : atHand
}

const TITLES = { booked: '订好了', existed: '这一餐早就订好了', changed: '改好了' }

/** After booking or changing: the words that end the call. */
export function placedMeal(order: MealOrder, how: keyof typeof TITLES): PlacedMeal {
  const { now } = order
  const served = windowInWords(order.serveFrom, order.serveTo, now)
  const where = {
    delivery: `${served} 送到 ${order.address}`,
    pickUp: `${served} 到${order.place}取`,
    dineIn: `${served} 在${order.place}吃`,
  }[order.way]
  const until = now < order.changeUntil ? `,${momentInWords(order.changeUntil, now)} 前打电话来还可以改` : ''
  return {
    id: order.id,
    title: TITLES[how],
    say: `${mealInWords(order, now)}${TITLES[how]}:${order.summary},${where},${payingWords(order)}${until}`,
    code: order.way === 'delivery' ? '' : `${order.code.slice(0, 3)} ${order.code.slice(3)}`,
  }
}
