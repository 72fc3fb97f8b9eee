import * as canteen from '../../support/canteen'
import { startCloud, type ActionResult, type TestCloud } from '../../support/cloud'
import { account, granted, newRequestId, outcome } from '../../support/shop'

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

describe('the cutoffs, by the cloud’s clock', () => {
  test.each([
    [ORDER_UNTIL - 1, 'ok', 13],
    [ORDER_UNTIL, 'CLOSED', 14],
  ])('booking at %i: %s', async (now, expected, n) => {
    await cloud.clock(now)

    expect(outcome(await book(canteen.elder(n)))).toBe(expected)
  })

  test('after them a meal that stands is answered still', async () => {
    const { id } = await booked(canteen.elder(12))
    await cloud.clock(ORDER_UNTIL)

    expect(await booked(canteen.elder(12))).toMatchObject({ id, existed: true })
  })

  test.each([
    [CHANGE_UNTIL - 1, 'ok', 15],
    [CHANGE_UNTIL, 'CLOSED', 16],
  ])('changing at %i: %s', async (now, expected, n) => {
    const { id } = await booked(canteen.elder(n))
    await cloud.clock(now)

    expect(outcome(await change(canteen.elder(n), id))).toBe(expected)
    await canteen.expectNothingLost(cloud, menuId)
  })

  test.each([
    [CANCEL_UNTIL - 1, 'ok', 17],
    [CANCEL_UNTIL, 'CLOSED', 18],
  ])('cancelling at %i: %s', async (now, expected, n) => {
    const { id } = await booked(canteen.elder(n))
    await cloud.clock(now)

    expect(outcome(await canteen.cancelMeal(cloud, canteen.elder(n), id))).toBe(expected)
    await canteen.expectNothingLost(cloud, menuId)
  })

  test('after them the canteen books, changes and cancels with a reason, and nobody else', async () => {
    await cloud.clock(CANCEL_UNTIL + 1)
    const personId = canteen.elderPerson(19)
    const late = { personId, door: 'phone', lateReason: '早上刚出院' } as const

    expect(outcome(await book(canteen.CANTEEN, { personId, door: 'phone' }))).toBe('CLOSED')
    expect(outcome(await book(canteen.GRID_WORKER, late))).toBe('NOT_ALLOWED')
    expect(outcome(await book(canteen.elder(19), { lateReason: '忘了' }))).toBe('NOT_ALLOWED')
    const meal = await booked(canteen.CANTEEN, late)
    expect(outcome(await change(canteen.CANTEEN, meal.id))).toBe('CLOSED')
    expect(outcome(await change(canteen.CANTEEN, meal.id, { lateReason: '要软的' }))).toBe('ok')
    expect(outcome(await canteen.cancelMeal(cloud, canteen.CANTEEN, meal.id))).toBe('BAD_INPUT')
    expect(outcome(await canteen.cancelMeal(cloud, canteen.CANTEEN, meal.id, '住院了'))).toBe('ok')

    const audits = await cloud.find('auditEntries', { about: meal.id })
    expect(audits.map(({ what, reason }) => [what, reason]).sort()).toEqual([
      ['meals.book', '早上刚出院'],
      ['meals.cancelMeal', '住院了'],
      ['meals.changeMeal', '要软的'],
    ])
    await canteen.expectNothingLost(cloud, menuId)
  })
})

describe('a change', () => {
  test('takes what is added and gives back what is given up, also at the last portion', async () => {
    const plan = { date: '2026-11-24', items: { fish: { capacity: 1 }, egg: { capacity: 5 } }, capacity: 2 }
    const menu = await canteen.publishMenu(cloud, plan, NOW)
    const { id } = await canteen.booked(cloud, canteen.elder(20), { menuId: menu._id, takes: { fish: 1 } })

    const changed = await change(canteen.elder(20), id, {
      lines: canteen.linesOf({ fish: 1, egg: 1 }),
      seenPayFen: 2000,
    })
    const again = await change(canteen.elder(20), id, {
      lines: canteen.linesOf({ egg: 2 }),
      seenPayFen: 2000,
    })

    expect([outcome(changed), outcome(again)]).toEqual(['ok', 'ok'])
    expect((await canteen.allotmentOf(cloud, menu._id)).left).toEqual({ fish: 1, egg: 3, all: 0 })
    await cloud.clock(NOW + 120_000)
    await cloud.fire('meals', 'sweep')
    await canteen.expectNothingLost(cloud, menu._id)
    expect((await canteen.allotmentOf(cloud, menu._id)).holds).toEqual({})
  })

  test('to what is gone is refused, and the meal stays as it was', async () => {
    const plan = { date: '2026-11-25', items: { fish: { capacity: 9 }, egg: { capacity: 0 } } }
    const menu = await canteen.publishMenu(cloud, plan, NOW)
    const { id } = await canteen.booked(cloud, canteen.elder(20), { menuId: menu._id })

    expect(outcome(await change(canteen.elder(20), id, { seenPayFen: 800 }))).toBe('SOLD_OUT')
    expect((await canteen.mealOf(cloud, id)).lines[0]?.itemId).toBe('fish')
    await canteen.expectNothingLost(cloud, menu._id)
  })
})

test('a week is booked day by day: what cannot be had is said, the monthly limit counts on', async () => {
  const eighty = 'o-eighty'
  const personId = 'p-eighty'
  await cloud
    .sdk()
    .database()
    .collection('accounts')
    .add(account(eighty, { personId, birthdate: '1940-01-01', roles: [granted('editor')], links: [] }))
  // ¥6.00 a meal, ¥60.00 a month: ten meals.
  const days = Array.from({ length: 12 }, (_, n) => `2026-12-${String(n + 1).padStart(2, '0')}`)
  const menus = []
  for (const date of days) menus.push((await canteen.publishMenu(cloud, { date }, NOW))._id)
  const lines = canteen.linesOf({ fish: 1 })
  const quote = await cloud.call<{ days: { payFen: number }[]; payFen: number }>(
    'meals',
    eighty,
    'quoteWeek',
    { days: menus.map((id) => ({ menuId: id, lines })) },
  )
  if (!quote.ok) throw new Error(quote.error.message)
  expect(quote.value.days.map(({ payFen }) => payFen)).toEqual([...Array<number>(10).fill(600), 1200, 1200])

  const input = {
    way: 'pickUp',
    days: menus.map((id, n) => ({
      menuId: id,
      lines,
      seenPayFen: n === 11 ? 600 : quote.value.days[n]!.payFen,
    })),
  }
  const answer = await cloud.call<{ days: { outcome: string }[] }>(
    'meals',
    eighty,
    'bookWeek',
    input,
    newRequestId(),
  )

  if (!answer.ok) throw new Error(answer.error.message)
  expect(answer.value.days.map((day) => day.outcome)).toEqual([
    ...Array<string>(11).fill('booked'),
    'refused',
  ])
})

test('a caller is offered what they had last, on every menu where it is', async () => {
  await booked(canteen.elder(21), { way: 'delivery' })
  const plan = { date: '2026-11-26', items: { egg: {} } }
  await canteen.publishMenu(cloud, plan, NOW)

  const personId = canteen.elderPerson(21)
  const seen = await cloud.call<{ menus: { date: string; same: object | null }[]; last: object }>(
    'meals',
    canteen.CANTEEN,
    'callerMeals',
    { personId },
  )

  if (!seen.ok) throw new Error(seen.error.message)
  expect(seen.value.last).toMatchObject({ summary: '红烧鱼套餐 1 份', way: 'delivery' })
  const sameOn = (date: string) => seen.value.menus.find((menu) => menu.date === date)?.same
  expect(sameOn(DATE)).toMatchObject({
    lines: [{ itemId: 'fish', quantity: 1 }],
    way: 'delivery',
    missing: [],
  })
  expect(sameOn('2026-11-26')).toBeNull()
  const reads = await cloud.find('auditEntries', { what: 'meals.callerMeals', about: personId })
  expect(reads).toMatchObject([{ read: true, by: canteen.CANTEEN }])
  const other = await cloud.call('meals', canteen.OTHER_GRID_WORKER, 'callerMeals', { personId })
  expect(outcome(other)).toBe('NOT_FOUND')
})

test('a meal is rated once, within a week', async () => {
  const { id } = await booked(canteen.elder(22))
  const rate = (face: string) => cloud.call('meals', canteen.elder(22), 'rate', { id, face }, newRequestId())
  expect(outcome(await rate('good'))).toBe('CLOSED')
  await cloud
    .sdk()
    .database()
    .collection('mealOrders')
    .where({ _id: id })
    .update({ state: 'collected', next: null })

  expect([outcome(await rate('good')), outcome(await rate('good')), outcome(await rate('bad'))]).toEqual([
    'ok',
    'ok',
    'STALE',
  ])
})
