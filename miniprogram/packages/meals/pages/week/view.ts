import type { Choosable } from '../../../../components/person-picker/index'
import type { Menu, OfferedItem, Week, WeekQuote } from '../../../../services/meals'
import type { meals } from '../../../../services/meals'
import { formatYuan } from '../../../../shared/money'
import { dayInWords } from '../../../../shared/time'
import { mealLabel, type MealWay } from '../../../../shared/vocabulary'
import {
  bestOf,
  dayAt,
  facesOf,
  leftInWords,
  isScarce,
  mealInWords,
  mineInWords,
  orderableInWords,
  wayInWords,
  whomOf,
} from '../../../../view/meals'
import type { WayChoice } from '../../components/way-picker/index'
import { wayOf, waysOf } from '../../model/ways'

/** What is chosen on each day; empty for a day that is left out. */
export type Picks = Readonly<Record<string, string>>

interface OptionView {
  itemId: string
  name: string
  price: string
  /** "还剩 3 份" where they are few, or why it does not suit. */
  note: string
  clash: string
  on: boolean
}

export interface WeekDayView {
  menuId: string
  heading: string
  until: string
  cover: string
  /** "已订:红烧鱼套餐 1 份,送到家"; then there is nothing to choose. */
  mine: string
  options: OptionView[]
  skipped: boolean
}

export interface WeekView {
  people: Choosable[]
  personId: string
  whom: string
  days: WeekDayView[]
  ways: WayChoice[]
  way: MealWay | ''
  count: number
  /** "给妈妈订 5 餐:明天(周四)午餐红烧鱼套餐 … 送到家,自付 ¥20.00。" */
  sentence: string
  /** A line a day: what it costs. */
  costs: { key: string; day: string; what: string; pays: string; why: string }[]
  payWords: string
  button: string
  /** Nothing is left to choose. */
  done: boolean
}

const isBookable = (menu: Menu): boolean => menu.phase === 'open' && menu.left > 0 && !menu.mine

/** What suits, for every day that is still open; where nothing does, the day is left out. */
export function suggested(menus: readonly Menu[]): Picks {
  const days = menus.filter(isBookable).map((menu): [string, string] => {
    const best = bestOf(menu.items)
    return [menu.id, best && best.left > 0 && best.clashes.length === 0 ? best.id : '']
  })
  return Object.fromEntries(days)
}

/** What was chosen, as far as it can still be had; new days as suggested. */
export function keptPicks(menus: readonly Menu[], before: Picks): Picks {
  const fresh = suggested(menus)
  const kept = menus.filter(isBookable).map((menu): [string, string] => {
    const wished = before[menu.id]
    const there = wished === '' || menu.items.some((item) => item.id === wished && item.left > 0)
    return [menu.id, wished !== undefined && there ? wished : (fresh[menu.id] ?? '')]
  })
  return Object.fromEntries(kept)
}

/** Days that are not left out, as the contract wants them. */
export const daysOf = (picks: Picks): { menuId: string; lines: { itemId: string; quantity: number }[] }[] =>
  Object.entries(picks)
    .filter(([, itemId]) => itemId !== '')
    .map(([menuId, itemId]) => ({ menuId, lines: [{ itemId, quantity: 1 }] }))

const optionView = (item: OfferedItem, picked: string): OptionView => ({
  itemId: item.id,
  name: item.name,
  price: item.payFen > 0 ? formatYuan(item.payFen) : '不用付',
  note: isScarce(item.left) ? leftInWords(item.left) : '',
  clash: item.clashes[0] ?? '',
  on: item.id === picked,
})

function dayView(menu: Menu, picks: Picks, now: number): WeekDayView {
  const picked = picks[menu.id] ?? ''
  const item = menu.items.find((one) => one.id === picked) ?? bestOf(menu.items)
  return {
    menuId: menu.id,
    heading: mealInWords(menu.date, menu.meal, now),
    until: menu.mine ? '' : orderableInWords(menu, now),
    cover: item?.photo ?? '',
    mine: menu.mine ? `已订:${mineInWords(menu.mine)}` : '',
    options: menu.mine ? [] : menu.items.filter((one) => one.left > 0).map((one) => optionView(one, picked)),
    skipped: picked === '',
  }
}

function costsOf(quote: WeekQuote | null): WeekView['costs'] {
  return (quote?.days ?? []).map((day) => ({
    key: day.menuId,
    day: `${dayInWords(dayAt(day.date), quote?.now ?? 0)}${mealLabel[day.meal]}`,
    what: day.lines.map((line) => line.name).join('、'),
    pays: day.payFen === 0 ? '不用付' : formatYuan(day.payFen),
    // The first step is the price, the second the subsidy that all days have: what comes after is out of the usual.
    why: day.why
      .slice(2)
      .map((step) => step.words)
      .join(','),
  }))
}

/** As they have it already, in these days or later. */
const usualWay = ({ menus, coming, forPersonId }: Week): MealWay | null =>
  menus.find((menu) => menu.mine)?.mine?.way ??
  coming.find((card) => card.personId === forPersonId)?.way ??
  null

export function weekView(week: Week, picks: Picks, quote: WeekQuote | null, chosen: MealWay | ''): WeekView {
  const { menus, eaters, forPersonId, now } = week
  const shown = menus.filter((menu) => isBookable(menu) || menu.mine)
  const first = shown.find(isBookable)
  const whom = whomOf(eaters, forPersonId)
  const address = quote?.address ?? ''
  const ways = first ? waysOf(first, address, whom === '自己') : []
  const way = wayOf(ways, chosen, usualWay(week) ?? 'delivery')
  const count = daysOf(picks).length
  const pays = quote && quote.payFen > 0 ? `自付 ${formatYuan(quote.payFen)}` : '不用付钱'
  const where = first && way ? wayInWords(way, first.place, address) : ''
  return {
    people: facesOf(eaters),
    personId: forPersonId ?? '',
    whom,
    days: shown.map((menu) => dayView(menu, picks, now)),
    ways,
    way,
    count,
    sentence: quote && count > 0 ? `给${whom}订 ${count} 餐,都${where},一共${pays}。` : '',
    costs: costsOf(quote),
    payWords: quote?.payWords ?? '',
    button: count > 0 ? `订这 ${count} 餐${quote ? ` · ${pays}` : ''}` : '先选哪几天',
    done: first === undefined,
  }
}

/** How each day went. */
export interface Outcome {
  key: string
  good: boolean
  words: string
  note: string
}

type Booked = Awaited<ReturnType<typeof meals.bookWeek>>

export function outcomesOf({ days, now }: Booked, menus: readonly Menu[]): Outcome[] {
  return days.map(({ menuId, outcome, order, message }) => {
    const menu = menus.find((one) => one.id === menuId)
    const day = menu ? mealInWords(menu.date, menu.meal, now) : ''
    const good = outcome !== 'refused'
    const said = { booked: '订好了', existed: '早就订好了,没有再订', refused: '没有订上' }[outcome]
    return { key: menuId, good, words: `${day}:${said}`, note: good ? (order?.summary ?? '') : message }
  })
}
