import { HOUR } from '../../../miniprogram/shared/time'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { mealDocument } from '../../support/meals'
import * as menus from '../../support/menus'
import { add, outcome, range } from '../../support/shop'

/** The kitchen moves on with one tap, or by the clock, and every meal of the menu with it. */

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

type Menu = Awaited<ReturnType<typeof canteen.publishMenu>>

const freshMenu = (more: canteen.MenuPlan = {}): Promise<Menu> =>
  canteen.publishMenu(cloud, { date: menus.dayFromNow(day++), ...more })

const advance = (menu: Menu, to: string) =>
  menus.write<menus.StaffMenu>(cloud, 'advance', { menuId: menu._id, to })

const statesOf = async (menu: Menu): Promise<string[]> =>
  (await canteen.mealsOf(cloud, { menuId: menu._id })).map(({ state }) => state).sort()

describe('one tap', () => {
  test('locks the menu for residents at once, and looks up what the kitchen must know', async () => {
    await cloud
      .sdk()
      .database()
      .collection('persons')
      .where({ _id: 'p-elder-0' })
      .update({ diet: ['lowSalt'], dietNote: '' })
    await add(cloud, 'personAccounts', [
      {
        _id: 'p-elder-0',
        community: 'xinglong',
        personName: '王秀英0',
        mode: 'prepaid',
        version: 1,
        since: 1,
        setByName: '',
      },
      {
        _id: 'p-elder-1',
        community: 'xinglong',
        personName: '王秀英1',
        mode: 'prepaid',
        version: 1,
        since: 1,
        setByName: '',
      },
    ])
    const entry = (personId: string, amountFen: number) => ({
      ...{ _id: `entry-${personId}`, community: 'xinglong', personId, amountFen },
      ...{ at: 1, date: '2026-11-01', month: '2026-11', move: 'topUp', title: '', bookingId: null },
      ...{ method: 'cash', staffId: '', staffName: '' },
    })
    await add(cloud, 'accountEntries', [entry('p-elder-0', 5000), entry('p-elder-1', 100)])
    const menu = await freshMenu()
    await add(cloud, 'mealOrders', [
      mealDocument(menu, 0, { way: 'delivery' }),
      mealDocument(menu, 1),
      mealDocument(menu, 2, { state: 'cancelled' }),
    ])

    menus.valueOf(await advance(menu, 'locked'))

    expect(await statesOf(menu)).toEqual(['cancelled', 'locked', 'locked'])
    const [first, second] = await Promise.all(
      [0, 1].map((n) => canteen.mealOf(cloud, canteen.mealId(n, menu.date))),
    )
    expect(first).toMatchObject({
      diet: ['lowSalt'],
      grid: '1',
      payBy: 'account',
      clashes: ['红烧鱼套餐不是少盐的'],
    })
    expect(first?.address).toEqual(canteen.addressOfElder(0))
    // Too little is left: this one is paid at the counter.
    expect(second).toMatchObject({ diet: [], payBy: 'onsite', address: null })
    const late = await canteen.book(cloud, canteen.elder(5), { menuId: menu._id })
    expect(outcome(late)).toBe('CLOSED')
  })

  test('moves every meal on, is taken back as long as nobody has one, and never after', async () => {
    const menu = await freshMenu()
    await add(
      cloud,
      'mealOrders',
      range(3).map((n) => mealDocument(menu, n)),
    )
    for (const to of ['locked', 'cooking', 'ready']) menus.valueOf(await advance(menu, to))
    expect(await statesOf(menu)).toEqual(['ready', 'ready', 'ready'])

    menus.valueOf(await advance(menu, 'cooking'))
    expect(await statesOf(menu)).toEqual(['cooking', 'cooking', 'cooking'])
    menus.valueOf(await advance(menu, 'ready'))
    await cloud
      .sdk()
      .database()
      .collection('mealOrders')
      .where({ _id: canteen.mealId(0, menu.date) })
      .update({ state: 'collected' })

    expect(outcome(await advance(menu, 'cooking'))).toBe('STALE')
    const [meal] = await canteen.mealsOf(cloud, { menuId: menu._id, state: 'ready' })
    expect(meal?.events.map(({ what }) => what)).toEqual([
      '订餐',
      '截单,食堂备料',
      '开始做了',
      '做好了',
      '改回正在做',
      '做好了',
    ])
  })

  test.each([4, 5, 6, 7])('that dies after request %i is finished by the timer', async (trips) => {
    const menu = await freshMenu()
    await add(
      cloud,
      'mealOrders',
      range(3).map((n) => mealDocument(menu, n)),
    )
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action: 'advance' } })
    await advance(menu, 'ready').catch(() => undefined)
    await cloud.fault({})

    await canteen.sweepLater(cloud)

    expect(await statesOf(menu)).toEqual(['ready', 'ready', 'ready'])
    expect((await canteen.allotmentOf(cloud, menu._id)).open).toBe(false)
  })
})

describe('the clock', () => {
  test('locks a menu at its cutoff, and closes it three hours after serving', async () => {
    const menu = await freshMenu()
    await add(cloud, 'mealOrders', [
      mealDocument(menu, 0),
      mealDocument(menu, 1, { state: 'collected' }),
      mealDocument(menu, 2, { state: 'out', way: 'delivery' }),
    ])
    const at = async (now: number): Promise<string> => {
      await cloud.clock(now)
      await cloud.fire('meals', 'sweep')
      return (await menus.menuOf(cloud, menu._id)).stage
    }

    expect(await at(menu.orderUntil - 1)).toBe('open')
    expect(await at(menu.orderUntil)).toBe('locked')
    expect(await at(menu.serveTo + 3 * HOUR - 1)).toBe('locked')
    expect(await at(menu.serveTo + 3 * HOUR)).toBe('closed')

    const missed = await canteen.mealOf(cloud, canteen.mealId(0, menu.date))
    expect(missed).toMatchObject({ state: 'no_show', subsidy: { state: 'released' }, next: null })
    expect(await statesOf(menu)).toEqual(['collected', 'no_show', 'out'])
  })

  test('looks up within a minute what the kitchen must know of whoever has booked', async () => {
    const menu = await freshMenu()
    await add(cloud, 'mealOrders', [mealDocument(menu, 3)])

    await cloud.fire('meals', 'sweep')

    expect(await canteen.mealOf(cloud, canteen.mealId(3, menu.date))).toMatchObject({ diet: [], grid: '1' })
  })
})
