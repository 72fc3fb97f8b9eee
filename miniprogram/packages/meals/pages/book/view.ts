import type { Choosable } from '../../../../components/person-picker/index'
import type { MealQuote, Menu, OfferedItem } from '../../../../services/meals'
import { formatYuan, yuan } from '../../../../shared/money'
import type { MealWay } from '../../../../shared/vocabulary'
import type { Step } from '../../../../view/meals'
import {
  facesOf,
  isScarce,
  leftInWords,
  mealInWords,
  orderableInWords,
  stepsOf,
  untilInWords,
  wayInWords,
  whomOf,
} from '../../../../view/meals'
import type { WayChoice } from '../../components/way-picker/index'
import { wayOf, waysOf } from '../../model/ways'

export type Quantities = Readonly<Record<string, number>>

/** A menu as it was answered: with everybody for whom it could be booked, and the server's clock. */
export type AskedMenu = Menu & { eaters: MealQuote['eaters']; forPersonId: string | null; now: number }

/** Nobody takes more than a table's worth by phone; the office does it for larger families. */
const MOST = 4

export interface DishRow {
  id: string
  name: string
  photo: string
  /** Before any subsidy: that is reckoned over the whole meal. */
  price: string
  left: string
  scarce: boolean
  quantity: number
  max: number
}

export interface BookView {
  heading: string
  until: string
  people: Choosable[]
  personId: string
  whom: string
  dishes: DishRow[]
  /** There is a subsidy, which the prices of the dishes leave out. */
  subsidised: boolean
  /** How many dishes are not chosen, and can be. */
  more: number
  ways: WayChoice[]
  way: MealWay | ''
  steps: Step[]
  pay: string
  payFen: number
  payWords: string
  clashes: string[]
  /** Until when it can be changed and cancelled. */
  later: string
  sentence: string
  button: string
  /** The meal stands already: nothing is booked twice. */
  existing: string
  /** Why nothing can be booked here any more. */
  closed: string
}

const countOf = (lines: readonly { name: string; quantity: number }[]): string =>
  lines.map(({ name, quantity }) => `${quantity} 份${name}`).join('、')

function dishRow(item: OfferedItem, quantity: number): DishRow {
  return {
    id: item.id,
    name: item.name,
    photo: item.photo,
    price: yuan(item.priceFen),
    left: leftInWords(item.left),
    scarce: isScarce(item.left),
    quantity,
    max: Math.max(quantity, Math.min(item.left, MOST)),
  }
}

function sentenceOf(view: Omit<BookView, 'sentence' | 'button'>, quote: MealQuote, editing: boolean): string {
  const what = `${view.heading} ${countOf(quote.lines)}`
  const whom = editing ? `把${view.whom}的餐改成` : `给${view.whom}订`
  const where = view.way === '' ? '' : `,${wayInWords(view.way, quote.place, quote.address)}`
  const pays = quote.payFen === 0 ? '不用付钱' : `自付 ${formatYuan(quote.payFen)}`
  return `${whom}${what}${where},${pays}。`
}

function closedWords(menu: Menu): string {
  if (menu.phase === 'cancelled') return `这餐不开${menu.cancelledReason ? `:${menu.cancelledReason}` : ''}`
  if (menu.phase === 'closed') return '这一餐已经截止,不能在这里订了。想吃请打电话给社区'
  return menu.items.some((item) => item.left > 0) ? '' : '这一餐都订完了。可以看看别的日子,或者打电话给社区'
}

export interface Wished {
  quantities: Quantities
  /** What the person chose; empty as long as they did not. */
  way: string
  editing: boolean
}

/** All of the page from what the server says and what the person wishes. Without a quote there is nothing to pay yet. */
export function bookView(menu: AskedMenu, quote: MealQuote | null, wished: Wished): BookView {
  const { quantities, editing } = wished
  const { eaters, forPersonId, now } = menu
  const whom = whomOf(eaters, forPersonId)
  const dishes = menu.items
    .filter((item) => item.left > 0 || (quantities[item.id] ?? 0) > 0)
    .map((item) => dishRow(item, quantities[item.id] ?? 0))
  const ways = waysOf(menu, quote?.address ?? '', whom === '自己')
  const base = {
    heading: mealInWords(menu.date, menu.meal, now),
    until: orderableInWords(menu, now),
    people: facesOf(eaters),
    personId: forPersonId ?? '',
    whom,
    dishes,
    subsidised: (quote?.subsidyFen ?? 0) > 0,
    more: dishes.filter((dish) => dish.quantity === 0).length,
    ways,
    way: quote ? wayOf(ways, wished.way, quote.lastWay) : ('' as const),
    steps: stepsOf(quote?.why ?? []),
    pay: quote ? yuan(quote.payFen) : '',
    payFen: quote?.payFen ?? 0,
    payWords: quote?.payWords ?? '',
    clashes: quote?.clashes ?? [],
    later: quote ? untilInWords(quote, quote.now) || '订下以后就不能自己改了' : '',
    existing: !editing && (quote?.existingOrderId ?? menu.mine?.orderId) ? existingOf(menu, quote) : '',
    closed: editing ? '' : closedWords(menu),
  }
  if (!quote) return { ...base, sentence: '', button: '先选一样菜' }
  const pays = quote.payFen === 0 ? '不用付钱' : `自付 ${formatYuan(quote.payFen)}`
  return {
    ...base,
    sentence: sentenceOf(base, quote, editing),
    button: `${editing ? '改成这样' : '订下'} · ${pays}`,
  }
}

const existingOf = (menu: Menu, quote: MealQuote | null): string =>
  quote?.existingOrderId ?? menu.mine?.orderId ?? ''

/** What is wished, as far as it can be had, with a word about what cannot. */
export function possibleOf(
  items: readonly OfferedItem[],
  wished: Quantities,
): { quantities: Quantities; notice: string } {
  const kept: Record<string, number> = {}
  const short: string[] = []
  for (const [id, quantity] of Object.entries(wished)) {
    const item = items.find((one) => one.id === id)
    const possible = Math.min(quantity, item?.left ?? 0)
    if (possible > 0) kept[id] = possible
    if (possible < quantity)
      short.push(item && possible > 0 ? `${item.name}只剩 ${possible} 份` : `${item?.name ?? '选的菜'}订完了`)
  }
  return { quantities: kept, notice: short.length > 0 ? `${short.join(',')},请再看一下` : '' }
}

export const linesOf = (quantities: Quantities): { itemId: string; quantity: number }[] =>
  Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([itemId, quantity]) => ({ itemId, quantity }))
