import { dietLabel, MEAL_WAYS, type DietFlag, type MealWay } from '../../../miniprogram/shared/vocabulary'
import type { MealLine, MealOrder, MenuItem, Route } from '../collections'

/**
 * What the kitchen cooks and what the labels say: sums of the same orders, always. A portion is one of a line, so that
 * portions of the sheet, of the labels and of the orders are the same number.
 */

export const SHEET_FIELDS = [
  'number',
  'personName',
  'lines',
  'way',
  'diet',
  'dietNote',
  'clashes',
  'remark',
  'address',
] as const

export type SheetOrder = Pick<MealOrder, '_id' | (typeof SHEET_FIELDS)[number]>

export const portionsOf = (lines: readonly Pick<MealLine, 'quantity'>[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

export interface Total {
  name: string
  quantity: number
}

class Totals {
  private readonly sums = new Map<string, number>()
  add(name: string, quantity: number): void {
    this.sums.set(name, (this.sums.get(name) ?? 0) + quantity)
  }
  list(): Total[] {
    return [...this.sums].map(([name, quantity]) => ({ name, quantity }))
  }
}

const mostFirst = (totals: Total[]): Total[] =>
  totals.sort((a, b) => b.quantity - a.quantity || (a.name < b.name ? -1 : 1))

export interface KitchenItem {
  itemId: string
  name: string
  quantity: number
  parts: string[]
  diets: Total[]
}

function itemOf(item: Pick<MenuItem, 'id' | 'name' | 'parts'>, orders: readonly SheetOrder[]): KitchenItem {
  const diets = new Totals()
  let quantity = 0
  for (const { lines, diet } of orders) {
    const own = portionsOf(lines.filter(({ itemId }) => itemId === item.id))
    quantity += own
    if (own > 0) for (const flag of diet ?? []) diets.add(dietLabel[flag], own)
  }
  const { id: itemId, name, parts } = item
  return { itemId, name, parts, quantity, diets: mostFirst(diets.list()) }
}

/** Every item that somebody has, in the menu's order; one that the menu does not know any more comes last. */
function itemsOn(items: readonly MenuItem[], orders: readonly SheetOrder[]): KitchenItem[] {
  const known = new Map<string, Pick<MenuItem, 'id' | 'name' | 'parts'>>(items.map((item) => [item.id, item]))
  for (const { lines } of orders) {
    for (const { itemId: id, name, parts } of lines) if (!known.has(id)) known.set(id, { id, name, parts })
  }
  return [...known.values()].map((item) => itemOf(item, orders)).filter(({ quantity }) => quantity > 0)
}

export interface KitchenTotals {
  orders: number
  portions: number
  items: KitchenItem[]
  /** Sets taken apart: 红烧鱼 12, 米饭 30. */
  parts: Total[]
  ways: { way: MealWay; orders: number; portions: number }[]
  clashes: { orderId: string; number: number; personName: string; words: string[] }[]
  remarks: { orderId: string; number: number; personName: string; remark: string }[]
  unprepared: number
}

/** What to cook. `orders` are those that are cooked, cancelled ones left out. */
export function kitchenTotals(orders: readonly SheetOrder[], items: readonly MenuItem[]): KitchenTotals {
  const sorted = [...orders].sort((a, b) => a.number - b.number)
  const parts = new Totals()
  for (const { name, parts: inside, quantity } of sorted.flatMap(({ lines }) => lines)) {
    for (const part of inside.length > 0 ? inside : [name]) parts.add(part, quantity)
  }
  return {
    orders: sorted.length,
    portions: sorted.reduce((sum, { lines }) => sum + portionsOf(lines), 0),
    items: itemsOn(items, sorted),
    parts: mostFirst(parts.list()),
    ways: MEAL_WAYS.map((way) => {
      const own = sorted.filter((order) => order.way === way)
      return { way, orders: own.length, portions: own.reduce((sum, o) => sum + portionsOf(o.lines), 0) }
    }).filter((way) => way.orders > 0),
    clashes: sorted
      .filter(({ clashes }) => clashes.length > 0)
      .map(({ _id: orderId, number, personName, clashes: words }) => ({
        orderId,
        number,
        personName,
        words,
      })),
    remarks: sorted
      .filter(({ remark }) => remark !== '')
      .map(({ _id: orderId, number, personName, remark }) => ({ orderId, number, personName, remark })),
    unprepared: sorted.filter(({ diet }) => diet === null).length,
  }
}

export interface Label {
  key: string
  orderId: string
  number: number
  box: string
  personName: string
  itemId: string
  item: string
  contents: { itemId: string; name: string; quantity: number }[]
  way: MealWay
  routeName: string
  where: string
  diet: DietFlag[]
  dietNote: string
  clash: boolean
  remark: string
}

type Content = Label['contents'][number]

const contentOf = ({ itemId, name }: MealLine, quantity: number): Content => ({ itemId, name, quantity })

/** A box for each portion of a set; the single dishes of one order share a box. */
function boxesOf(lines: readonly MealLine[]): Content[][] {
  const sets = lines
    .filter(({ kind }) => kind === 'set')
    .flatMap((line) => Array.from({ length: line.quantity }, () => [contentOf(line, 1)]))
  const dishes = lines.filter(({ kind }) => kind === 'dish').map((line) => contentOf(line, line.quantity))
  return dishes.length > 0 ? [...sets, dishes] : sets
}

const named = (contents: readonly Content[]): string =>
  contents.map(({ name, quantity }) => (quantity > 1 ? `${name} ${quantity} 份` : name)).join('、')

function labelsOfOrder(order: SheetOrder, routeName: string): Label[] {
  const { _id: orderId, number, personName, way, diet, dietNote, clashes, remark, address } = order
  const boxes = boxesOf(order.lines)
  return boxes.map((contents, i) => ({
    key: `${orderId}:${i + 1}`,
    orderId,
    number,
    box: `${i + 1}/${boxes.length}`,
    personName,
    itemId: contents[0]?.itemId ?? '',
    item: named(contents),
    contents,
    way,
    routeName,
    where:
      way !== 'delivery' ? '' : address ? `${address.building}-${address.unit}-${address.room}` : '没有地址',
    diet: diet ?? [],
    dietNote,
    clash: clashes.length > 0,
    remark,
  }))
}

const natural = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

interface Stop {
  order: SheetOrder
  routeName: string
  /** Where in the whole walk: fetched meals, then route by route, then what no route leads to. */
  leg: number
  /** Where in the route. */
  at: number
}

function stopOf(order: SheetOrder, routes: readonly Pick<Route, 'name' | 'buildings'>[]): Stop {
  if (order.way !== 'delivery') return { order, routeName: '', leg: -1, at: order.number }
  const building = order.address?.building ?? ''
  const leg = routes.findIndex(({ buildings }) => buildings.includes(building))
  const route = routes[leg]
  if (!route) return { order, routeName: '', leg: routes.length, at: 0 }
  return { order, routeName: route.name, leg, at: route.buildings.indexOf(building) }
}

const addressKeys = ({ address }: SheetOrder): [string, string, string] => [
  address?.building ?? '',
  address?.unit ?? '',
  address?.room ?? '',
]

function byWalk(a: Stop, b: Stop): number {
  const [building, unit, room] = addressKeys(a.order)
  const [otherBuilding, otherUnit, otherRoom] = addressKeys(b.order)
  return (
    a.leg - b.leg ||
    a.at - b.at ||
    natural(building, otherBuilding) ||
    natural(unit, otherUnit) ||
    natural(room, otherRoom) ||
    a.order.number - b.order.number
  )
}

/** Orders as they are handed over: what is fetched by number, then every route in walking order. */
export const inWalkingOrder = (
  orders: readonly SheetOrder[],
  routes: readonly Pick<Route, 'name' | 'buildings'>[],
): { order: SheetOrder; routeName: string }[] =>
  orders
    .map((order) => stopOf(order, routes))
    .sort(byWalk)
    .map(({ order, routeName }) => ({ order, routeName }))

/** A label for each box. */
export const labelsOf = (
  orders: readonly SheetOrder[],
  routes: readonly Pick<Route, 'name' | 'buildings'>[],
): Label[] =>
  inWalkingOrder(orders, routes).flatMap(({ order, routeName }) => labelsOfOrder(order, routeName))

/** How many portions labels stand for; the same number as the orders'. */
export const portionsOnLabels = (labels: readonly Pick<Label, 'contents'>[]): number =>
  labels.reduce((sum, { contents }) => sum + portionsOf(contents), 0)
