import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

const LATER = 120_000

let cloud: TestCloud

beforeEach(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 40)
  await shop.publish(cloud, { items: { eggs: { stock: 50, limit: 5 } } })
})

afterEach(() => cloud.stop())

const place = { takes: { eggs: 2 }, requestId: 'the-same-words' }
const attempt = () => shop.order(cloud, shop.buyer(1), place)

async function crashedPlacing(trips: number): Promise<void> {
  await cloud.fault({ crashAfterTrips: trips, only: { function: 'groupbuy', action: 'placeOrder' } })
  await attempt().catch(() => undefined)
  await cloud.fault({})
}

async function sweepLater(): Promise<void> {
  await cloud.clock(Date.now() + LATER)
  await cloud.fire('groupbuy', 'sweep')
  await cloud.clock(null)
}

async function expectConsistent(stock = 50): Promise<void> {
  const { left, holds, taken } = await shop.allotmentOf(cloud)
  const orders = await shop.ordersOf(cloud)
  expect(holds).toEqual({})
  expect(left['eggs']! + shop.soldOf(orders, 'eggs')).toBe(stock)
  const limited = Object.values(taken).reduce((n, own) => n + (own['eggs'] ?? 0), 0)
  expect(limited).toBe(shop.soldOf(orders, 'eggs'))
}

describe.each([1, 2, 3, 4])('when the function dies after its database request number %i', (trips) => {
  test('asking again makes one order', async () => {
    await crashedPlacing(trips)

    const answer = await shop.persist(attempt)

    expect(answer.ok).toBe(true)
    expect((await shop.ordersOf(cloud)).length).toBe(1)
    await sweepLater()
    await expectConsistent()
    expect((await shop.ordersOf(cloud)).length).toBe(1)
  })

  test('the sweep completes or undoes what nobody asks for again', async () => {
    await crashedPlacing(trips)

    await sweepLater()

    await expectConsistent()
  })
})

test('control: without the sweep, a crash after reserving leaves goods that nobody has', async () => {
  await crashedPlacing(3)

  const { left } = await shop.allotmentOf(cloud)

  expect(left['eggs']! + shop.soldOf(await shop.ordersOf(cloud), 'eggs')).toBe(48)
})

test('the sweep does not touch what a running call may still be holding', async () => {
  await crashedPlacing(3)

  await cloud.fire('groupbuy', 'sweep')

  expect(Object.keys((await shop.allotmentOf(cloud)).holds).length).toBe(1)
})

test.each([2, 3, 4])('a cancel that dies after request %i is finished by the sweep, once', async (trips) => {
  const placed = await attempt()
  if (!placed.ok) throw new Error(placed.error.message)
  await cloud.fault({ crashAfterTrips: trips, only: { function: 'groupbuy', action: 'cancelOrder' } })
  await shop.cancel(cloud, shop.buyer(1), placed.value.id).catch(() => undefined)
  await cloud.fault({})

  await sweepLater()
  await sweepLater()
  const answer = await shop.cancel(cloud, shop.buyer(1), placed.value.id)

  expect(answer.ok && answer.value.state).toBe('cancelled')
  await sweepLater()
  await expectConsistent()
  expect((await shop.allotmentOf(cloud)).left).toEqual({ eggs: 50 })
})

test.each([
  ['the database is busy three times in ten', { dbBusy: 0.3 }],
  ['the database commits and its reply is lost', { dropReply: 0.2 }],
  ['the function answers and its reply is lost', { dropCallReply: 0.3 }],
  ['functions are stopped in the middle', { functionTimeout: 0.2 }],
])('when %s, every retry ends in one order or a clear refusal', async (_case, faults) => {
  await cloud.fault({ ...faults, seed: 7 })

  const answers = await shop.inParallel(shop.range(30), 8, (n) => {
    const wish = { takes: { eggs: 2 }, requestId: `words-of-${n}` }
    return shop.persist(() => shop.order(cloud, shop.buyer(n), wish))
  })

  await cloud.fault({})
  await sweepLater()
  const counts = shop.tally(answers)
  const orders = await shop.ordersOf(cloud)
  expect(Object.keys(counts).filter((code) => code !== 'ok' && code !== 'SOLD_OUT')).toEqual([])
  expect(orders.length).toBe(counts['ok'])
  await expectConsistent()
})

test('the plug is pulled while people order: nothing that was answered is lost, nothing is sold twice', async () => {
  const answered: string[] = []
  const ordering = shop.inParallel(shop.range(40), 12, (n) =>
    shop
      .persist(() =>
        shop.order(cloud, shop.buyer(n), { takes: { eggs: 1 }, requestId: `before-the-dark-${n}` }),
      )
      .then((answer) => {
        if (answer.ok) answered.push(answer.value.id)
        return answer
      }),
  )
  await new Promise((resolve) => setTimeout(resolve, 150))

  await cloud.kill9()
  await cloud.start()
  const answers = await ordering

  expect(shop.tally(answers)).toEqual({ ok: 40 })
  const ids = new Set((await shop.ordersOf(cloud)).map((o) => o._id))
  expect(answered.every((id) => ids.has(id))).toBe(true)
  expect(ids.size).toBe(40)
  await sweepLater()
  await expectConsistent()
})
