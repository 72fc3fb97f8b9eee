import { DAY, instantOf } from '../../../miniprogram/shared/time'
import { mealLabel } from '../../../miniprogram/shared/vocabulary'
import type { Terms } from '../../kit/allotment'
import { AppError } from '../../kit/errors'
import { fingerprint } from '../../kit/fingerprint'
import type { Dish, Menu, MenuItem } from '../collections'
import { ALL } from './ids'

/** What may be put on a menu and changed on it, and when. */

const refused = (field: string, message: string): AppError => new AppError('BAD_INPUT', message, { field })

export type MenuTimes = Pick<
  Menu,
  'date' | 'orderUntil' | 'changeUntil' | 'cancelUntil' | 'serveFrom' | 'serveTo'
>

/** @throws BAD_INPUT with a sentence for the canteen */
export function checkTimes(times: MenuTimes): void {
  const { date, orderUntil, changeUntil, cancelUntil, serveFrom, serveTo } = times
  const day = instantOf(date)
  if (day === null) throw refused('date', '日期不对,请重新选择')
  if (serveFrom < day || serveFrom >= day + DAY) throw refused('serveFrom', '开餐时间要在这一天里')
  if (serveTo <= serveFrom) throw refused('serveTo', '收餐时间要在开餐之后')
  if (serveTo >= day + DAY) throw refused('serveTo', '收餐时间要在这一天里')
  if (orderUntil > serveFrom) throw refused('orderUntil', '订餐截止要在开餐之前')
  if (changeUntil > orderUntil) throw refused('changeUntil', '改餐截止不能比订餐截止晚')
  if (cancelUntil > serveFrom) throw refused('cancelUntil', '退餐截止要在开餐之前')
}

const onOffer = (items: readonly MenuItem[]): MenuItem[] => items.filter((item) => !item.hidden)

/** What must be there before residents can see it. @throws BAD_INPUT with a sentence for the canteen */
export function checkComplete(menu: Menu): void {
  checkTimes(menu)
  const items = onOffer(menu.items)
  if (items.length === 0) throw refused('items', '至少要有一样菜才能发布')
  if (items.every((item) => item.capacity === 0)) throw refused('items', '每样菜的份数都是 0,请先填份数')
  if (menu.capacity === 0) throw refused('capacity', '请填这一餐一共能做多少份')
}

/** A menu that goes out now must still be there to be booked from. @throws BAD_INPUT, STALE */
export function checkPublishable(menu: Menu, now: number): void {
  if (menu.state !== 'draft') throw new AppError('STALE', '这份菜单已经发布过了,请刷新')
  checkComplete(menu)
  if (menu.orderUntil <= now) throw refused('orderUntil', '订餐截止时间已经过了,请改到以后')
}

/** Whether a menu still takes bookings of residents. */
export const isOpen = (menu: Pick<Menu, 'state' | 'stage' | 'orderUntil'>, now: number): boolean =>
  menu.state === 'published' && menu.stage === 'open' && now < menu.orderUntil

const offerKey = ({ items, ways, capacity, orderUntil, changeUntil, cancelUntil }: Menu): string =>
  fingerprint({
    capacity,
    ways,
    cutoffs: [orderUntil, changeUntil, cancelUntil],
    items: items.map(({ id, priceFen, capacity: portions, hidden }) => ({ id, priceFen, portions, hidden })),
  })

/**
 * What may change once residents have seen the menu: before the cutoff all but day and meal; after it, when the food is
 * bought, the note, the place and the hours.
 * @throws BAD_INPUT, STALE
 */
export function checkChange(before: Menu, after: Menu, now: number): void {
  if (before.state === 'cancelled') throw new AppError('STALE', '这一餐已经取消,不能再改了')
  if (before.date !== after.date || before.meal !== after.meal) {
    throw refused('date', '日期和餐次不能改,请给那一天另做一份菜单')
  }
  if (before.state === 'draft') return checkTimes(after)
  if (before.stage === 'closed') throw new AppError('STALE', '这一餐已经收餐,不能再改了')
  checkComplete(after)
  if (isOpen(before, now)) {
    if (before.ways.some((way) => !after.ways.includes(way))) {
      throw refused('ways', '已经公布的用餐方式不能去掉,可能有人订了')
    }
    if (after.orderUntil <= now) throw refused('orderUntil', '订餐截止时间已经过了;要马上截单请点“截单”')
    return
  }
  if (offerKey(before) !== offerKey(after)) {
    throw new AppError('STALE', '已经截单,现在只能改说明、地点和用餐时间;做不出来的菜请用“换菜”')
  }
}

/** One row of the editor. */
export interface ItemDraft {
  id?: string | undefined
  dishId: string
  priceFen: MenuItem['priceFen']
  capacity: number
  hidden: boolean
}

const copyOf = (dish: Dish): Pick<MenuItem, 'kind' | 'name' | 'photo' | 'note' | 'parts'> => {
  const { kind, name, photo, note, parts } = dish
  return { kind, name, photo, note, parts }
}

/** A published item keeps what people have read; what is in it, and for whom it is good, is always the library's. */
function itemAfter(
  row: ItemDraft,
  known: MenuItem | undefined,
  dish: Dish | undefined,
  id: string,
): MenuItem {
  const { dishId, priceFen, capacity, hidden } = row
  const shown = known ?? (dish && { ...copyOf(dish), tags: dish.tags, contains: dish.contains })
  if (!shown) throw refused('items', '选的菜不在菜品库里了,请重新选择')
  const { kind, name, photo, note, parts } = shown
  const { tags, contains } = dish ?? shown
  return { id, dishId, kind, name, photo, note, parts, priceFen, tags, contains, capacity, hidden }
}

/**
 * The items as the editor wants them. One that residents have seen is hidden, never removed: somebody may have it.
 * @throws BAD_INPUT
 */
export function itemsAfter(
  rows: readonly ItemDraft[],
  before: readonly MenuItem[],
  dishes: readonly Dish[],
  options: { published: boolean; newId: (i: number) => string },
): MenuItem[] {
  const { published, newId } = options
  const after = rows.map((row, i) => {
    const known = before.find((item) => item.id === row.id)
    if (row.id !== undefined && known?.dishId !== row.dishId) {
      throw refused('items', '有一样菜和刚才不一样了,请刷新后再改')
    }
    const dish = dishes.find(({ _id }) => _id === row.dishId)
    return itemAfter(row, published ? known : undefined, dish, known?.id ?? newId(i))
  })
  const taken = new Set<string>()
  for (const { dishId, name, hidden } of after) {
    if (!hidden && taken.has(dishId)) throw refused('items', `${name}放了两次,请去掉一个`)
    if (!hidden) taken.add(dishId)
  }
  const kept = new Set(after.map(({ id }) => id))
  if (kept.size < after.length) throw refused('items', '有一样菜重复了,请刷新后再改')
  const gone = published ? before.filter(({ id }) => !kept.has(id)) : []
  return [...after, ...gone.map((item) => ({ ...item, hidden: true }))]
}

/** What the canteen wrote and residents read. */
export const textsOf = ({ place, note, items }: Menu): string[] => [
  place,
  note,
  ...items.flatMap((item) => [item.name, item.note, ...item.parts]),
]

/** Everything that a booking is decided on, as one comparable text. */
const termsKey = (menu: Menu): string =>
  fingerprint({
    offer: offerKey(menu),
    policy: menu.policy,
    stage: menu.stage,
    state: menu.state,
    hours: [menu.serveFrom, menu.serveTo, menu.place],
    items: menu.items.map(({ name, tags, contains }) => ({ name, tags, contains })),
  })

/** Whether two versions of a menu differ in what a booking is decided on. */
export const termsChanged = (before: Menu, after: Menu): boolean => termsKey(before) !== termsKey(after)

/** Whether bookings have copies of what was changed. */
export const copiesMoved = (before: Menu, after: Menu): boolean =>
  (['changeUntil', 'cancelUntil', 'serveFrom', 'serveTo', 'place'] as const).some(
    (field) => before[field] !== after[field],
  )

/** What the menu's allotment must enforce. */
export const termsOf = (menu: Menu): Terms => ({
  terms: menu.terms,
  opensAt: menu.publishedAt ?? 0,
  closesAt: menu.orderUntil,
  open: menu.state === 'published' && menu.stage === 'open',
  stock: {
    [ALL]: menu.capacity,
    ...Object.fromEntries(menu.items.map((item) => [item.id, item.capacity])),
  },
})

/** The same hours and cutoffs on another day. */
export function timesOn(menu: MenuTimes, date: string): MenuTimes {
  const shift = (instantOf(date) ?? 0) - (instantOf(menu.date) ?? 0)
  const { orderUntil, changeUntil, cancelUntil, serveFrom, serveTo } = menu
  return {
    date,
    orderUntil: orderUntil + shift,
    changeUntil: changeUntil + shift,
    cancelUntil: cancelUntil + shift,
    serveFrom: serveFrom + shift,
    serveTo: serveTo + shift,
  }
}

/** The items of an older menu as they are cooked and priced now; what the library has put aside is left out. */
export const itemsNow = (items: readonly MenuItem[], dishes: readonly Dish[]): MenuItem[] =>
  onOffer(items).flatMap((item) => {
    const dish = dishes.find(({ _id, archived }) => _id === item.dishId && !archived)
    if (!dish) return []
    const { tags, contains, priceFen } = dish
    return [{ ...item, ...copyOf(dish), tags, contains, priceFen }]
  })

/** 11月23日午餐 */
export const titleOf = ({ date, meal }: Pick<Menu, 'date' | 'meal'>): string => {
  const [, month = '', day = ''] = date.split('-')
  return `${Number(month)}月${Number(day)}日${mealLabel[meal]}`
}
