import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { newRequestId } from '../../support/shop'

/** What each action may cost the database, who calls included: counted, not timed. */

let cloud: TestCloud
let menuId = ''
let orderId = ''

const elder = canteen.elder(1)

beforeAll(async () => {
  cloud = await startCloud({ instances: 1 })
  await canteen.settle(cloud, 5)
  menuId = (await canteen.publishMenu(cloud))._id
  orderId = (await canteen.booked(cloud, elder, { menuId })).id
})

afterAll(() => cloud.stop())

const unindexed: unknown[] = []

async function tripsOf(action: string, run: () => Promise<unknown>): Promise<number> {
  unindexed.push(...(await cloud.stats()).unindexed)
  await cloud.resetStats()
  await run()
  const row = (await cloud.stats()).actions.find((a) => a.function === 'meals' && a.action === action)
  if (!row || row.calls !== 1) throw new Error(`${action} was not called once`)
  return row.trips
}

const lines = [{ itemId: 'fish', quantity: 1 }]

test.each([
  ['week', 3, 'o-nobody', () => ({})],
  ['week', 6, elder, () => ({})],
  ['menu', 3, 'o-nobody', () => ({ id: menuId })],
  ['menu', 5, elder, () => ({ id: menuId })],
  ['quote', 6, elder, () => ({ menuId, lines })],
  ['quoteWeek', 6, elder, () => ({ days: [{ menuId, lines }] })],
  ['myMeals', 1, elder, () => ({})],
  ['myMeals', 1, elder, () => ({ show: 'past' })],
  ['mealOrder', 2, elder, () => ({ id: orderId })],
])('%s costs at most %i round trips for %s', async (action, most, openid, input) => {
  // once before: a warm instance has met the caller in the last half minute
  await cloud.call('meals', openid, action, input())
  const answers: unknown[] = []
  const trips = await tripsOf(action, async () => {
    answers.push(await cloud.call('meals', openid, action, input()))
  })

  expect(answers).toMatchObject([{ ok: true }])
  expect(trips).toBeGreaterThan(0)
  expect(trips).toBeLessThanOrEqual(most)
})

test('booking a meal costs at most 4', async () => {
  const trips = await tripsOf('book', () => canteen.booked(cloud, canteen.elder(2), { menuId }))

  expect(trips).toBeLessThanOrEqual(4)
})

test('booking for one’s mother costs no more', async () => {
  const trips = await tripsOf('book', () =>
    canteen.booked(cloud, canteen.DAUGHTER, { menuId, personId: canteen.elderPerson(0) }),
  )

  expect(trips).toBeLessThanOrEqual(4)
})

test('cancelling costs at most 4', async () => {
  const { id } = await canteen.booked(cloud, canteen.elder(3), { menuId })

  const trips = await tripsOf('cancelMeal', () => canteen.cancelMeal(cloud, canteen.elder(3), id))

  expect((await canteen.mealOf(cloud, id)).state).toBe('cancelled')
  expect(trips).toBeLessThanOrEqual(4)
})

test('each further day of a week costs two', async () => {
  const days = ['2030-05-06', '2030-05-07', '2030-05-08']
  const menus = []
  for (const date of days) menus.push(await canteen.publishMenu(cloud, { date }))
  const input = { way: 'dineIn', days: menus.map(({ _id }) => ({ menuId: _id, lines, seenPayFen: 600 })) }
  const ask = () => cloud.call('meals', canteen.elder(4), 'bookWeek', input, newRequestId())
  // once before, so that the menus are known
  await cloud.call('meals', elder, 'week', { from: days[0] })

  const trips = await tripsOf('bookWeek', ask)

  expect(await canteen.mealsOf(cloud, { personId: canteen.elderPerson(4) })).toHaveLength(3)
  expect(trips).toBeLessThanOrEqual(2 + 2 * days.length)
})

test('no query of any action or of the timer goes without an index', async () => {
  await cloud.fire('meals', 'sweep')

  expect([...unindexed, ...(await cloud.stats()).unindexed]).toEqual([])
})
