import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 500)
})

afterAll(() => cloud.stop())

test('of 500 buyers for 100, exactly 100 get one and 400 are told that the stock is short', async () => {
  await shop.publish(cloud, { id: 'rush', items: { eggs: { stock: 100 } } })

  const answers = await shop.inParallel(shop.range(500), 64, (n) =>
    shop.order(cloud, shop.buyer(n), { campaignId: 'rush', takes: { eggs: 1 } }),
  )

  expect(shop.tally(answers)).toEqual({ ok: 100, SOLD_OUT: 400 })
  const refused = answers.filter((a) => !a.ok)
  expect(refused.every((a) => !a.ok && a.error.message.includes('库存不足'))).toBe(true)
  const orders = await shop.ordersOf(cloud, 'rush')
  expect(orders.length).toBe(100)
  expect(new Set(orders.map((o) => o.number)).size).toBe(100)
  expect(new Set(orders.map((o) => o.code)).size).toBe(100)
  expect((await shop.allotmentOf(cloud, 'rush')).left).toEqual({ eggs: 0 })
})

test('with quantities from 1 to 5, what is sold and what is left make the stock', async () => {
  await shop.publish(cloud, { id: 'mixed', items: { eggs: { stock: 100 } } })

  const answers = await shop.inParallel(shop.range(200), 32, (n) =>
    shop.order(cloud, shop.buyer(n), { campaignId: 'mixed', takes: { eggs: (n % 5) + 1 } }),
  )

  expect(Object.keys(shop.tally(answers)).sort()).toEqual(['SOLD_OUT', 'ok'])
  const { left } = await shop.allotmentOf(cloud, 'mixed')
  expect(left['eggs']).toBeGreaterThanOrEqual(0)
  expect(shop.soldOf(await shop.ordersOf(cloud, 'mixed'), 'eggs') + left['eggs']!).toBe(100)
})

test('an order of several things gets all of them or none', async () => {
  await shop.publish(cloud, { id: 'several', items: { eggs: { stock: 100 }, tofu: { stock: 7 } } })

  const answers = await shop.inParallel(shop.range(30), 30, (n) =>
    shop.order(cloud, shop.buyer(n), { campaignId: 'several', takes: { eggs: 1, tofu: 1 } }),
  )

  expect(shop.tally(answers)).toEqual({ ok: 7, SOLD_OUT: 23 })
  expect((await shop.allotmentOf(cloud, 'several')).left).toEqual({ eggs: 93, tofu: 0 })
})

describe('one intention', () => {
  test('sent 50 times at once is one order and 50 equal answers', async () => {
    await shop.publish(cloud, { id: 'once', items: { eggs: { stock: 100 } } })
    const wish = { campaignId: 'once', takes: { eggs: 2 }, requestId: 'intention-1' }

    const answers = await Promise.all(shop.range(50).map(() => shop.order(cloud, shop.buyer(1), wish)))

    expect(shop.tally(answers)).toEqual({ ok: 50 })
    const asText = answers.map((a) => (a.ok ? JSON.stringify({ ...a.value, now: 0 }) : ''))
    expect(new Set(asText).size).toBe(1)
    expect((await shop.ordersOf(cloud, 'once')).length).toBe(1)
    expect((await shop.allotmentOf(cloud, 'once')).left).toEqual({ eggs: 98 })
  })

  test('control: 20 intentions with ids of their own are 20 orders', async () => {
    await shop.publish(cloud, { id: 'twenty', items: { eggs: { stock: 100 } } })

    await Promise.all(
      shop
        .range(20)
        .map(() => shop.order(cloud, shop.buyer(2), { campaignId: 'twenty', takes: { eggs: 1 } })),
    )

    expect((await shop.ordersOf(cloud, 'twenty')).length).toBe(20)
  })

  test('is answered again after the rest was sold out', async () => {
    await shop.publish(cloud, { id: 'last', items: { eggs: { stock: 1 } } })
    const wish = { campaignId: 'last', takes: { eggs: 1 }, requestId: 'the-last-one' }

    const first = await shop.order(cloud, shop.buyer(3), wish)
    const again = await shop.order(cloud, shop.buyer(3), wish)

    expect(first.ok && again.ok && again.value.id === first.value.id).toBe(true)
  })

  test('with another body is refused, and changes nothing', async () => {
    await shop.publish(cloud, { id: 'other', items: { eggs: { stock: 10 } } })
    await shop.order(cloud, shop.buyer(4), {
      campaignId: 'other',
      takes: { eggs: 1 },
      requestId: 'same-words',
    })

    const other = await shop.order(cloud, shop.buyer(4), {
      campaignId: 'other',
      takes: { eggs: 2 },
      requestId: 'same-words',
    })

    expect(shop.outcome(other)).toBe('REPEATED_DIFFERENTLY')
    expect((await shop.allotmentOf(cloud, 'other')).left).toEqual({ eggs: 9 })
  })

  test('of one person is not the intention of another with the same requestId', async () => {
    await shop.publish(cloud, { id: 'two', items: { eggs: { stock: 10 } } })
    const wish = { campaignId: 'two', takes: { eggs: 1 }, requestId: 'chosen-by-both' }

    const answers = await Promise.all([5, 6].map((n) => shop.order(cloud, shop.buyer(n), wish)))

    expect(answers.every((a) => a.ok)).toBe(true)
    expect((await shop.ordersOf(cloud, 'two')).length).toBe(2)
  })
})

test('a household of 20 phones gets no more than its limit', async () => {
  await shop.publish(cloud, { id: 'limit', items: { eggs: { stock: 100, limit: 3 } } })
  const personId = shop.buyerPerson(7)

  const answers = await Promise.all(
    shop
      .range(20)
      .map(() => shop.order(cloud, shop.ORGANISER, { campaignId: 'limit', takes: { eggs: 1 }, personId })),
  )

  expect(shop.tally(answers)).toEqual({ ok: 3, LIMIT_REACHED: 17 })
  expect((await shop.allotmentOf(cloud, 'limit')).left).toEqual({ eggs: 97 })
})
