import type { Choosable } from '../../components/person-picker/index'
import type { Menu, OfferedItem, Week } from '../../services/meals'
import { yuan } from '../../shared/money'
import { dayNumber } from '../../shared/time'
import { dishTagLabel } from '../../shared/vocabulary'
import {
  beforeSubsidy,
  bestOf,
  facesOf,
  isScarce,
  leftInWords,
  mealInWords,
  mineInWords,
  orderableInWords,
  servingInWords,
  stateInWords,
  whomOf,
} from '../../view/meals'
import type { Tone } from '../../view/tones'
import { toneOfMeal } from '../../view/tones'

/** Something to eat, as `dish-card` shows it. */
export interface DishView {
  id: string
  name: string
  photo: string
  /** "红烧鱼、清炒时蔬、米饭" */
  about: string
  /** "软烂、少盐" */
  tags: string
  /** Empty where nothing is to be paid. */
  price: string
  /** "原价 ¥8.00,补贴 ¥4.00" */
  before: string
  left: string
  scarce: boolean
  /** Why this person had better not eat it; empty where nothing speaks against it. */
  clash: string
  can: boolean
}

/** One meal of one day. */
export interface DayView {
  menuId: string
  heading: string
  /** "11:00–12:30 · 社区食堂一楼" */
  when: string
  until: string
  urgent: boolean
  /** Every dish with its picture; later days say less. */
  main: DishView | null
  others: DishView[]
  /** What is on it, in a line: for days that are not shown in full. */
  names: string
  cover: string
  /** "已订:红烧鱼套餐 1 份,送到家" */
  mine: (Tone & { orderId: string; words: string; tag: string; cover: string }) | null
  /** Why nothing can be booked. */
  closed: string
  /** "订后天(周五)午餐"; empty where nothing can be booked, or each dish has a button of its own. */
  book: string
}

export interface MealsView {
  people: Choosable[]
  personId: string
  /** "妈妈:78 岁,每餐补 ¥4.00" */
  subsidy: string
  stranger: boolean
  days: DayView[]
  /** "还有 3 餐"; empty for none. */
  coming: string
}

/** So many of the next meals are shown with every dish. */
const IN_FULL = 2

export const dishView = (item: OfferedItem): DishView => ({
  id: item.id,
  name: item.name,
  photo: item.photo,
  about: item.parts.join('、') || item.note,
  tags: item.tags.map((tag) => dishTagLabel[tag]).join('、'),
  price: item.payFen > 0 ? yuan(item.payFen) : '',
  before: beforeSubsidy(item.priceFen, item.subsidyFen),
  left: leftInWords(item.left),
  scarce: isScarce(item.left),
  clash: item.clashes[0] ?? '',
  can: item.left > 0,
})

function closedWords(menu: Menu): string {
  if (menu.phase === 'cancelled') return `这餐不开${menu.cancelledReason ? `:${menu.cancelledReason}` : ''}`
  if (menu.phase === 'closed') return '已经截止,不能在这里订了。想吃请打电话给社区'
  return menu.left > 0 ? '' : '都订完了。有人退的时候,这里又能订'
}

const mineView = (mine: NonNullable<Menu['mine']>, items: Menu['items']): NonNullable<DayView['mine']> => ({
  orderId: mine.orderId,
  cover: items.find(({ name }) => mine.summary.startsWith(name))?.photo ?? '',
  words: `已订:${mineInWords(mine)}`,
  tag: stateInWords(mine.state, mine.way),
  ...toneOfMeal(mine.state),
})

function dayView(menu: Menu, full: boolean, now: number): DayView {
  const best = bestOf(menu.items)
  const open = menu.phase === 'open' && menu.left > 0 && !menu.mine
  const heading = mealInWords(menu.date, menu.meal, now)
  return {
    menuId: menu.id,
    heading,
    when: `${servingInWords(menu)} · ${menu.place}`,
    until: open ? orderableInWords(menu, now) : '',
    urgent: dayNumber(menu.orderUntil) === dayNumber(now),
    main: open && full && best ? dishView(best) : null,
    others: open && full ? menu.items.filter((item) => item !== best).map(dishView) : [],
    names: menu.items.map((item) => item.name).join('、'),
    cover: best?.photo ?? '',
    mine: menu.mine && mineView(menu.mine, menu.items),
    closed: menu.mine ? '' : closedWords(menu),
    book: open && !full ? `订${heading}` : '',
  }
}

export function mealsView(week: Week): MealsView {
  const { now, menus, eaters, forPersonId, coming } = week
  const bookable = menus.filter((menu) => menu.phase === 'open' && menu.left > 0 && !menu.mine)
  const full = new Set(bookable.slice(0, IN_FULL))
  const subsidy = menus.find((menu) => menu.subsidyWords)?.subsidyWords ?? ''
  const whose = eaters.length > 1 ? `${whomOf(eaters, forPersonId)}:` : ''
  return {
    people: facesOf(eaters),
    personId: forPersonId ?? '',
    subsidy: subsidy && `${whose}${subsidy}`,
    stranger: forPersonId === null,
    days: menus.map((menu) => dayView(menu, full.has(menu), now)),
    coming: coming.length > 0 ? `还有 ${coming.length} 餐` : '',
  }
}
