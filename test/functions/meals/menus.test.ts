import { menuIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as menus from '../../support/menus'
import { outcome } from '../../support/shop'

/** How a menu comes to be, and what may still be changed on it. */

let cloud: TestCloud
let fish: Awaited<ReturnType<typeof menus.makeDish>>
let porridge: Awaited<ReturnType<typeof menus.makeDish>>

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await canteen.settle(cloud, 4)
  fish = await menus.makeDish(cloud)
  porridge = await menus.makeDish(cloud, {
    kind: 'dish',
    name: '小米粥',
    parts: [],
    priceFen: 200,
    contains: [],
  })
})

afterAll(() => cloud.stop())

let day = 3
/** A day that no other test uses. */
const freshDay = (): string => menus.dayFromNow(day++)

const itemsNow = () => [
  { dishId: fish.id, priceFen: 1200, capacity: 10 },
  { dishId: porridge.id, priceFen: 200, capacity: 20 },
]

async function published(more: Partial<menus.MenuDraft> = {}): Promise<menus.StaffMenu> {
  const draft = menus.valueOf(await menus.saveMenu(cloud, menus.menuDraft(freshDay(), itemsNow(), more)))
  return menus.valueOf(await menus.publish(cloud, draft))
}

describe('the dish library', () => {
  test('refuses an editor that is behind, and finds a dish by what is in it', async () => {
    const dish = await menus.makeDish(cloud, { name: '萝卜炖羊肉', parts: ['羊肉', '米饭'] })
    const save = (version: number) =>
      menus.write(cloud, 'saveDish', {
        ...menus.dishDraft({ name: '羊肉套餐', parts: ['羊肉'] }),
        id: dish.id,
        version,
      })

    expect(outcome(await save(dish.version))).toBe('ok')
    expect(outcome(await save(dish.version))).toBe('STALE')
    const found = menus.valueOf(
      await menus.read<{ items: { name: string }[] }>(cloud, 'dishes', { search: '羊肉' }),
    )
    expect(found.items.map(({ name }) => name)).toEqual(['羊肉套餐'])
  })

  test('refuses a set without its parts, and a resident', async () => {
    expect(outcome(await menus.write(cloud, 'saveDish', menus.dishDraft({ parts: [] })))).toBe('BAD_INPUT')
    const asResident = { by: canteen.elder(0) }
    expect(outcome(await menus.write(cloud, 'saveDish', menus.dishDraft(), asResident))).toBe('NOT_ALLOWED')
  })
})

describe('a new menu', () => {
  test('is one a day and meal, whoever makes it', async () => {
    const date = freshDay()
    const draft = menus.menuDraft(date, itemsNow())

    const both = await Promise.all([menus.saveMenu(cloud, draft), menus.saveMenu(cloud, draft)])

    expect(both.map(outcome).sort()).toEqual(['STALE', 'ok'])
    const dinner = menus.menuDraft(date, itemsNow(), { meal: 'dinner' })
    expect(outcome(await menus.saveMenu(cloud, dinner))).toBe('ok')
  })

  test('takes bookings from its publication on, under the version of the subsidy that counts then', async () => {
    const date = freshDay()
    const policy = { ...canteen.policyTerms, _id: 'policy-m', community: 'xinglong', fromDate: '2026-01-01' }
    await cloud
      .sdk()
      .database()
      .collection('mealPolicies')
      .add({ ...policy, note: '', createdAt: 1 })
    const draft = menus.valueOf(await menus.saveMenu(cloud, menus.menuDraft(date, itemsNow())))
    const menu = menus.valueOf(await menus.publish(cloud, draft))

    expect(menu).toMatchObject({ state: 'published', policyTitle: canteen.policyTerms.title })
    const allotment = await canteen.allotmentOf(cloud, menu.id)
    const [fishItem, porridgeItem] = menu.items
    expect(allotment.left).toEqual({ all: 100, [fishItem!.id]: 10, [porridgeItem!.id]: 20 })
    expect(allotment).toMatchObject({ open: true, closesAt: menu.orderUntil })
    expect(outcome(await menus.publish(cloud, menu))).toBe('STALE')
  })
})

describe('a menu that residents can see', () => {
  test('changes prices and portions until its cutoff, and the allotment follows', async () => {
    const menu = await published()
    const draft = menus.draftOf(menu)
    const [first, second] = draft.items
    const saved = menus.valueOf(
      await menus.saveMenu(cloud, {
        ...draft,
        items: [{ ...first!, priceFen: 1300, capacity: 15 }, second!],
      }),
    )

    const allotment = await canteen.allotmentOf(cloud, menu.id)
    expect(saved.items[0]).toMatchObject({ priceFen: 1300, capacity: 15, left: 15 })
    expect(allotment.left[first!.id!]).toBe(15)
    expect(allotment.terms).toBe((await menus.menuOf(cloud, menu.id)).terms)
    expect(outcome(await menus.saveMenu(cloud, draft))).toBe('STALE')
  })

  test('keeps an item that was taken off, hidden', async () => {
    const menu = await published()
    const draft = menus.draftOf(menu)
    const saved = menus.valueOf(await menus.saveMenu(cloud, { ...draft, items: draft.items.slice(0, 1) }))

    expect(saved.items.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['红烧鱼套餐', false],
      ['小米粥', true],
    ])
  })

  test('moves the hours of what is booked along', async () => {
    const menu = await published()
    await canteen.booked(cloud, canteen.elder(1), {
      menuId: menu.id,
      takes: { [menu.items[0]!.id]: 1 },
    })
    const later = { serveFrom: menu.serveFrom + HOUR, serveTo: menu.serveTo + HOUR, place: '二楼' }
    menus.valueOf(await menus.saveMenu(cloud, menus.draftOf(menu, later)))

    const [meal] = await canteen.mealsOf(cloud, { menuId: menu.id })
    expect(meal).toMatchObject({
      ...later,
      next: { from: later.serveFrom, to: later.serveTo, place: '二楼' },
    })
  })

  test('after its cutoff changes note, place and hours only', async () => {
    const menu = await published()
    await cloud.clock(menu.orderUntil)
    const note = await menus.saveMenu(cloud, menus.draftOf(menu, { note: '今天从南门进' }))
    const draft = menus.draftOf(menus.valueOf(note))
    const dearer = { ...draft, items: draft.items.map((item) => ({ ...item, priceFen: 1500 })) }
    const refused = await menus.saveMenu(cloud, dearer)
    const reopened = await menus.saveMenu(cloud, { ...draft, orderUntil: draft.orderUntil + HOUR })
    await cloud.clock(null)

    expect(outcome(refused)).toBe('STALE')
    expect(outcome(reopened)).toBe('STALE')
  })
})

describe('copying a week', () => {
  test('makes drafts with what the library says now, and leaves days that have a menu', async () => {
    const from = menus.dayFromNow(40)
    const [first, second] = [menus.dayFromNow(40), menus.dayFromNow(42)]
    for (const date of [first, second]) {
      menus.valueOf(await menus.saveMenu(cloud, menus.menuDraft(date, itemsNow())))
    }
    const taken = menus.dayFromNow(49)
    menus.valueOf(await menus.saveMenu(cloud, menus.menuDraft(taken, itemsNow(), { note: '早就有了' })))
    const { id, version } = porridge
    porridge = menus.valueOf(
      await menus.write(cloud, 'saveDish', {
        ...menus.dishDraft({ kind: 'dish', name: '南瓜小米粥', parts: [], priceFen: 250, contains: [] }),
        id,
        version,
      }),
    )

    const copied = menus.valueOf(await menus.write(cloud, 'copyWeek', { from, to: menus.dayFromNow(47) }))

    const copy = await menus.menuOf(cloud, menuIdOf('xinglong', taken, 'lunch'))
    const other = await menus.menuOf(cloud, menuIdOf('xinglong', menus.dayFromNow(47), 'lunch'))
    expect(copied).toEqual({ made: 1, skipped: 1 })
    expect(copy.note).toBe('早就有了')
    expect(other).toMatchObject({ state: 'draft', version: 1 })
    expect(other.items.map(({ name, priceFen }) => [name, priceFen])).toEqual([
      ['红烧鱼套餐', 1200],
      ['南瓜小米粥', 250],
    ])
    expect(
      other.orderUntil - (await menus.menuOf(cloud, menuIdOf('xinglong', first, 'lunch'))).orderUntil,
    ).toBe(7 * DAY)
  })
})

test('an interrupted save is finished by the timer: the allotment follows the menu', async () => {
  const menu = await published()
  await cloud.fault({ crashAfterTrips: 5, only: { function: 'meals', action: 'saveMenu' } })
  await menus.saveMenu(cloud, menus.draftOf(menu, { capacity: 7 })).catch(() => undefined)
  await cloud.fault({})
  expect((await canteen.allotmentOf(cloud, menu.id)).left['all']).toBe(100)

  await canteen.sweepLater(cloud)

  expect((await menus.menuOf(cloud, menu.id)).capacity).toBe(7)
  expect((await canteen.allotmentOf(cloud, menu.id)).left['all']).toBe(7)
})
