import * as canteen from '../../support/canteen'
import { startCloud, type ActionResult, type TestCloud } from '../../support/cloud'
import { newRequestId, outcome } from '../../support/shop'

/** Sunday 8:00; the meal is on Monday, its cutoffs on Sunday evening. */
const NOW = Date.parse('2026-11-22T08:00:00+08:00')
const DATE = '2026-11-23'
const ORDER_UNTIL = Date.parse('2026-11-22T20:00:00+08:00')
const CHANGE_UNTIL = Date.parse('2026-11-22T20:30:00+08:00')
const CANCEL_UNTIL = Date.parse('2026-11-22T21:00:00+08:00')

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
