import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { add, newRequestId, outcome, persist, range, tally } from '../../support/shop'

const NOW = Date.parse('2026-11-02T08:00:00+08:00')

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await canteen.settle(cloud, 40)
  await cloud.clock(NOW)
})

afterAll(() => cloud.stop())

const publish = async (plan: canteen.MenuPlan): Promise<string> =>
  (await canteen.publishMenu(cloud, plan, NOW))._id

test('20 elders for the last portion: exactly one has it, the others are told so', async () => {
  const menuId = await publish({ date: '2026-11-03', items: { fish: { capacity: 1 } } })

  const answers = await Promise.all(range(20).map((n) => canteen.book(cloud, canteen.elder(n), { menuId })))

  expect(tally(answers)).toEqual({ ok: 1, SOLD_OUT: 19 })
  expect((await canteen.allotmentOf(cloud, menuId)).left).toEqual({ fish: 0, all: 0 })
})

test('the kitchen’s own limit holds across dishes', async () => {
  const items = { fish: { capacity: 10 }, egg: { capacity: 10 } }
  const menuId = await publish({ date: '2026-11-04', items, capacity: 7 })

  const answers = await Promise.all(
    range(20).map((n) =>
      canteen.book(cloud, canteen.elder(n), { menuId, takes: { [n % 2 ? 'egg' : 'fish']: 1 } }),
    ),
  )

  expect(tally(answers)).toEqual({ ok: 7, SOLD_OUT: 13 })
  await canteen.expectNothingLost(cloud, menuId)
})

test('one intention sent 50 times is one meal and 50 equal answers', async () => {
  const menuId = await publish({ date: '2026-11-05' })
  const wish = { menuId, requestId: newRequestId() }

  const answers = await Promise.all(
    range(50).map(() => persist(() => canteen.book(cloud, canteen.elder(1), wish) as never)),
  )

  const same = new Set(answers.map((answer) => JSON.stringify(answer.ok && { ...answer.value, now: 0 })))
  expect(same.size).toBe(1)
  expect(await canteen.mealsOf(cloud, { menuId })).toHaveLength(1)
  expect((await canteen.allotmentOf(cloud, menuId)).left).toEqual({ fish: 99, all: 99 })
})

test('by app, daughter, telephone and standing order at once it is one meal and one subsidy', async () => {
  const personId = canteen.elderPerson(0)
  await add(cloud, 'mealStandingOrders', [canteen.standingDocument(0, { weekdays: [5] }, NOW)])
  const menuId = await publish({ date: '2026-11-06' })

  await Promise.all([
    ...range(3).flatMap(() => [
      canteen.book(cloud, canteen.elder(0), { menuId }),
      canteen.book(cloud, canteen.DAUGHTER, { menuId, personId }),
      canteen.book(cloud, canteen.CANTEEN, { menuId, personId, door: 'phone' }),
    ]),
    cloud.fire('meals', 'sweep'),
  ])

  const meals = await canteen.mealsOf(cloud, { personId, date: '2026-11-06' })
  expect(meals).toMatchObject([{ state: 'booked', subsidy: { amountFen: 400, state: 'reserved' } }])
  expect((await canteen.allotmentOf(cloud, menuId)).left).toEqual({ fish: 99, all: 99 })
})

test('ten days booked at once never come to more than the month’s limit', async () => {
  const policy = {
    ...canteen.policyTerms,
    tiers: canteen.policyTerms.tiers.map((tier) => ({ ...tier, maxPerMonthFen: 1000 as never })),
  }
  const dates = range(10).map((n) => `2026-11-${String(n + 10)}`)
  const menus = []
  for (const date of dates) menus.push(await publish({ date, policy }))
  const openid = canteen.elder(35)

  const answers = await Promise.all(
    menus.map((menuId) => persist(() => canteen.book(cloud, openid, { menuId, pay: 800 }) as never)),
  )

  const meals = await canteen.mealsOf(cloud, { personId: canteen.elderPerson(35), month: '2026-11' })
  const subsidised = meals.reduce((sum, { subsidy }) => sum + subsidy.amountFen, 0)
  expect(subsidised).toBe(800)
  // Two at ¥4.00; the rest of the limit, ¥2.00, is another price than was seen.
  expect(tally(answers)).toEqual({ ok: 2, CHANGED: 8 })
  expect(new Set(meals.map(({ turn }) => turn)).size).toBe(meals.length)
  for (const menuId of menus) await canteen.expectNothingLost(cloud, menuId)
})

test('cancels against books: nothing is lost and nothing is given twice', async () => {
  const menuId = await publish({ date: '2026-11-24', items: { fish: { capacity: 10 } } })
  const first = await Promise.all(range(10).map((n) => canteen.booked(cloud, canteen.elder(n), { menuId })))

  await Promise.all([
    ...first.flatMap(({ id }, n) => range(3).map(() => canteen.cancelMeal(cloud, canteen.elder(n), id))),
    ...range(20).map((n) => canteen.book(cloud, canteen.elder(10 + n), { menuId })),
  ])

  await canteen.expectNothingLost(cloud, menuId)
})

test('cancelling and booking the same meal again and again ends in one of the two', async () => {
  const menuId = await publish({ date: '2026-11-25', items: { fish: { capacity: 3 } } })
  const { id } = await canteen.booked(cloud, canteen.elder(3), { menuId })

  await Promise.all(
    range(8).flatMap(() => [
      canteen.cancelMeal(cloud, canteen.elder(3), id),
      canteen.book(cloud, canteen.elder(3), { menuId }),
    ]),
  )
  await cloud.clock(NOW + 120_000)
  await cloud.fire('meals', 'sweep')
  await cloud.clock(NOW)

  await canteen.expectNothingLost(cloud, menuId)
  expect(await canteen.mealsOf(cloud, { menuId })).toHaveLength(1)
})

test('a change against a cancel gives back what the meal has, not what it had', async () => {
  const items = { fish: { capacity: 5 }, egg: { capacity: 5, priceFen: 1200 as never } }
  const menuId = await publish({ date: '2026-11-26', items })

  for (const n of range(6)) {
    const { id } = await canteen.booked(cloud, canteen.elder(10 + n), { menuId })
    const wish = { id, lines: canteen.linesOf({ egg: 1 }), way: 'dineIn', seenPayFen: 800 }
    const answers = await Promise.all([
      cloud.call('meals', canteen.elder(10 + n), 'changeMeal', wish, newRequestId()),
      canteen.cancelMeal(cloud, canteen.elder(10 + n), id),
    ])
    expect(outcome(answers[1])).toBe('ok')
  }
  await cloud.clock(NOW + 120_000)
  await cloud.fire('meals', 'sweep')
  await cloud.clock(NOW)

  await canteen.expectNothingLost(cloud, menuId)
  expect((await canteen.allotmentOf(cloud, menuId)).holds).toEqual({})
})
