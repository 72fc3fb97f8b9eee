import { isoDate } from '../../../miniprogram/shared/time'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 20)
  await shop.publish(cloud, { items: { eggs: { stock: 1000, price: 350 } } })
})

afterAll(() => cloud.stop())

async function placed(n: number): Promise<string> {
  const answer = await shop.order(cloud, shop.buyer(n), { takes: { eggs: 2 }, total: 700 })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.id
}

const collect = (
  bookingId: string,
  openid = shop.ORGANISER,
  requestId = shop.newRequestId(),
  seenFen = 700,
) =>
  cloud.call(
    'payment',
    openid,
    'collect',
    { kind: 'groupbuy', bookingId, method: 'cash', seenFen },
    requestId,
  )

const payBack = (bookingId: string, requestId = shop.newRequestId(), seenFen = 700) => {
  const input = { kind: 'groupbuy', bookingId, method: 'cash', seenFen, reason: '不要了' }
  return cloud.call('payment', shop.ORGANISER, 'payBack', input, requestId)
}

const moneyOf = async (id: string) => (await shop.ordersOf(cloud)).find((o) => o._id === id)!.money
const ledgerOf = (bookingId: string) => cloud.find('ledgerEntries', { bookingId })

test('two counters take the money once', async () => {
  const id = await placed(1)

  const answers = await Promise.all(
    shop.range(10).map((n) => collect(id, n % 2 ? shop.ORGANISER : shop.SECOND_ORGANISER)),
  )

  expect(answers.filter((a) => a.ok).length).toBe(1)
  expect((await moneyOf(id)).paidFen).toBe(700)
  expect((await ledgerOf(id)).length).toBe(1)
})

test('one tap sent ten times is one payment and ten equal answers', async () => {
  const id = await placed(2)

  const answers = await Promise.all(
    shop.range(10).map(() => collect(id, shop.ORGANISER, 'one-tap-at-the-till')),
  )

  expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1)
  expect(answers[0]!.ok).toBe(true)
  expect((await moneyOf(id)).paidFen).toBe(700)
})

test('what the screen showed and what is open must agree', async () => {
  const id = await placed(3)

  expect(shop.outcome(await collect(id, shop.ORGANISER, shop.newRequestId(), 1))).toBe('CHANGED')
  expect((await moneyOf(id)).paidFen).toBe(0)
})

test('a paid order that is cancelled is owed back, and paid back once', async () => {
  const id = await placed(4)
  await collect(id)
  await shop.cancel(cloud, shop.buyer(4), id)
  expect((await moneyOf(id)).refundDueFen).toBe(700)

  const answers = await Promise.all(shop.range(8).map(() => payBack(id)))

  expect(answers.filter((a) => a.ok).length).toBe(1)
  expect(await moneyOf(id)).toMatchObject({ paidFen: 700, refundedFen: 700, refundDueFen: 0, dueFen: 0 })
  expect((await ledgerOf(id)).map((e) => e['direction']).sort()).toEqual(['in', 'out'])
})

test('collecting against cancelling: what came in is either for goods or owed back', async () => {
  const ids = await shop.inParallel(shop.range(10), 10, (n) => placed(5 + n))

  await Promise.all(ids.flatMap((id, n) => [collect(id), shop.cancel(cloud, shop.buyer(5 + n), id)]))

  for (const id of ids) {
    const m = await moneyOf(id)
    const entries = await ledgerOf(id)
    const received = entries.reduce((sum, e) => sum + Number(e['amountFen']), 0)
    expect(m.paidFen).toBe(received)
    expect(m.paidFen - m.refundDueFen).toBe(m.paidFen === 0 ? 0 : m.dueFen)
  }
})

test('a payment that a crash left without its booking is completed by the next try', async () => {
  const id = await placed(16)
  await cloud.fault({ crashAfterTrips: 3, only: { function: 'payment', action: 'collect' } })
  await collect(id, shop.ORGANISER, 'crashed-at-the-till').catch(() => undefined)
  await cloud.fault({})

  const again = await collect(id, shop.ORGANISER, 'crashed-at-the-till')

  expect(again.ok).toBe(true)
  expect((await moneyOf(id)).paidFen).toBe(700)
  expect((await ledgerOf(id)).length).toBe(1)
})

test('the sums of the day are the sums of its entries', async () => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const answer = await cloud.call<{
    items: { direction: string; amountFen: number }[]
    sums: Record<string, number>
  }>('payment', shop.ORGANISER, 'ledger', { date: today })
  if (!answer.ok) throw new Error(answer.error.message)
  const total = (direction: string) =>
    answer.value.items.filter((e) => e.direction === direction).reduce((n, e) => n + e.amountFen, 0)

  expect(answer.value.sums).toEqual({ cashIn: total('in'), codeIn: 0, cashOut: total('out'), codeOut: 0 })
})

test('the day goes on after its first page', async () => {
  const day = Date.parse('2026-03-01T10:00:00+08:00')
  const entries = cloud.sdk().database().collection('ledgerEntries')
  const common = {
    community: 'xinglong',
    date: '2026-03-01',
    direction: 'in',
    amountFen: 100,
    method: 'code',
  }
  const texts = {
    kind: 'groupbuy',
    bookingId: 'b',
    title: '菜',
    personName: '王',
    staffId: 's',
    staffName: '张敏',
    reason: '',
  }
  await Promise.all(
    shop
      .range(45)
      .map((n) => entries.add({ _id: `e-${n}`, at: day + Math.floor(n / 3), ...common, ...texts })),
  )

  const ids: string[] = []
  for (let cursor: string | undefined, pages = 0; pages < 5; pages++) {
    const input = { date: '2026-03-01', ...(cursor ? { cursor } : {}) }
    const page = await cloud.call<{ items: { id: string }[]; next?: string }>(
      'payment',
      shop.ORGANISER,
      'ledger',
      input,
    )
    if (!page.ok) throw new Error(page.error.message)
    ids.push(...page.value.items.map(({ id }) => id))
    cursor = page.value.next
    if (!cursor) break
  }

  expect(ids.length).toBe(45)
  expect(new Set(ids).size).toBe(45)
})

test('who has paid for what is not for the tills of others', async () => {
  await collect(await placed(19))
  const teacher = shop.account('o-teacher', { roles: [shop.granted('teacher')] })
  await cloud.sdk().database().collection('accounts').add(teacher)
  const ledger = (openid: string) =>
    cloud.call<{ items: unknown[]; sums: { cashIn: number } }>('payment', openid, 'ledger', {
      date: isoDate(Date.now()),
    })

  const [own, others] = await Promise.all([ledger(shop.ORGANISER), ledger('o-teacher')])

  expect(own.ok && own.value.items.length).toBeGreaterThan(0)
  expect(others).toMatchObject({ ok: true, value: { items: [], sums: { cashIn: 0 } } })
})
