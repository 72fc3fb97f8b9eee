import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 60)
})

afterAll(() => cloud.stop())

async function placed(n: number, campaignId: string, takes: Record<string, number>): Promise<string> {
  const answer = await shop.order(cloud, shop.buyer(n), { campaignId, takes })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.id
}

test('cancelling 20 times at once restocks once', async () => {
  await shop.publish(cloud, { id: 'twice', items: { eggs: { stock: 5, limit: 4 } } })
  const id = await placed(1, 'twice', { eggs: 3 })

  const answers = await Promise.all(shop.range(20).map(() => shop.cancel(cloud, shop.buyer(1), id)))

  expect(shop.tally(answers)).toEqual({ ok: 20 })
  const { left, taken } = await shop.allotmentOf(cloud, 'twice')
  expect(left).toEqual({ eggs: 5 })
  expect(taken['1_1_1']).toEqual({ eggs: 0 })
})

test('what a cancelled order gives back can be bought by the next one', async () => {
  await shop.publish(cloud, { id: 'again', items: { eggs: { stock: 1 } } })
  const id = await placed(1, 'again', { eggs: 1 })
  expect(
    shop.outcome(await shop.order(cloud, shop.buyer(2), { campaignId: 'again', takes: { eggs: 1 } })),
  ).toBe('SOLD_OUT')

  await shop.cancel(cloud, shop.buyer(1), id)

  expect(
    shop.outcome(await shop.order(cloud, shop.buyer(2), { campaignId: 'again', takes: { eggs: 1 } })),
  ).toBe('ok')
})

test('cancels against buys: nothing is lost and nothing is sold twice', async () => {
  await shop.publish(cloud, { id: 'both', items: { eggs: { stock: 30 }, tofu: { stock: 30 } } })
  const mine = await shop.inParallel(shop.range(20), 20, (n) => placed(n, 'both', { eggs: 1, tofu: 1 }))

  await Promise.all([
    ...mine.map((id, n) => shop.cancel(cloud, shop.buyer(n), id)),
    ...shop
      .range(40)
      .map((n) => shop.order(cloud, shop.buyer(20 + n), { campaignId: 'both', takes: { eggs: 1, tofu: 1 } })),
  ])

  const { left } = await shop.allotmentOf(cloud, 'both')
  const orders = await shop.ordersOf(cloud, 'both')
  for (const item of ['eggs', 'tofu']) {
    expect(left[item]).toBeGreaterThanOrEqual(0)
    expect(shop.soldOf(orders, item) + left[item]!).toBe(30)
  }
})

test('staff cancel at one counter while another hands over: it ends in one of the two', async () => {
  await shop.publish(cloud, { id: 'either', items: { eggs: { stock: 40 } } })
  const ids = await shop.inParallel(shop.range(10), 10, (n) => placed(n, 'either', { eggs: 2 }))
  await cloud.clock(Date.now() + 36 * 3_600_000)
  const paid = { kind: 'groupbuy', method: 'cash', seenFen: 200 }
  await Promise.all(
    ids.map((bookingId) =>
      cloud.call('payment', shop.ORGANISER, 'collect', { ...paid, bookingId }, shop.newRequestId()),
    ),
  )
  const staff = (action: string, input: object) =>
    cloud.call('groupbuy', shop.ORGANISER, action, input, shop.newRequestId())

  await Promise.all(
    ids.flatMap((id) => [
      staff('staffCancelOrder', { id, reason: '来电不要了' }),
      staff('verify', { orderId: id, lines: [{ itemId: 'eggs', quantity: 2 }] }),
    ]),
  )

  await cloud.clock(null)
  const orders = await shop.ordersOf(cloud, 'either')
  for (const o of orders) {
    expect([o.state, o.lines[0]!.picked]).toEqual(o.state === 'cancelled' ? ['cancelled', 0] : ['picked', 2])
    expect(o.money.refundDueFen).toBe(o.state === 'cancelled' ? 200 : 0)
  }
  const { left } = await shop.allotmentOf(cloud, 'either')
  expect(shop.soldOf(orders, 'eggs') + left['eggs']!).toBe(40)
})
