import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { allIndexSpecs } from '../../cloudfunctions/declarations'
import { mealOrders, type MealOrder } from '../../cloudfunctions/meals/collections'
import { openDatabaseGateway } from '../../local/cloud/gateway'
import { DAY, isoDate } from '../../miniprogram/shared/time'
import * as canteen from '../support/canteen'
import { startCloud, type TestCloud } from '../support/cloud'
import * as shop from '../support/shop'
import { kilobytes, median, rounded, table } from './table'
import { LINE_UP, mealOn, servedMenu, type Service } from './meal-documents'

const FEW = 1_000
const MANY = 200_000
const ROUNDS = 40
/** What one kitchen can cook at most: every meal of it is on one sheet. */
const PORTIONS = 600
/** Neighbours take turns: each of them may call so often in a second. */
const READERS = 6

interface Canteen {
  cloud: TestCloud
  folder: string
}

/** A canteen with these menus and meals, and so many people whom it knows. */
async function canteenWith(services: readonly Service[], people = READERS): Promise<Canteen> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meals-'))
  const gateway = openDatabaseGateway({ file: path.join(folder, 'database.sqlite') })
  for (const [name, indexes] of Object.entries(allIndexSpecs())) await gateway.ensureCollection(name, indexes)
  for (const { menu, orders } of services) {
    await gateway.insertMany('mealMenus', [menu])
    await gateway.insertMany('allotments', [canteen.menuAllotment(menu)])
    for (let i = 0; i < orders; i += 2_000) {
      const some = shop.range(Math.min(2_000, orders - i)).map((k) => mealOn(menu, i + k))
      await gateway.insertMany(mealOrders.name, some)
    }
  }
  const known = shop.range(people - READERS).map((n) => canteen.elderDocument(READERS + n))
  if (known.length > 0) await gateway.insertMany('persons', known)
  gateway.close()
  const cloud = await startCloud({ data: folder, instances: 1 })
  await canteen.settle(cloud, READERS)
  return { cloud, folder }
}

async function close({ cloud, folder }: Canteen): Promise<void> {
  await cloud.stop()
  await rm(folder, { recursive: true, force: true })
}

interface Measured {
  ms: number
  trips: number
  bytes: number
}

async function measured(cloud: TestCloud, openid: string, action: string, input: object): Promise<Measured> {
  await cloud.resetStats()
  const began = performance.now()
  const answer = await cloud.call('meals', openid, action, input, shop.newRequestId())
  const ms = performance.now() - began
  if (!answer.ok) throw new Error(`${action}: ${answer.error.message}`)
  const { actions } = await cloud.stats()
  const trips = actions.find((a) => a.function === 'meals' && a.action === action)?.trips ?? 0
  return { ms, trips, bytes: Buffer.byteLength(JSON.stringify(answer)) }
}

const isReady = (order: Pick<MealOrder, 'state'>): boolean => order.state === 'ready'

/** One lunch as large as the kitchen: what its papers and its taps cost. */
export async function kitchen(): Promise<void> {
  const menu = servedMenu(isoDate(Date.now() + DAY), 'open')
  // Everybody was looked up shortly after they booked, and is once more at the lock.
  const one = await canteenWith([{ menu, orders: PORTIONS }], PORTIONS)
  const asked: [string, string, object][] = [
    ['advance: locked', 'advance', { menuId: menu._id, to: 'locked' }],
    ['advance: cooking', 'advance', { menuId: menu._id, to: 'cooking' }],
    ['kitchen sheet', 'kitchenSheet', { menuId: menu._id }],
    ['labels', 'labels', { menuId: menu._id }],
    ['orders, first page', 'dayOrders', { menuId: menu._id }],
    ['advance: ready', 'advance', { menuId: menu._id, to: 'ready' }],
    ['kitchen sheet as a table', 'sheetFile', { sheet: 'kitchen', id: menu._id }],
    ['labels as a table', 'sheetFile', { sheet: 'labels', id: menu._id }],
  ]
  const rows = []
  for (const [name, action, input] of asked) {
    const { ms, trips, bytes } = await measured(one.cloud, canteen.CANTEEN, action, input)
    rows.push([name, trips, kilobytes(bytes), rounded(ms, 0)])
  }
  table(`A kitchen of ${PORTIONS} meals`, ['action', 'round trips', 'answer', 'ms'], rows)
  const meals = await one.cloud.find('mealOrders', { menuId: menu._id })
  const ready = (meals as unknown as MealOrder[]).filter(isReady).length
  console.log(`meals that followed the menu: ${ready} of ${meals.length}`)
  await close(one)
}

/** The same number of meals a day, further and further back; the newest days are the same in both. */
function daysBack(count: number): Service[] {
  const perDay = 200
  const past = shop.range(Math.ceil(count / perDay)).map((day): Service => {
    const date = isoDate(Date.now() - (day + 1) * DAY)
    return { menu: servedMenu(date, 'closed'), orders: Math.min(perDay, count - day * perDay) }
  })
  const ahead = shop.range(7).map((day): Service => {
    const date = isoDate(Date.now() + (day + 1) * DAY)
    return { menu: servedMenu(date, 'open'), orders: 0 }
  })
  return [...past, ...ahead]
}

const yesterday = servedMenu(isoDate(Date.now() - DAY), 'closed')

const questions: [string, string, (reader: number) => object, (reader: number) => string][] = [
  ['week', 'week', () => ({}), canteen.elder],
  ['my meals, past', 'myMeals', () => ({ show: 'past' }), canteen.elder],
  ['one meal', 'mealOrder', (n) => ({ id: mealOn(yesterday, n)._id }), canteen.elder],
  ['orders of a day (staff)', 'dayOrders', () => ({ menuId: yesterday._id }), () => canteen.CANTEEN],
]

/** The same questions to a small and a large database in turn: the ratio is what growth costs. */
export async function mealsGrow(): Promise<void> {
  const few = await canteenWith(daysBack(FEW))
  const many = await canteenWith(daysBack(MANY))
  const rows = []
  for (const [name, action, input, openid] of questions) {
    const times = { few: [] as number[], many: [] as number[] }
    for (const round of shop.range(ROUNDS)) {
      const reader = round % READERS
      times.few.push((await measured(few.cloud, openid(reader), action, input(reader))).ms)
      times.many.push((await measured(many.cloud, openid(reader), action, input(reader))).ms)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    const [a, b] = [median(times.few), median(times.many)]
    rows.push([name, rounded(a, 1), rounded(b, 1), rounded(b / a)])
  }
  table('Meals grow: median ms per call', ['question', '1,000 meals', '200,000 meals', 'ratio'], rows)
  const { unindexed } = await many.cloud.stats()
  console.log(`queries without an index: ${unindexed.length === 0 ? 'none' : JSON.stringify(unindexed)}`)
  for (const one of [few, many]) await close(one)
}

/** So many elders at once for so few portions of one dish. */
export async function lastPortions(): Promise<void> {
  const portions = 20
  const cloud = await startCloud()
  await canteen.settle(cloud, LINE_UP)
  const menu = await canteen.publishMenu(cloud, { items: { fish: { capacity: portions } } })
  const began = performance.now()
  const answers = await shop.inParallel(shop.range(LINE_UP), 64, (n) =>
    canteen.book(cloud, canteen.elder(n), { menuId: menu._id }),
  )
  const seconds = (performance.now() - began) / 1000
  const { left } = await canteen.allotmentOf(cloud, menu._id)
  const booked = canteen.takenOf(await canteen.mealsOf(cloud, { menuId: menu._id }), 'fish')
  const tally = Object.entries(shop.tally(answers)).map(([code, n]) => `${code} ${n}`)
  table(
    `Last portions: ${LINE_UP} elders for ${portions}`,
    ['answers', 'booked', 'left', 'answers a second'],
    [[tally.join(', '), booked, left['fish'] ?? 0, rounded(LINE_UP / seconds, 0)]],
  )
  await cloud.stop()
}
