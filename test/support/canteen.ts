import type { MealOrder, Menu, StandingOrder } from '../../cloudfunctions/meals/collections'
import { standingIdOf } from '../../cloudfunctions/kit/standingOrders'
import { allotmentIdOf, ALL, orderIdOf } from '../../cloudfunctions/meals/rules/ids'
import type { Allotment } from '../../cloudfunctions/kit/allotment'
import type { Person } from '../../cloudfunctions/kit/people'
import { DAY, isoDate } from '../../miniprogram/shared/time'
import type { Meal } from '../../miniprogram/shared/vocabulary'
import type { Reply } from '../../typings/cloud-api'
import type { ActionResult, TestCloud } from './cloud'
import { menuAllotment, menuDocument, type MenuPlan } from './menu-documents'
import { account, add, community, granted, link, newRequestId, person } from './shop'

export { menuAllotment, menuDocument, policyTerms, type MenuPlan } from './menu-documents'

/** A community with a canteen, elders who eat there, and their menus, made for one test. */

export const CANTEEN = 'o-canteen'
export const COURIER = 'o-courier'
export const SECOND_COURIER = 'o-courier-2'
export const GRID_WORKER = 'o-grid-1'
export const OTHER_GRID_WORKER = 'o-grid-2'
export const ADMIN = 'o-office'
/** 玉兰社区's canteen, who has no business here. */
export const OUTSIDER = 'o-outsider'
export const STRANGER = 'o-stranger'
/** Acts for the elder number 0 in every scope. */
export const DAUGHTER = 'o-daughter'
/** Acts for the elder number 0, but not in meals. */
export const NEPHEW = 'o-nephew'

export const elder = (n: number): string => `o-elder-${n}`
export const elderPerson = (n: number): string => `p-elder-${n}`

export type MealReply = Reply<'meals', 'book'>

/** Publishes a menu with its allotment, as `publishMenu` leaves them. */
export async function publishMenu(
  cloud: TestCloud,
  plan: MenuPlan = {},
  now = Date.now(),
): Promise<Menu & { community: string }> {
  const menu = menuDocument(plan, now)
  await add(cloud, 'allotments', [menuAllotment(menu)])
  await add(cloud, 'mealMenus', [menu])
  return menu
}

export const addressOfElder = (n: number) => ({
  building: '3',
  unit: String(1 + (n % 4)),
  room: `${1 + (n % 6)}01`,
})

/** An elder of 76 years or more who lives in building 3, grid 1. */
export const elderDocument = (n: number, more: Partial<Person> = {}) =>
  person(elderPerson(n), {
    name: `王秀英${n}`,
    phone: `1390000${String(1000 + n)}`,
    address: addressOfElder(n),
    grid: '1',
    birthdate: '1950-03-08',
    ...more,
  })

const elderAccount = (n: number) => {
  const { _id, name, phone, address, birthdate } = elderDocument(n)
  const household = address ? `${address.building}_${address.unit}_${address.room}` : `person_${_id}`
  return account(elder(n), { personId: _id, name, phone, household, birthdate })
}

/** By which an account may act for an elder. */
export const linkToElder = (n: number, more: Parameters<typeof link>[1] = {}) => {
  const { name, phone, household, birthdate } = elderAccount(n)
  return link(elderPerson(n), { name, phone, household, birthdate, ...more })
}

/** Two communities; in the first a canteen with its people, as many elders as wanted, and family of the first of them. */
export async function settle(cloud: TestCloud, elders = 5): Promise<void> {
  const numbers = Array.from({ length: elders }, (_, n) => n)
  const staff = [
    account(CANTEEN, { name: '周桂芳', roles: [granted('canteen')] }),
    account(COURIER, { name: '郭强', phone: '13900007001', roles: [granted('courier')] }),
    account(SECOND_COURIER, { name: '马建军', phone: '13900007002', roles: [granted('courier')] }),
    account(GRID_WORKER, { name: '孙丽', roles: [granted('gridWorker', { scope: '1' })] }),
    account(OTHER_GRID_WORKER, { name: '钱进', roles: [granted('gridWorker', { scope: '2' })] }),
    account(ADMIN, { name: '刘建国', roles: [granted('admin')] }),
    account(OUTSIDER, {
      name: '白志远',
      community: 'yulan',
      roles: [granted('canteen'), granted('courier'), granted('admin')],
    }),
    account(STRANGER, { name: '赵国庆' }),
    account(DAUGHTER, { name: '李梅', links: [linkToElder(0)] }),
    account(NEPHEW, { name: '李强', links: [linkToElder(0, { scopes: ['groupbuy', 'health'] })] }),
  ]
  await add(cloud, 'communities', [community('xinglong'), community('yulan')])
  await add(cloud, 'accounts', [...numbers.map(elderAccount), ...staff])
  await add(
    cloud,
    'persons',
    staff.map((a) => person(a.personId, { name: a.name, phone: a.phone, community: a.community })),
  )
  await add(
    cloud,
    'persons',
    numbers.map((n) => elderDocument(n)),
  )
}

/** Somebody wants the set of fish on weekdays, from the day before yesterday on. */
export const standingDocument = (
  n: number,
  more: Partial<StandingOrder> = {},
  now = Date.now(),
): StandingOrder & { community: string } => ({
  _id: standingIdOf(elderPerson(n), more.meal ?? 'lunch'),
  community: 'xinglong',
  personId: elderPerson(n),
  personName: elderDocument(n).name,
  meal: 'lunch',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  way: 'dineIn',
  likes: ['红烧鱼套餐'],
  quantity: 1,
  otherwise: 'suitable',
  remark: '',
  state: 'active',
  pauses: [],
  fromDate: isoDate(now - 2 * DAY),
  placedBy: { personId: elderPerson(n), name: elderDocument(n).name, door: 'self' },
  version: 1,
  createdAt: now - 2 * DAY,
  endedAt: null,
  ...more,
})

export interface MealWishes {
  menuId: string
  takes?: Record<string, number>
  /** What was seen; one set for somebody of 76 by the usual policy unless told. */
  pay?: number
  way?: 'dineIn' | 'pickUp' | 'delivery'
  remark?: string
  personId?: string
  door?: 'phone' | 'counter'
  lateReason?: string
  requestId?: string
}

export const linesOf = (takes: Record<string, number>) =>
  Object.entries(takes).map(([itemId, quantity]) => ({ itemId, quantity }))

/** Books a meal as somebody's phone would. */
export function book(cloud: TestCloud, openid: string, wish: MealWishes): Promise<ActionResult<MealReply>> {
  const { menuId, takes = { fish: 1 }, pay = 800, way = 'dineIn', requestId, ...more } = wish
  const input = { menuId, lines: linesOf(takes), way, seenPayFen: pay, ...more }
  return cloud.call<MealReply>('meals', openid, 'book', input, requestId ?? newRequestId())
}

/** Books, and answers the booking. */
export async function booked(cloud: TestCloud, openid: string, wish: MealWishes): Promise<MealReply> {
  const answer = await book(cloud, openid, wish)
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.value
}

export const cancelMeal = (
  cloud: TestCloud,
  openid: string,
  id: string,
  reason = '',
  requestId = newRequestId(),
): Promise<ActionResult<Reply<'meals', 'cancelMeal'>>> =>
  cloud.call('meals', openid, 'cancelMeal', { id, reason }, requestId)

export async function allotmentOf(cloud: TestCloud, menuId: string): Promise<Allotment> {
  const [found] = await cloud.find('allotments', { _id: allotmentIdOf(menuId) })
  return found as unknown as Allotment
}

export async function mealsOf(cloud: TestCloud, query: object = {}): Promise<MealOrder[]> {
  return (await cloud.find('mealOrders', query)) as unknown as MealOrder[]
}

export const mealOf = async (cloud: TestCloud, id: string): Promise<MealOrder> => {
  const [found] = await mealsOf(cloud, { _id: id })
  if (!found) throw new Error(`no meal ${id}`)
  return found
}

export const mealId = (n: number, date: string, meal: Meal = 'lunch'): string =>
  orderIdOf(elderPerson(n), date, meal)

/** How many of an item the meals that were not cancelled have. */
export const takenOf = (meals: readonly MealOrder[], itemId: string): number =>
  meals
    .filter(({ state }) => state !== 'cancelled')
    .flatMap(({ lines }) => lines)
    .reduce((n, line) => n + (itemId === ALL || line.itemId === itemId ? line.quantity : 0), 0)

/** With what the meals have, what is left makes the capacity, for every item and for the kitchen. */
export async function expectNothingLost(cloud: TestCloud, menuId: string): Promise<void> {
  const { left, stock } = await allotmentOf(cloud, menuId)
  const meals = await mealsOf(cloud, { menuId })
  const sums = Object.keys(stock).map((key) => [key, left[key]! + takenOf(meals, key)])
  expect(Object.fromEntries(sums)).toEqual(stock)
}

/** Runs the timer later than any call that has died could still be at work. */
export async function sweepLater(cloud: TestCloud, now = Date.now()): Promise<void> {
  await cloud.clock(now + 120_000)
  await cloud.fire('meals', 'sweep')
  await cloud.clock(null)
}
