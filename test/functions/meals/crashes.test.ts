import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { newRequestId, outcome, range } from '../../support/shop'

let cloud: TestCloud
let day = 0

beforeAll(async () => {
  cloud = await startCloud()
  await canteen.settle(cloud, 40)
})

afterAll(() => cloud.stop())

/** Every case has a menu of its own, and somebody of 80 by then who has used nothing of the month's limit. */
const publish = async (): Promise<string> => {
  const date = `2030-06-${String((day++ % 28) + 1).padStart(2, '0')}`
  const items = { fish: { capacity: 5 }, egg: { capacity: 5, priceFen: 1200 as never } }
  return (await canteen.publishMenu(cloud, { date, meal: day > 28 ? 'dinner' : 'lunch', items }))._id
}

let elder = ''
beforeEach(() => {
  elder = canteen.elder(day % 40)
})

const wish = { pay: 600 }

async function dying(action: string, trips: number, run: () => Promise<unknown>): Promise<void> {
  await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action } })
  await run().catch(() => undefined)
  await cloud.fault({})
}

async function expectConsistent(menuId: string): Promise<void> {
  await canteen.expectNothingLost(cloud, menuId)
  const { holds, returns } = await canteen.allotmentOf(cloud, menuId)
  expect({ holds, returns }).toEqual({ holds: {}, returns: {} })
  const meals = await canteen.mealsOf(cloud, { menuId })
  expect(meals.map(({ returning, returningAt }) => [returning, returningAt])).toEqual(
    meals.map(() => [[], null]),
  )
}

describe.each(range(4).map((n) => n + 1))(
  'when booking dies after its database request number %i',
  (trips) => {
    test('asking again is one meal', async () => {
      const menuId = await publish()
      const ask = { ...wish, menuId, requestId: newRequestId() }
      await dying('book', trips, () => canteen.book(cloud, elder, ask))
      await canteen.sweepLater(cloud)

      const meal = await canteen.booked(cloud, elder, ask)

      expect(meal.existed).toBe(false)
      await canteen.sweepLater(cloud)
      await expectConsistent(menuId)
      expect(await canteen.mealsOf(cloud, { menuId })).toHaveLength(1)
    })

    test('the timer completes or undoes what nobody asks for again', async () => {
      const menuId = await publish()
      await dying('book', trips, () => canteen.book(cloud, elder, { ...wish, menuId }))

      await canteen.sweepLater(cloud)

      await expectConsistent(menuId)
    })
  },
)

test('control: without the timer, a crash after reserving leaves a portion that nobody has', async () => {
  const menuId = await publish()
  // With the menu known to the instance or not, one of the two dies between reservation and booking.
  for (const trips of [3, 4])
    await dying('book', trips, () => canteen.book(cloud, elder, { ...wish, menuId }))

  const { left } = await canteen.allotmentOf(cloud, menuId)
  const taken = canteen.takenOf(await canteen.mealsOf(cloud, { menuId }), 'fish')

  expect(left['fish']! + taken).toBeLessThan(5)
  await canteen.sweepLater(cloud)
})

test.each(range(7).map((n) => n + 1))('a change that dies after request %i loses nothing', async (trips) => {
  const menuId = await publish()
  const { id } = await canteen.booked(cloud, elder, { ...wish, menuId, takes: { fish: 1 } })
  const input = { id, lines: canteen.linesOf({ egg: 2 }), way: 'dineIn', seenPayFen: 1800 }
  const change = (requestId: string) => cloud.call('meals', elder, 'changeMeal', input, requestId)
  const requestId = newRequestId()
  await dying('changeMeal', trips, () => change(requestId))

  await canteen.sweepLater(cloud)
  await expectConsistent(menuId)

  expect(outcome(await change(requestId))).toBe('ok')
  await canteen.sweepLater(cloud)
  await expectConsistent(menuId)
  expect((await canteen.allotmentOf(cloud, menuId)).left).toMatchObject({ fish: 5, egg: 3 })
})

test.each([2, 3, 4])('a cancel that dies after request %i is finished by the timer, once', async (trips) => {
  const menuId = await publish()
  const { id } = await canteen.booked(cloud, elder, { ...wish, menuId })
  await dying('cancelMeal', trips, () => canteen.cancelMeal(cloud, elder, id))

  await canteen.sweepLater(cloud)
  await canteen.sweepLater(cloud)
  const answer = await canteen.cancelMeal(cloud, elder, id)

  expect(answer.ok && answer.value.state).toBe('cancelled')
  await canteen.sweepLater(cloud)
  await expectConsistent(menuId)
  expect((await canteen.allotmentOf(cloud, menuId)).left).toMatchObject({ fish: 5, all: 10 })
})

test('the timer does not touch what a running call may still be holding', async () => {
  const menuId = await publish()
  for (const trips of [3, 4])
    await dying('book', trips, () => canteen.book(cloud, elder, { ...wish, menuId }))

  await cloud.fire('meals', 'sweep')

  expect(Object.keys((await canteen.allotmentOf(cloud, menuId)).holds)).toHaveLength(1)
  await canteen.sweepLater(cloud)
})
