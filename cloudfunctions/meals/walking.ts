import { isoDate } from '../../miniprogram/shared/time'
import { MEALS } from '../../miniprogram/shared/vocabulary'
import { communityOf } from '../kit/community'
import { command, type Database, type Stored } from '../kit/database'
import { accounts, type Account } from '../kit/people'
import { validRoles } from '../kit/people/grants'
import {
  alerts,
  mealOrders,
  mealRoutes,
  menus,
  runs,
  type MealOrder,
  type Menu,
  type Run,
} from './collections'
import { SEARCHING } from './rules/alert'
import { menuIdOf } from './rules/ids'
import { inWalkingOrder, walkOf, walksOf, type Walk } from './rules/walk'

/** Meals of one menu, as the service gives them out at a time. */
const MOST = 1000

/** Everything but what was given up, and what was fetched at the window. */
const STOPS = ['booked', 'locked', 'cooking', 'ready', 'out', 'no_answer', 'delivered', 'returned'] as const

/** One walk with one menu, and who waits on it, in walking order. */
export interface Round {
  menu: Stored<Menu>
  walk: Walk
  stops: Stored<MealOrder>[]
}

export interface Rounds {
  rounds: Round[]
  /** Orders about whose person somebody is being looked for now. */
  searched: Set<string>
  /** Meals that no route passes. */
  unrouted: number
  /** Whether there is such a menu at all. */
  known: boolean
}

/** The menus of today, by their ids: they need not be asked for. */
export const menusOfToday = (db: Database, now: number): string[] =>
  MEALS.map((meal) => menuIdOf(db.community, isoDate(now), meal))

/** Addresses are looked up within a minute of booking: until then nobody can say which route passes. */
const isUnrouted = (order: MealOrder, walks: readonly Walk[]): boolean =>
  order.diet !== null && !walkOf(walks, order.address)

/** The walks of some menus and who waits on them. Everything is read side by side. */
export async function roundsOf(db: Database, menuIds: readonly string[]): Promise<Rounds> {
  const [found, routes, begun, searches, ...orders] = await Promise.all([
    db.of(menus).find({ _id: command.in([...menuIds]) }),
    db.of(mealRoutes).find({}, { sort: { name: 'asc' } }),
    db.of(runs).find({ menuId: command.in([...menuIds]) }, { limit: MOST }),
    db.of(alerts).find({ state: command.in([...SEARCHING]) }, { limit: MOST, fields: ['orderId'] }),
    ...menuIds.map((menuId) =>
      db.of(mealOrders).find({ menuId, state: command.in([...STOPS]), way: 'delivery' }, { limit: MOST }),
    ),
  ])
  const all = orders.flat()
  let unrouted = 0
  const rounds = found.flatMap((menu) => {
    const walks = walksOf(
      routes,
      begun.filter(({ menuId }) => menuId === menu._id),
    )
    const own = all.filter(({ menuId }) => menuId === menu._id)
    unrouted += own.filter((order) => isUnrouted(order, walks)).length
    return walks.map((walk) => ({
      ...{ menu, walk },
      stops: own
        .filter((order) => walkOf(walks, order.address) === walk)
        .sort(inWalkingOrder(walk.buildings)),
    }))
  })
  return {
    rounds,
    searched: new Set(searches.map(({ orderId }) => orderId)),
    unrouted,
    known: found.length > 0,
  }
}

/** A courier as a run carries them. */
export const asCourier = ({ _id, personId, name, phone }: Account): Run['courier'] => ({
  ...{ personId, name, phone },
  openid: _id,
})

const isCourier = (account: Account, now: number): boolean =>
  validRoles(account.roles, now).includes('courier')

/** Everybody who may walk a route, each once. One round trip. */
export async function couriersOf(db: Database, now: number): Promise<Stored<Account>[]> {
  const found = await db.of(accounts).find({ 'roles.role': 'courier' }, { limit: MOST })
  return [
    ...new Map(found.filter((one) => isCourier(one, now)).map((one) => [one.personId, one])).values(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Somebody who may walk a route; null for anybody else. One round trip. */
export async function courierOf(
  db: Database,
  personId: string,
  now: number,
): Promise<Stored<Account> | null> {
  const found = await db.of(accounts).find({ personId })
  return found.find((one) => isCourier(one, now)) ?? null
}

/** The buildings of the community, as it lists them. */
export async function buildingsOf(db: Database): Promise<string[]> {
  const { buildings } = await communityOf(db)
  return buildings.map(({ building }) => building)
}
