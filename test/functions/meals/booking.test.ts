import * as canteen from '../../support/canteen'
import { startCloud, type ActionResult, type TestCloud } from '../../support/cloud'
import { newRequestId, outcome } from '../../support/shop'

/** Sunday 8:00; the meal is on Monday, its cutoffs on Sunday evening. */
const NOW = Date.parse('2026-11-22T08:00:00+08:00')
const DATE = '2026-11-23'
const ORDER_UNTIL = Date.parse('2026-11-22T20:00:00+08:00')
const CHANGE_UNTIL = Date.parse('2026-11-22T20:30:00+08:00')
const CANCEL_UNTIL = Date.parse('2026-11-22T21:00:00+08:00')

const MOTHER = canteen.elderPerson(0)

let cloud: TestCloud
let menuId = ''

beforeAll(async () => {
  // A server that believes to be in another zone: the cutoff is an instant, not a wall clock.
  cloud = await startCloud({ env: { TZ: 'America/New_York' } })
  await canteen.settle(cloud, 30)
  const plan = {
    date: DATE,
    orderUntil: ORDER_UNTIL,
    changeUntil: CHANGE_UNTIL,
    cancelUntil: CANCEL_UNTIL,
    items: { fish: { name: '红烧鱼套餐' }, egg: { name: '番茄炒蛋套餐', priceFen: 1000 as never } },
  }
  menuId = (await canteen.publishMenu(cloud, plan, NOW))._id
})

beforeEach(() => cloud.clock(NOW))
afterAll(() => cloud.stop())

const book = (openid: string, wish: Partial<canteen.MealWishes> = {}) =>
  canteen.book(cloud, openid, { menuId, ...wish })

async function booked(openid: string, wish: Partial<canteen.MealWishes> = {}): Promise<canteen.MealReply> {
  const answer = await book(openid, wish)
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.value
}

const change = (openid: string, id: string, more: object = {}): Promise<ActionResult> => {
  const wish = { lines: canteen.linesOf({ egg: 1 }), way: 'pickUp', seenPayFen: 600 }
  return cloud.call('meals', openid, 'changeMeal', { id, ...wish, ...more }, newRequestId())
}

const linked = (fields: object): Promise<unknown> =>
  cloud.sdk().database().collection('accounts').where({ _id: canteen.DAUGHTER }).update(fields)

const openLinks = () => linked({ links: [canteen.linkToElder(0)] })

afterEach(openLinks)

describe('a meal', () => {
  test('is booked with its price explained, its subsidy reserved and its place in what comes next', async () => {
    const meal = await booked(canteen.elder(1))

    expect(meal).toMatchObject({
      id: canteen.mealId(1, DATE),
      existed: false,
      state: 'booked',
      door: 'app',
      totalFen: 1200,
      subsidyFen: 400,
      dueFen: 800,
      subsidyState: 'reserved',
      canChange: true,
      canCancel: true,
    })
    expect(meal.why.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(800)
    const { next, title } = await canteen.mealOf(cloud, meal.id)
    expect(title).toBe('午餐 · 11月23日(周一)')
    expect(next).toMatchObject({ what: '用餐', place: '社区食堂一楼' })
  })

  test('is delivered to where the person lives', async () => {
    const meal = await booked(canteen.elder(2), { way: 'delivery' })

    expect(meal.address).toBe('3 号楼 3 单元 301')
    expect((await canteen.mealOf(cloud, meal.id)).next?.what).toBe('送餐')
  })

  test('is not delivered to somebody whose address nobody knows', async () => {
    const refused = await book(canteen.STRANGER, { way: 'delivery', pay: 1200 })

    expect(refused).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  })

  test('at a price that the person has not seen is not booked, and the price is told', async () => {
    const refused = await book(canteen.elder(3), { pay: 600 })

    expect(refused).toMatchObject({ ok: false, error: { code: 'CHANGED', detail: { payFen: 800 } } })
    expect(await canteen.mealsOf(cloud, { personId: canteen.elderPerson(3) })).toEqual([])
  })

  test('is one a person, meal and day: another door is answered with the first', async () => {
    const first = await booked(canteen.elder(0))
    const byDaughter = await booked(canteen.DAUGHTER, { personId: MOTHER, takes: { egg: 2 }, pay: 1600 })
    const byPhone = await booked(canteen.CANTEEN, { personId: MOTHER, door: 'phone' })

    expect(byDaughter).toMatchObject({ id: first.id, existed: true, summary: '红烧鱼套餐 1 份' })
    expect(byPhone).toMatchObject({ id: first.id, existed: true, door: 'app' })
  })

  test('that was cancelled can be booked again, with another code', async () => {
    const first = await booked(canteen.elder(4))
    await canteen.cancelMeal(cloud, canteen.elder(4), first.id)

    const second = await booked(canteen.elder(4), { takes: { egg: 1 }, pay: 600 })

    expect(second).toMatchObject({ id: first.id, existed: false, state: 'booked', dueFen: 600 })
    expect(second.code).not.toBe(first.code)
    expect(second.events.map(({ what }) => what)).toEqual(['订餐', '取消', '订餐'])
    await canteen.expectNothingLost(cloud, menuId)
  })
})

describe('the same requestId', () => {
  test('answers the first booking, also after it was cancelled', async () => {
    const requestId = newRequestId()
    const first = await booked(canteen.elder(5), { requestId })
    expect(await booked(canteen.elder(5), { requestId })).toMatchObject({ id: first.id, existed: false })
    await canteen.cancelMeal(cloud, canteen.elder(5), first.id)

    expect(await booked(canteen.elder(5), { requestId })).toMatchObject({ id: first.id, state: 'cancelled' })
  })

  test('with another body is refused', async () => {
    const requestId = newRequestId()
    await booked(canteen.elder(6), { requestId })

    const other = await book(canteen.elder(6), { requestId, takes: { egg: 1 }, pay: 600 })

    expect(outcome(other)).toBe('REPEATED_DIFFERENTLY')
  })
})

describe('for somebody else', () => {
  test.each([
    ['a link without the scope for meals', canteen.NEPHEW],
    ['no link', canteen.STRANGER],
    ['a courier', canteen.COURIER],
    ['a grid worker of another grid', canteen.OTHER_GRID_WORKER],
    ['the canteen of another community', canteen.OUTSIDER],
  ])('%s is answered as for somebody unknown', async (_who, openid) => {
    expect(await book(openid, { personId: MOTHER })).toEqual(await book(openid, { personId: 'p-never-was' }))
    expect(outcome(await book(openid, { personId: MOTHER }))).toMatch(/^NOT_FOUND$/)
  })

  test.each([
    [canteen.CANTEEN, 'counter', 7],
    [canteen.GRID_WORKER, 'phone', 8],
    [canteen.ADMIN, 'phone', 9],
  ] as const)('%s books by %s, on record once', async (openid, door, n) => {
    const requestId = newRequestId()
    const wish = { personId: canteen.elderPerson(n), door, requestId }
    const meal = await booked(openid, wish)
    await booked(openid, wish)

    expect(meal).toMatchObject({ door, forOther: true })
    expect(meal.events[0]?.by).toMatch(/^社区 /)
    const audits = await cloud.find('auditEntries', { what: 'meals.book', about: meal.id })
    expect(audits).toMatchObject([{ by: openid, personId: canteen.elderPerson(n) }])
  })

  test('whoever eats is told once', async () => {
    await canteen.cancelMeal(cloud, canteen.DAUGHTER, canteen.mealId(0, DATE))
    await booked(canteen.DAUGHTER, { personId: MOTHER })
    await cloud.fire('meals', 'sweep')
    await cloud.fire('meals', 'sweep')

    const told = await cloud.find('messages', { kind: 'meals.bookedFor', personId: MOTHER })

    expect(told.map(({ text }) => text)).toEqual(['子女 李梅 帮您订了11月23日(周一)午餐:红烧鱼套餐 1 份'])
  })

  test('what a daughter has booked stays when her link is ended, and is nothing to her any more', async () => {
    const meal = await booked(canteen.DAUGHTER, { personId: MOTHER })
    const nobodys = canteen.mealId(0, '2020-01-01')
    await linked({ links: [canteen.linkToElder(0, { state: 'revoked' })] })

    const asks = (id: string) => cloud.call('meals', canteen.DAUGHTER, 'mealOrder', { id })
    expect(await asks(meal.id)).toEqual(await asks(nobodys))
    expect(outcome(await change(canteen.DAUGHTER, meal.id))).toBe('NOT_FOUND')
    expect(outcome(await canteen.cancelMeal(cloud, canteen.DAUGHTER, meal.id))).toBe('NOT_FOUND')
    const list = await cloud.call<{ items: object[] }>('meals', canteen.DAUGHTER, 'myMeals', {})
    expect(list).toMatchObject({ ok: true, value: { items: [] } })
    expect((await canteen.mealOf(cloud, meal.id)).state).toBe('booked')
    expect(outcome(await cloud.call('meals', canteen.elder(0), 'mealOrder', { id: meal.id }))).toBe('ok')
  })

  test('nobody reads another person’s meal', async () => {
    const { id } = await booked(canteen.elder(10))

    for (const openid of [canteen.elder(11), canteen.NEPHEW, canteen.OUTSIDER, canteen.STRANGER]) {
      expect(outcome(await cloud.call('meals', openid, 'mealOrder', { id }))).toBe('NOT_FOUND')
      expect(outcome(await canteen.cancelMeal(cloud, openid, id))).toBe('NOT_FOUND')
    }
  })
})
