import type { canteen, Dish, StaffMenu } from '../../../services/canteen'
import { parseYuan, yuan } from '../../../shared/money'
import { clockTime, DAY, instantOf } from '../../../shared/time'
import type { Meal, MealWay } from '../../../shared/vocabulary'
import { cutoffAt, cutoffOf, type Cutoff } from './cutoff'

type Draft = Parameters<typeof canteen.saveMenu>[0]

/** One row of the menu's editor; numbers are as they are typed. */
export interface ItemForm {
  /** Of this row on the screen. */
  key: string
  /** Empty for a new one. */
  id: string
  dishId: string
  name: string
  photo: string
  /** "套餐 · 红烧鱼、时蔬、米饭" */
  about: string
  price: string
  capacity: string
  hidden: boolean
  sold: number
}

export interface MenuForm {
  date: string
  meal: Meal
  items: ItemForm[]
  capacity: string
  ways: MealWay[]
  place: string
  note: string
  orderUntil: Cutoff
  changeUntil: Cutoff
  cancelUntil: Cutoff
  /** "11:00" */
  serveFrom: string
  serveTo: string
}

export type CutoffField = 'orderUntil' | 'changeUntil' | 'cancelUntil'

const EVENING_BEFORE: Cutoff = { daysBefore: 1, time: '20:00' }

const HOURS: Record<Meal, { serveFrom: string; serveTo: string }> = {
  lunch: { serveFrom: '11:00', serveTo: '12:30' },
  dinner: { serveFrom: '17:00', serveTo: '18:30' },
}

/** A new menu; what is the same every day comes from an earlier one. */
export function newForm(date: string, meal: Meal, like: StaffMenu | null): MenuForm {
  if (like) return { ...formOf(like), date, meal, items: [], note: '' }
  return {
    date,
    meal,
    items: [],
    capacity: '60',
    ways: ['dineIn', 'pickUp', 'delivery'],
    place: '社区食堂',
    note: '',
    orderUntil: EVENING_BEFORE,
    changeUntil: EVENING_BEFORE,
    cancelUntil: EVENING_BEFORE,
    ...HOURS[meal],
  }
}

export const formOf = (menu: StaffMenu): MenuForm => ({
  date: menu.date,
  meal: menu.meal,
  items: menu.items.map((item) => ({
    key: item.id,
    id: item.id,
    dishId: item.dishId,
    name: item.name,
    photo: item.photo,
    about: aboutOf(item),
    price: yuan(item.priceFen),
    capacity: String(item.capacity),
    hidden: item.hidden,
    sold: item.sold,
  })),
  capacity: String(menu.capacity),
  ways: [...menu.ways],
  place: menu.place,
  note: menu.note,
  orderUntil: cutoffOf(menu.orderUntil, menu.date),
  changeUntil: cutoffOf(menu.changeUntil, menu.date),
  cancelUntil: cutoffOf(menu.cancelUntil, menu.date),
  serveFrom: clockTime(menu.serveFrom),
  serveTo: clockTime(menu.serveTo),
})

export const aboutOf = ({ kind, parts }: Pick<Dish, 'kind' | 'parts'>): string =>
  [kind === 'set' ? '套餐' : '单点', parts.join('、')].filter(Boolean).join(' · ')

/** A dish from the library as a new row; as many portions as the row before has. */
export const itemFrom = (dish: Dish, key: string, before: ItemForm | undefined): ItemForm => ({
  key,
  id: '',
  dishId: dish.id,
  name: dish.name,
  photo: dish.photo,
  about: aboutOf(dish),
  price: yuan(dish.priceFen),
  capacity: before?.capacity ?? '30',
  hidden: false,
  sold: 0,
})

export interface Problem {
  /** Which part of the form it is about; an item's is `items` with the row's key. */
  field: string
  message: string
}

const wholeNumber = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)

function itemProblem(item: ItemForm): Problem | null {
  const price = parseYuan(item.price)
  if (price === null || price === 0) {
    return { field: `price-${item.key}`, message: `${item.name}的价钱请写成 12 或 12.50` }
  }
  if (wholeNumber(item.capacity) === null) {
    return { field: `capacity-${item.key}`, message: `${item.name}能做多少份,请写数字` }
  }
  return null
}

function problemOf(form: MenuForm): Problem | null {
  const items = form.items.map(itemProblem).find((one) => one !== null)
  if (items) return items
  if (wholeNumber(form.capacity) === null)
    return { field: 'capacity', message: '这一餐一共能做多少份,请写数字' }
  if (form.ways.length === 0) return { field: 'ways', message: '请选怎么用餐' }
  if (!form.place.trim()) return { field: 'place', message: '请写在哪里用餐、取餐' }
  return null
}

/** The form as the cloud takes it, or what is not right yet. */
export function draftOf(
  form: MenuForm,
  base: { id: string; version: number } | null,
): { draft: Draft } | { problem: Problem } {
  const problem = problemOf(form)
  if (problem) return { problem }
  const { date, meal } = form
  return {
    draft: {
      ...(base ?? {}),
      date,
      meal,
      items: form.items.map((item) => ({
        ...(item.id ? { id: item.id } : {}),
        dishId: item.dishId,
        priceFen: parseYuan(item.price) ?? 0,
        capacity: wholeNumber(item.capacity) ?? 0,
        hidden: item.hidden,
      })),
      capacity: wholeNumber(form.capacity) ?? 0,
      ways: form.ways,
      place: form.place.trim(),
      note: form.note.trim(),
      orderUntil: cutoffAt(form.orderUntil, date),
      changeUntil: cutoffAt(form.changeUntil, date),
      cancelUntil: cutoffAt(form.cancelUntil, date),
      serveFrom: instantOf(date, form.serveFrom) ?? 0,
      serveTo: instantOf(date, form.serveTo) ?? 0,
    },
  }
}

/** The latest menu of the same meal before a day, else any: whose hours and cutoffs a new one takes over. */
export function alike(menus: readonly StaffMenu[], date: string, meal: Meal): StaffMenu | null {
  const before = menus.filter((menu) => menu.date < date && menu.state !== 'cancelled')
  return before.filter((menu) => menu.meal === meal).at(-1) ?? null
}

/** Where the fortnight before a day begins. */
export const fortnightBefore = (date: string): number => (instantOf(date) ?? 0) - 13 * DAY

/** After the cutoff the food is bought: what, how many and until when stand. */
export const isLocked = ({ state, stage, orderUntil, now }: StaffMenu): boolean =>
  state === 'published' && (stage !== 'open' || now >= orderUntil)
