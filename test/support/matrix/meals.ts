import type { Dish, MealOrder, Menu, Route, Run, Sample } from '../../../cloudfunctions/meals/collections'
import type { Alert } from '../../../cloudfunctions/kit/mealAlerts'
import type { AccountEntry, PersonAccount } from '../../../cloudfunctions/kit/personAccounts'
import { standingIdOf, type StandingOrder } from '../../../cloudfunctions/kit/standingOrders'
import { alertIdOf, orderIdOf, runIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { decideMeal, newMeal } from '../../../cloudfunctions/meals/rules/order'
import { householdOf, type Account, type Person } from '../../../cloudfunctions/kit/people'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, isoDate } from '../../../miniprogram/shared/time'
import { menuAllotment, menuDocument } from '../canteen'
import type { Things } from '../wishes'

/** What the canteen has to do with the elder, made for one question. */

type In<T> = T & { community: string }

/**
 * In what state the meal is. `bookable`: nobody has one yet. Those from `ready` on are of today, on the run of whoever
 * asks if that is a courier, else of a colleague.
 */
export type MealPhase =
  'open' | 'bookable' | 'draft' | 'ready' | 'out' | 'nobody' | 'delivered' | 'collected' | 'yesterday'

export interface MealStanding {
  meal: MealPhase
  /** A colleague's run, whoever asks. */
  otherRun?: boolean
  /** There is a route past the elder's house; what reads all routes would read them all. */
  route?: boolean
  /** What stands on the elder's account, in fen; none where it is absent. */
  balance?: number
}

export type MealThings = Pick<
  Things,
  | 'menuId'
  | 'mealDate'
  | 'mealId'
  | 'dishId'
  | 'routeId'
  | 'building'
  | 'courierId'
  | 'alertId'
  | 'sampleId'
  | 'standingId'
>

const isToday = (phase: MealPhase): boolean => !['open', 'bookable', 'draft', 'yesterday'].includes(phase)

/** A day of its own for each question, where it need not be today. */
function dateOf(n: number, phase: MealPhase): string {
  if (phase === 'yesterday') return isoDate(Date.now() - DAY)
  return isoDate(Date.now() + (isToday(phase) ? 0 : (2 + n) * DAY))
}

export function mealThings(n: number, elderId: string, phase: MealPhase): MealThings {
  const mealDate = dateOf(n, phase)
  const mealId = orderIdOf(elderId, mealDate, 'lunch')
  return {
    menuId: `menu-${n}`,
    mealDate,
    mealId,
    dishId: `dish-${n}`,
    routeId: `route-${n}`,
    building: `b${n}`,
    courierId: `p-colleague-${n}`,
    alertId: alertIdOf(mealId),
    sampleId: `sample-${n}`,
    standingId: standingIdOf(elderId, 'lunch'),
  }
}

function menuOf(t: MealThings, phase: MealPhase): In<Menu> {
  const dish = { name: '红烧鱼套餐', dishId: t.dishId }
  const made = menuDocument({
    date: t.mealDate,
    items: { fish: dish, tofu: { name: '家常豆腐套餐', dishId: `${t.dishId}-2` } },
    policy: null,
  })
  const menu = { ...made, _id: t.menuId, codeKey: `key-${t.menuId}` }
  if (phase === 'draft') return { ...menu, state: 'draft', publishedAt: null, due: false }
  // Of today, and not to be moved on by the clock meanwhile.
  return isToday(phase) ? { ...menu, stage: 'ready', serveTo: Date.now() + 3 * HOUR, due: false } : menu
}

interface Cast {
  elder: Person
  placer: Account
  courier: Account
}

function bookedOrder(t: MealThings, menu: In<Menu>, { elder, placer }: Cast): MealOrder {
  const household = householdOf(elder._id, elder.address)
  const wish = { lines: [{ itemId: 'fish', quantity: 1 }], way: 'delivery' as const, seenPayFen: null }
  const order = newMeal({
    menu: { ...menu, state: 'published' },
    decision: decideMeal(menu, wish, { household, birthdate: null, usedFen: 0 }),
    wish: { way: 'delivery', remark: '' },
    subject: {
      personId: elder._id,
      name: elder.name,
      phone: elder.phone,
      household,
      birthdate: null,
      door: 'proxy',
      relation: '妈妈',
    },
    placer: { personId: placer.personId, name: placer.name },
    door: 'proxy',
    number: 1,
    code: '123456',
    holdId: t.mealId,
    attempt: 'attempt',
    turn: `${elder._id}:${t.mealDate.slice(0, 7)}:1`,
    requestKey: `key-${t.mealId}`,
    requestFingerprint: '',
    standing: null,
    lateReason: '',
    now: menu.createdAt,
  })
  const { address, grid, diet } = elder
  return { ...order, address: address && { ...address, building: t.building }, grid, diet }
}

const STATES: Partial<Record<MealPhase, MealOrder['state']>> = {
  ready: 'ready',
  out: 'out',
  nobody: 'no_answer',
  delivered: 'delivered',
  collected: 'collected',
  yesterday: 'out',
}

function orderOf(t: MealThings, menu: In<Menu>, cast: Cast, phase: MealPhase): In<MealOrder> {
  const order = { community: 'xinglong', ...bookedOrder(t, menu, cast) }
  const state = STATES[phase]
  if (!state) return order
  const { _id: openid, name, phone } = cast.courier
  const handed = { at: Date.now(), staffId: openid, staffName: name, to: null, knownBy: null, note: '' }
  return {
    ...order,
    state,
    courier: ['ready', 'collected'].includes(phase) ? null : { openid, name, phone },
    handover: ['delivered', 'collected', 'nobody'].includes(phase) ? handed : null,
  }
}

function alertOf(t: MealThings, { elder, courier }: Cast, openedAt: number): In<Alert> {
  return {
    _id: t.alertId,
    community: 'xinglong',
    orderId: t.mealId,
    menuId: t.menuId,
    personId: elder._id,
    personName: elder.name,
    phone: elder.phone,
    address: elder.address,
    grid: elder.grid,
    cause: 'no_answer',
    state: 'open',
    openedAt,
    // The timer calls nobody in meanwhile.
    escalateAt: openedAt + 10 * DAY,
    level: 0,
    toldAt: openedAt,
    courier: { openid: courier._id, name: courier.name },
    notes: [],
    closed: null,
  }
}

function runOf(t: MealThings, { courier }: Cast): In<Run> {
  const { _id: openid, personId, name, phone } = courier
  return {
    _id: runIdOf(t.menuId, t.routeId),
    community: 'xinglong',
    menuId: t.menuId,
    date: t.mealDate,
    routeId: t.routeId,
    routeName: '1 号线',
    buildings: [t.building],
    courier: { personId, openid, name, phone },
    startedAt: null,
  }
}

const routeOf = (t: MealThings): In<Route> => ({
  _id: t.routeId,
  community: 'xinglong',
  name: t.routeId,
  buildings: [t.building],
  courier: null,
  createdAt: 1,
})

const sampleOf = (t: MealThings): In<Sample> => ({
  _id: t.sampleId,
  community: 'xinglong',
  date: isoDate(Date.now() - 4 * DAY),
  meal: 'lunch',
  dish: '红烧鱼',
  grams: 150,
  takenAt: Date.now() - 4 * DAY,
  takenByName: '马淑芬',
  keepUntil: Date.now() - 2 * DAY,
  disposedAt: null,
  disposedByName: '',
})

const standingOf = (t: MealThings, { elder, placer }: Cast): In<StandingOrder> => ({
  _id: t.standingId,
  community: 'xinglong',
  personId: elder._id,
  personName: elder.name,
  meal: 'lunch',
  weekdays: [1, 3, 5],
  way: 'dineIn',
  likes: [],
  quantity: 1,
  // No menu of any other question is to be booked by it.
  otherwise: 'skip',
  remark: '',
  state: 'active',
  pauses: [],
  fromDate: '2050-01-01',
  placedBy: { personId: placer.personId, name: placer.name, door: 'proxy' },
  version: 1,
  createdAt: 1,
  endedAt: null,
})

const dishOf = (t: MealThings): In<Dish> => ({
  _id: t.dishId,
  community: 'xinglong',
  kind: 'set',
  name: '红烧鱼套餐',
  photo: 'cloud://local.local/dishes/fish.jpg',
  note: '',
  parts: ['红烧鱼'],
  priceFen: fen(1200),
  tags: ['soft'],
  contains: ['fish'],
  archived: false,
  version: 1,
  createdAt: 1,
})

function moneyOf({ elder }: Cast, balance: number): Record<string, object[]> {
  const day = isoDate(Date.now() - DAY)
  const account: In<PersonAccount> = {
    _id: elder._id,
    community: 'xinglong',
    personName: elder.name,
    mode: balance < 0 ? 'billed' : 'prepaid',
    version: 1,
    since: 1,
    setByName: '马淑芬',
  }
  const entry: In<AccountEntry> = {
    _id: `entry-${elder._id}`,
    community: 'xinglong',
    personId: elder._id,
    ...{ at: Date.now() - DAY, date: day, month: day.slice(0, 7) },
    move: balance < 0 ? 'charge' : 'topUp',
    amountFen: balance,
    title: '午餐',
    bookingId: null,
    method: null,
    staffId: '',
    staffName: '',
    requestKey: '',
  }
  return { personAccounts: [account], accountEntries: balance === 0 ? [] : [entry] }
}

/** Everything of the canteen's that a question is about. */
export function mealDocuments(
  t: MealThings,
  { meal: phase, route = false, balance }: MealStanding,
  cast: Cast,
): Record<string, object[]> {
  const menu = menuOf(t, phase)
  const booked = phase === 'bookable' || phase === 'draft' ? [] : [orderOf(t, menu, cast, phase)]
  const allotment = menuAllotment(menu)
  const left = { ...allotment.stock, fish: 100 - booked.length, all: 200 - booked.length }
  const openedAt = Date.now() - (phase === 'yesterday' ? 2 * DAY : 1000)
  return {
    mealDishes: [dishOf(t)],
    mealMenus: [menu],
    ...(phase === 'draft' ? {} : { allotments: [{ ...allotment, left, sequence: booked.length }] }),
    mealOrders: booked,
    mealRoutes: route ? [routeOf(t)] : [],
    mealRuns: [runOf(t, cast)],
    mealSamples: [sampleOf(t)],
    mealStandingOrders: [standingOf(t, cast)],
    ...(phase === 'nobody' || phase === 'yesterday' ? { mealAlerts: [alertOf(t, cast, openedAt)] } : {}),
    ...(balance === undefined ? {} : moneyOf(cast, balance)),
  }
}
