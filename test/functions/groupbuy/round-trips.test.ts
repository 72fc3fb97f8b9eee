import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** What each action may cost the database, who calls included: counted, not timed. */

let cloud: TestCloud
let orderId = ''

beforeAll(async () => {
  cloud = await startCloud({ instances: 1 })
  await shop.settle(cloud, 5)
  await shop.publish(cloud, { items: { eggs: { stock: 100 } }, pickupFrom: Date.now() - 1000 })
  const placed = await shop.order(cloud, shop.buyer(1), { takes: { eggs: 2 } })
  if (!placed.ok) throw new Error(placed.error.message)
  orderId = placed.value.id
})

afterAll(() => cloud.stop())

async function tripsOf(fn: string, action: string, run: () => Promise<unknown>): Promise<number> {
  await cloud.resetStats()
  await run()
  const row = (await cloud.stats()).actions.find((a) => a.function === fn && a.action === action)
  if (!row || row.calls !== 1) throw new Error(`${action} was not called once`)
  return row.trips
}

const lines = [{ itemId: 'eggs', quantity: 1 }]

test.each([
  ['campaigns', 1, shop.buyer(1), () => ({})],
  ['campaign', 2, shop.buyer(1), () => ({ id: 'c1' })],
  ['quote', 3, shop.buyer(1), () => ({ campaignId: 'c1', lines })],
  ['myOrders', 1, shop.buyer(1), () => ({})],
  ['order', 2, shop.buyer(1), () => ({ id: orderId })],
  ['staffCampaigns', 3, shop.ORGANISER, () => ({})],
  ['staffCampaign', 3, shop.ORGANISER, () => ({ id: 'c1' })],
  ['campaignOrders', 2, shop.ORGANISER, () => ({ campaignId: 'c1' })],
  ['staffOrder', 2, shop.ORGANISER, () => ({ id: orderId })],
  ['findForPickup', 3, shop.ORGANISER, () => ({ campaignId: 'c1', code: `xlv1.${orderId}.000000` })],
])('%s costs at most %i round trips', async (action, most, openid, input) => {
  // once before: a warm instance has met the caller in the last half minute
  await cloud.call('groupbuy', openid, action, input())
  const trips = await tripsOf('groupbuy', action, () => cloud.call('groupbuy', openid, action, input()))

  expect(trips).toBeGreaterThan(0)
  expect(trips).toBeLessThanOrEqual(most)
})

test('placing an order costs at most 4', async () => {
  const trips = await tripsOf('groupbuy', 'placeOrder', () =>
    shop.order(cloud, shop.buyer(2), { takes: { eggs: 1 } }),
  )

  expect(trips).toBeLessThanOrEqual(4)
})

test('cancelling costs at most 4', async () => {
  const placed = await shop.order(cloud, shop.buyer(3), { takes: { eggs: 1 } })
  if (!placed.ok) throw new Error(placed.error.message)

  const trips = await tripsOf('groupbuy', 'cancelOrder', () =>
    shop.cancel(cloud, shop.buyer(3), placed.value.id),
  )

  expect(trips).toBeLessThanOrEqual(4)
})

test('handing over costs at most 3', async () => {
  const money = { kind: 'groupbuy', bookingId: orderId, method: 'cash', seenFen: 200 }
  await cloud.call('payment', shop.ORGANISER, 'collect', money, shop.newRequestId())
  await cloud.clock(Date.now() + 36 * 3_600_000)

  const trips = await tripsOf('groupbuy', 'verify', () =>
    cloud.call('groupbuy', shop.ORGANISER, 'verify', { orderId, lines }, shop.newRequestId()),
  )
  await cloud.clock(null)

  const order = (await shop.ordersOf(cloud)).find(({ _id }) => _id === orderId)
  expect(order?.lines[0]?.picked).toBe(1)
  expect(trips).toBeLessThanOrEqual(3)
})

test('the first screen is one call of at most 6 round trips side by side', async () => {
  await cloud.call('account', shop.buyer(1), 'home')
  const trips = await tripsOf('account', 'home', () => cloud.call('account', shop.buyer(1), 'home'))

  expect(trips).toBeLessThanOrEqual(6)
})

test('no query of any action goes without an index', async () => {
  const { unindexed } = await cloud.stats()

  expect(unindexed).toEqual([])
})
