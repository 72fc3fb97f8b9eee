import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** Goods are handed over once ordering is closed. */
const AFTER_CUTOFF = Date.now() + 36 * 3_600_000

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 30)
  const pickupFrom = Date.now() - 1000
  await shop.publish(cloud, { items: { eggs: { stock: 100 }, tofu: { stock: 100 } }, pickupFrom })
  await shop.publish(cloud, { id: 'c2', items: { eggs: { stock: 100 } }, pickupFrom })
})

afterAll(() => cloud.stop())

async function paidOrder(
  n: number,
  takes: Record<string, number>,
  campaignId = 'c1',
): Promise<shop.OrderReply> {
  await cloud.clock(null)
  const placed = await shop.order(cloud, shop.buyer(n), { takes, campaignId })
  await cloud.clock(AFTER_CUTOFF)
  if (!placed.ok) throw new Error(placed.error.message)
  const { id, money } = placed.value
  const collect = { kind: 'groupbuy', bookingId: id, method: 'cash', seenFen: money.dueFen }
  const paid = await cloud.call('payment', shop.ORGANISER, 'collect', collect, shop.newRequestId())
  if (!paid.ok) throw new Error(paid.error.message)
  return placed.value
}

const verify = (
  orderId: string,
  takes: Record<string, number>,
  openid = shop.ORGANISER,
  requestId = shop.newRequestId(),
) => {
  const lines = Object.entries(takes).map(([itemId, quantity]) => ({ itemId, quantity }))
  return cloud.call<{ state: string; verifications: { id: string }[] }>(
    'groupbuy',
    openid,
    'verify',
    { orderId, lines },
    requestId,
  )
}

const pickedOf = async (id: string): Promise<Record<string, number>> => {
  const [order] = (await shop.ordersOf(cloud)).filter((o) => o._id === id)
  return Object.fromEntries(order!.lines.map((l) => [l.itemId, l.picked]))
}

test('nothing is handed over while people can still order and cancel', async () => {
  const { id } = await paidOrder(8, { eggs: 1 })
  await cloud.clock(null)

  const answer = await verify(id, { eggs: 1 })

  expect(shop.outcome(answer)).toBe('NOT_OPEN')
})

test('line by line: a part first, the rest later', async () => {
  const { id } = await paidOrder(1, { eggs: 2, tofu: 1 })

  const part = await verify(id, { eggs: 1 })
  const rest = await verify(id, { eggs: 1, tofu: 1 })

  expect(part.ok && part.value.state).toBe('partly_picked')
  expect(rest.ok && rest.value.state).toBe('picked')
  expect(await pickedOf(id)).toEqual({ eggs: 2, tofu: 1 })
})

test('two devices at once hand over once', async () => {
  const { id } = await paidOrder(2, { eggs: 3 })

  const answers = await Promise.all(
    shop.range(10).map((n) => verify(id, { eggs: 3 }, n % 2 ? shop.ORGANISER : shop.SECOND_ORGANISER)),
  )

  expect(answers.filter((a) => a.ok).length).toBe(1)
  expect(await pickedOf(id)).toEqual({ eggs: 3 })
})

test('one tap sent ten times hands over once and is answered ten times', async () => {
  const { id } = await paidOrder(3, { eggs: 2 })

  const answers = await Promise.all(
    shop.range(10).map(() => verify(id, { eggs: 1 }, shop.ORGANISER, 'one-tap-of-hers')),
  )

  expect(shop.tally(answers)).toEqual({ ok: 10 })
  expect(await pickedOf(id)).toEqual({ eggs: 1 })
})

test('never more than was ordered', async () => {
  const { id } = await paidOrder(4, { eggs: 2 })

  expect((await verify(id, { eggs: 3 })).ok).toBe(false)
  expect(await pickedOf(id)).toEqual({ eggs: 0 })
})

test('nothing is handed over before the money is in', async () => {
  await cloud.clock(null)
  const placed = await shop.order(cloud, shop.buyer(5), { takes: { eggs: 1 } })
  await cloud.clock(AFTER_CUTOFF)
  if (!placed.ok) throw new Error(placed.error.message)

  const answer = await verify(placed.value.id, { eggs: 1 })

  expect(answer.ok).toBe(false)
  expect(!answer.ok && answer.error.message).toContain('¥1.00')
})

test('undoing puts the goods back on the counter, once, with its reason', async () => {
  const { id } = await paidOrder(6, { eggs: 2 })
  const done = await verify(id, { eggs: 2 })
  if (!done.ok) throw new Error(done.error.message)
  const undo = { orderId: id, verificationId: done.value.verifications[0]!.id, reason: '拿错了' }

  const answers = await Promise.all(
    shop
      .range(5)
      .map(() =>
        cloud.call<{ state: string }>(
          'groupbuy',
          shop.ORGANISER,
          'undoVerification',
          undo,
          shop.newRequestId(),
        ),
      ),
  )

  expect(answers.some((a) => a.ok)).toBe(true)
  expect(await pickedOf(id)).toEqual({ eggs: 0 })
  const [order] = (await shop.ordersOf(cloud)).filter((o) => o._id === id)
  expect(order!.state).toBe('placed')
  expect(order!.verifications[0]!.undone?.reason).toBe('拿错了')
})

test('a code of another campaign is refused with the name of that campaign and nothing else', async () => {
  const { code, id } = await paidOrder(7, { eggs: 1 }, 'c2')
  const qr = `xlv1.${id}.${code}`

  const own = await cloud.call<{ id: string }>('groupbuy', shop.ORGANISER, 'findForPickup', {
    campaignId: 'c2',
    code,
  })
  const scanned = await cloud.call<{ id: string }>('groupbuy', shop.ORGANISER, 'findForPickup', {
    campaignId: 'c2',
    code: qr,
  })
  const other = await cloud.call('groupbuy', shop.ORGANISER, 'findForPickup', { campaignId: 'c1', code: qr })

  expect(own.ok && own.value.id).toBe(id)
  expect(scanned.ok && scanned.value.id).toBe(id)
  expect(other).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  expect(JSON.stringify(other)).not.toContain('王秀英')
})
