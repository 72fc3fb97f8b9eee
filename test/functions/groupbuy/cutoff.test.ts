import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

const OPENS = Date.parse('2026-11-23T08:00:00+08:00')
const CUTOFF = Date.parse('2026-11-23T20:00:00+08:00')

let cloud: TestCloud

beforeAll(async () => {
  // A server that believes to be in another zone: the cutoff is an instant, not a wall clock.
  cloud = await startCloud({ env: { TZ: 'America/New_York' } })
  await shop.settle(cloud, 20)
  await shop.publish(
    cloud,
    { items: { eggs: { stock: 1000, price: 100 } }, opensAt: OPENS, closesAt: CUTOFF },
    OPENS,
  )
})

afterEach(() => cloud.clock(null))
afterAll(() => cloud.stop())

test.each([
  ['one millisecond before it opens', OPENS - 1, 'NOT_OPEN'],
  ['at the opening instant', OPENS, 'ok'],
  ['one millisecond before the cutoff', CUTOFF - 1, 'ok'],
  ['at the cutoff', CUTOFF, 'CLOSED'],
  ['a day later', CUTOFF + 86_400_000, 'CLOSED'],
])('an order %s', async (_case, now, expected) => {
  await cloud.clock(now)

  const answer = await shop.order(cloud, shop.buyer(1), { takes: { eggs: 1 } })

  expect(shop.outcome(answer)).toBe(expected)
})

test.each([
  ['one millisecond before the cutoff', CUTOFF - 1, 'ok'],
  ['at the cutoff', CUTOFF, 'CLOSED'],
])('cancelling %s', async (_case, now, expected) => {
  await cloud.clock(OPENS)
  const placed = await shop.order(cloud, shop.buyer(2), { takes: { eggs: 1 } })
  if (!placed.ok) throw new Error(placed.error.message)
  await cloud.clock(now)

  expect(shop.outcome(await shop.cancel(cloud, shop.buyer(2), placed.value.id))).toBe(expected)
})

test('a total that the person did not see is never charged: the new one is shown and nothing is taken', async () => {
  await cloud.clock(OPENS)
  const before = (await shop.allotmentOf(cloud)).left['eggs']

  const answer = await shop.order(cloud, shop.buyer(3), { takes: { eggs: 2 }, total: 150 })

  expect(answer).toMatchObject({ ok: false, error: { code: 'CHANGED', detail: { totalFen: 200 } } })
  expect((await shop.allotmentOf(cloud)).left['eggs']).toBe(before)
})
