import { allotmentIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { fen } from '../../../miniprogram/shared/money'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { mealDocument } from '../../support/meals'
import * as menus from '../../support/menus'
import { add, outcome, range } from '../../support/shop'

/** A meal that is called off, and a dish that cannot be cooked: every booking follows, also after a crash. */

let cloud: TestCloud
let day = 2

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await canteen.settle(cloud, 40)
})

afterAll(() => cloud.stop())

afterEach(() => cloud.fault({}))

type Menu = Awaited<ReturnType<typeof canteen.publishMenu>>

const items = {
  fish: { name: '红烧鱼套餐', capacity: 30 },
  tofu: { name: '豆腐套餐', priceFen: fen(1000), capacity: 30, contains: ['soy' as const] },
}

/** A menu of a day of its own, with one fish for each of so many elders, taken from its allotment. */
async function menuWith(
  elders: number,
  more: (n: number, menu: Menu) => Parameters<typeof mealDocument>[2] = () => ({}),
): Promise<Menu> {
  const menu = await canteen.publishMenu(cloud, { date: menus.dayFromNow(day++), items })
  const meals = range(elders).map((n) => mealDocument(menu, n, more(n, menu)))
  // Every person has one turn for each of these.
  await add(cloud, 'mealOrders', meals)
  const takenOf = (id: string): number => canteen.takenOf(meals, id)
  await cloud
    .sdk()
    .database()
    .collection('allotments')
    .where({ _id: allotmentIdOf(menu._id) })
    .update({
      'left.fish': 30 - takenOf('fish'),
      'left.tofu': 30 - takenOf('tofu'),
      'left.all': 60 - takenOf('fish') - takenOf('tofu'),
    })
  return menu
}

const cancel = (menu: Menu, requestId?: string) =>
  menus.write<menus.StaffMenu>(
    cloud,
    'cancelMenu',
    { id: menu._id, reason: '停水了' },
    requestId ? { requestId } : {},
  )

const paid = (paidFen: number) => ({
  channel: 'onsite' as const,
  dueFen: fen(800),
  paidFen: fen(paidFen),
  refundedFen: fen(0),
  refundDueFen: fen(0),
})

describe('calling a meal off', () => {
  test('cancels every booking, releases its subsidy, owes back what was paid, and tells its people once', async () => {
    const menu = await menuWith(3, (n) =>
      n === 0 ? { money: paid(800), watchers: ['p-elder-0', 'p-daughter'] } : {},
    )

    expect(outcome(await cancel(menu))).toBe('ok')
    expect(outcome(await cancel(menu))).toBe('ok')

    const meals = await canteen.mealsOf(cloud, { menuId: menu._id })
    expect(meals.map(({ state, subsidy }) => [state, subsidy.state])).toEqual(
      range(3).map(() => ['cancelled', 'released']),
    )
    const first = meals.find(({ personId }) => personId === 'p-elder-0')
    expect(first?.money).toMatchObject({ dueFen: 0, paidFen: 800, refundDueFen: 800 })
    expect(meals.filter(({ cancelledBy, next }) => cancelledBy === 'menu' && next === null)).toHaveLength(3)
    const told = (await cloud.find('messages', { kind: 'meals.calledOff' })).filter(({ page }) =>
      meals.some(({ _id }) => String(page).endsWith(_id)),
    )
    expect(told.map(({ personId }) => personId).sort()).toEqual([
      'p-daughter',
      'p-elder-0',
      'p-elder-1',
      'p-elder-2',
    ])
    expect(told[0]).toMatchObject({ template: 'meal', callBy: 'canteen' })
    expect((await canteen.allotmentOf(cloud, menu._id)).open).toBe(false)
  })

  test.each([7, 9, 12, 20])('that dies after request %i is finished by the timer', async (trips) => {
    const menu = await menuWith(5)
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action: 'cancelMenu' } })
    await cancel(menu).catch(() => undefined)
    await cloud.fault({})
    const before = await canteen.mealsOf(cloud, { menuId: menu._id, state: 'booked' })

    await canteen.sweepLater(cloud)

    const meals = await canteen.mealsOf(cloud, { menuId: menu._id })
    // The control: the crash has left something to do.
    if (trips < 12) expect(before).toHaveLength(5)
    expect(meals.filter(({ state }) => state === 'cancelled')).toHaveLength(5)
  })

  test('leaves what was handed over, and is refused for a meal that is over', async () => {
    const menu = await menuWith(2, (n) => (n === 0 ? { state: 'collected' } : { state: 'ready' }))
    await cancel(menu)
    const states = (await canteen.mealsOf(cloud, { menuId: menu._id })).map(({ state }) => state).sort()

    const over = await canteen.publishMenu(cloud, { date: menus.dayFromNow(day++), stage: 'closed' })

    expect(states).toEqual(['cancelled', 'collected'])
    expect(outcome(await cancel(over))).toBe('STALE')
  })
})

const replace = (menu: Menu, requestId?: string) =>
  menus.write<{ replaced: number; clashing: number }>(
    cloud,
    'replaceItem',
    { id: menu._id, itemId: 'fish', byItemId: 'tofu', reason: '鱼没送到' },
    requestId ? { requestId } : {},
  )

describe('replacing a dish', () => {
  test('gives everybody the other one at the lower price, and moves the portions along', async () => {
    const menu = await menuWith(4)

    const answer = menus.valueOf(await replace(menu))

    const meals = await canteen.mealsOf(cloud, { menuId: menu._id })
    expect(answer).toMatchObject({ replaced: 4, clashing: 0 })
    for (const meal of meals) {
      expect(meal.lines).toMatchObject([{ itemId: 'tofu', quantity: 1, amountFen: 1000 }])
      expect(meal).toMatchObject({ totalFen: 1000, money: { dueFen: 600 }, subsidy: { amountFen: 400 } })
      expect(meal.swap).toMatchObject({ from: '红烧鱼套餐', to: '豆腐套餐', reason: '鱼没送到' })
      expect(meal.returning).toEqual([])
    }
    await canteen.expectNothingLost(cloud, menu._id)
    expect((await menus.menuOf(cloud, menu._id)).items[0]?.hidden).toBe(true)
  })

  test('names to the canteen whoever cannot eat it', async () => {
    await cloud
      .sdk()
      .database()
      .collection('persons')
      .where({ _id: 'p-elder-1' })
      .update({ diet: ['allergy'], dietNote: '对黄豆过敏' })
    const menu = await menuWith(2)

    const answer = menus.valueOf(await replace(menu))

    const [told] = (await cloud.find('messages', { kind: 'meals.replaced', personId: 'p-elder-1' })).filter(
      ({ page }) => String(page).includes(menu.date),
    )
    expect(answer).toMatchObject({ replaced: 2, clashing: 1 })
    expect(told).toMatchObject({ callBy: 'canteen' })
    expect(told?.['text']).toContain('豆腐套餐里有豆制品')
    const meal = await canteen.mealOf(cloud, canteen.mealId(1, menu.date))
    expect(meal.clashes).toHaveLength(1)
  })

  test('cooks more of the other one where it would not be enough', async () => {
    const menu = await menuWith(30, (n) => (n < 10 ? { takes: { tofu: 1 } } : {}))
    await cloud
      .sdk()
      .database()
      .collection('allotments')
      .where({ _id: allotmentIdOf(menu._id) })
      .update({ 'left.tofu': 5, 'stock.tofu': 15 })

    menus.valueOf(await replace(menu))

    const allotment = await canteen.allotmentOf(cloud, menu._id)
    expect(allotment.left['tofu']).toBeGreaterThanOrEqual(0)
    await canteen.expectNothingLost(cloud, menu._id)
  })

  test.each([9, 13, 16, 20, 26])(
    'that dies after request %i is finished, and nothing is moved twice',
    async (trips) => {
      const menu = await menuWith(3)
      await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action: 'replaceItem' } })
      await replace(menu).catch(() => undefined)
      await cloud.fault({})

      await canteen.sweepLater(cloud)
      await canteen.sweepLater(cloud, Date.now() + 200_000)

      const meals = await canteen.mealsOf(cloud, { menuId: menu._id })
      expect(meals.flatMap(({ lines }) => lines.map(({ itemId }) => itemId))).toEqual([
        'tofu',
        'tofu',
        'tofu',
      ])
      expect(
        meals.filter(({ events }) => events.filter(({ what }) => what === '换菜').length === 1),
      ).toHaveLength(3)
      await canteen.expectNothingLost(cloud, menu._id)
    },
  )

  test('done again changes nothing', async () => {
    const menu = await menuWith(2)
    await replace(menu)
    const before = await canteen.mealsOf(cloud, { menuId: menu._id })

    const again = menus.valueOf(await replace(menu))

    expect(again.replaced).toBe(0)
    expect(await canteen.mealsOf(cloud, { menuId: menu._id })).toEqual(before)
  })
})
