import type { Reply } from '../../../typings/cloud-api'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { mealDocument } from '../../support/meals'
import * as menus from '../../support/menus'
import { add, inParallel, newRequestId, outcome, range } from '../../support/shop'

/** The kitchen's day: what it reads of a menu is what people have booked. */

let cloud: TestCloud
let day = 2

const ELDERS = 12

beforeAll(async () => {
  cloud = await startCloud({ instances: 3 })
  await canteen.settle(cloud, ELDERS)
})

afterAll(() => cloud.stop())

afterEach(async () => {
  await cloud.fault({})
  await cloud.clock(null)
})

type Sheet = Reply<'meals', 'kitchenSheet'>
type Labels = Reply<'meals', 'labels'>
type Menu = Awaited<ReturnType<typeof canteen.publishMenu>>

const freshMenu = (more: canteen.MenuPlan = {}): Promise<Menu> =>
  canteen.publishMenu(cloud, { date: menus.dayFromNow(day++), ...more })

const sheetOf = async (menu: Menu): Promise<Sheet> =>
  menus.valueOf(await menus.read<Sheet>(cloud, 'kitchenSheet', { menuId: menu._id }))

const labelsOf = async (menu: Menu): Promise<Labels['labels']> =>
  menus.valueOf(await menus.read<Labels>(cloud, 'labels', { menuId: menu._id })).labels

/** Sheet, labels and orders agree, item by item; answers how many portions there are. */
async function expectSameSums(menu: Menu): Promise<number> {
  const [sheet, labels, meals] = await Promise.all([
    sheetOf(menu),
    labelsOf(menu),
    canteen.mealsOf(cloud, { menuId: menu._id }),
  ])
  const onLabels = labels.flatMap(({ contents }) => contents)
  for (const { id } of menu.items) {
    const booked = canteen.takenOf(meals, id)
    const sum = (list: readonly { itemId: string; quantity: number }[]): number =>
      list.filter(({ itemId }) => itemId === id).reduce((n, { quantity }) => n + quantity, 0)
    expect([id, sum(sheet.items), sum(onLabels)]).toEqual([id, booked, booked])
  }
  const all = canteen.takenOf(meals, 'all')
  expect(sheet.portions).toBe(all)
  return all
}

test('after random bookings, changes, cancellations and a replacement by the real actions the sums agree', async () => {
  const menu = await freshMenu({
    items: {
      fish: { name: '红烧鱼套餐', parts: ['鱼', '米饭'] },
      tofu: { name: '豆腐套餐', parts: ['豆腐', '米饭'] },
      bun: { name: '馒头', kind: 'dish' },
    },
  })
  // 1,200 each; the subsidy is four yuan for one set and one bun together.
  const pay = (sets: number, buns: number): number => (sets + buns) * 1200 - 400
  let seed = 7
  const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
  const takes = () => ({ [random(2) ? 'fish' : 'tofu']: 1 + random(2), ...(random(2) ? { bun: 1 } : {}) })
  const payFor = (wish: Record<string, number>) =>
    pay((wish['fish'] ?? 0) + (wish['tofu'] ?? 0), wish['bun'] ?? 0)
  const elders = range(ELDERS)
  const wishes = elders.map(takes)
  await inParallel(elders, 4, (n) =>
    canteen.book(cloud, canteen.elder(n), {
      menuId: menu._id,
      takes: wishes[n]!,
      pay: payFor(wishes[n]!),
      way: n % 3 === 0 ? 'delivery' : 'dineIn',
    }),
  )
  const booked = await expectSameSums(menu)

  await inParallel(elders, 4, async (n) => {
    const id = canteen.mealId(n, menu.date)
    if (n % 4 === 1) await canteen.cancelMeal(cloud, canteen.elder(n), id)
    if (n % 4 !== 2) return
    const wish = takes()
    const input = { id, lines: canteen.linesOf(wish), way: 'dineIn', seenPayFen: payFor(wish) }
    expect(outcome(await cloud.call('meals', canteen.elder(n), 'changeMeal', input, newRequestId()))).toBe(
      'ok',
    )
  })
  await expectSameSums(menu)
  menus.valueOf(
    await menus.write(cloud, 'replaceItem', {
      id: menu._id,
      itemId: 'fish',
      byItemId: 'tofu',
      reason: '鱼没送到',
    }),
  )
  await canteen.sweepLater(cloud)

  expect(booked).toBeGreaterThanOrEqual(ELDERS)
  expect(await expectSameSums(menu)).toBeGreaterThan(0)
  expect((await sheetOf(menu)).items.map(({ itemId }) => itemId)).not.toContain('fish')
  await canteen.expectNothingLost(cloud, menu._id)
})

describe('what the canteen reads', () => {
  test('of six hundred meals is one reading of the orders, and less than an answer may be', async () => {
    const menu = await freshMenu()
    await add(
      cloud,
      'mealOrders',
      range(600).map((n) =>
        mealDocument(menu, n, {
          personId: `p-crowd-${n}`,
          diet: ['soft', 'lowSalt'],
          remark: '饭要软一点,汤少放盐',
        }),
      ),
    )
    await sheetOf(menu)
    await cloud.resetStats()

    const sheet = await sheetOf(menu)

    const { actions, unindexed } = await cloud.stats()
    const own = actions.find(({ action }) => action === 'kitchenSheet')
    expect(sheet).toMatchObject({ orders: 600, portions: 600 })
    // Who calls, the menu, its orders; that it was read is written down once an hour.
    expect(own?.maxTrips).toBeLessThanOrEqual(4)
    expect(JSON.stringify(sheet).length).toBeLessThan(1024 * 1024)
    expect(JSON.stringify(await labelsOf(menu)).length).toBeLessThan(1024 * 1024)
    expect(unindexed).toEqual([])
  })

  test('shows the full phone on the page of one meal alone, and that is written down', async () => {
    const menu = await freshMenu()
    await add(cloud, 'mealOrders', [mealDocument(menu, 4)])
    const id = canteen.mealId(4, menu.date)

    const seen = menus.valueOf(await menus.read<{ phone: string }>(cloud, 'staffMeal', { id }))
    const list = await menus.read(cloud, 'dayOrders', { menuId: menu._id })

    expect(seen.phone).toBe('13900001004')
    expect(JSON.stringify(list)).not.toContain('13900001004')
    const [entry] = await cloud.find('auditEntries', { what: 'meals.staffMeal', about: id })
    expect(entry).toMatchObject({ read: true, personId: 'p-elder-4', by: canteen.CANTEEN })
    expect(outcome(await menus.read(cloud, 'staffMeal', { id }, canteen.OUTSIDER))).toBe('NOT_FOUND')
  })

  test.each([
    ['all', 4],
    ['waiting', 3],
    ['handedOver', 1],
    ['delivery', 1],
    ['unpaid', 3],
    ['cancelled', 1],
  ])('of the day, shown by %s, are %i', async (show, count) => {
    const menu = await freshMenu()
    const paid = mealDocument(menu, 2)
    await add(cloud, 'mealOrders', [
      mealDocument(menu, 0, { state: 'collected' }),
      mealDocument(menu, 1, { way: 'delivery' }),
      { ...paid, money: { ...paid.money, paidFen: paid.money.dueFen } },
      mealDocument(menu, 3),
      mealDocument(menu, 4, { state: 'cancelled' }),
    ])

    const list = menus.valueOf(
      await menus.read<{ items: unknown[] }>(cloud, 'dayOrders', { menuId: menu._id, show }),
    )

    expect(list.items).toHaveLength(count)
  })

  test('of today counts what stands and what waits', async () => {
    const menu = await freshMenu()
    await add(cloud, 'mealOrders', [
      mealDocument(menu, 0, { state: 'collected', takes: { fish: 2 } }),
      mealDocument(menu, 1, { way: 'delivery', state: 'no_answer' }),
      mealDocument(menu, 2),
      mealDocument(menu, 3, { state: 'cancelled' }),
    ])

    const seen = menus.valueOf(await menus.read<Reply<'meals', 'today'>>(cloud, 'today', { date: menu.date }))

    expect(seen.menus[0]?.counts).toEqual({
      standing: 3,
      portions: 4,
      dineIn: 2,
      pickUp: 0,
      delivery: 1,
      handedOver: 1,
      waiting: 1,
      noAnswer: 1,
    })
  })
})
