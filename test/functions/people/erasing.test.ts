import * as shop from '../../support/shop'
import { ADMIN, inGrid1, Office, outcome, WORKER } from './office'

/** Somebody without an account asks to be forgotten. */

let office: Office

beforeAll(async () => {
  office = await Office.open()
})
beforeEach(() => office.furnish())
afterAll(() => office.stop())

const erase = (requestId?: string, personId = 'p-zhu') =>
  office.ask(ADMIN, 'erasePerson', { personId, reason: '本人要求' }, requestId)

const zhu = { name: '朱红梅', phone: '13911112222' }

/** Everything that can name a person. */
async function known(): Promise<void> {
  await office.person('p-zhu', { ...zhu, ...inGrid1, note: '朱红梅的儿子在外地' })
  await office.person('p-older', { ...zhu, mergedInto: 'p-zhu', mergedAt: 1 })
  const pending = shop.link('x', { ...zhu, id: 'asked', personId: null, state: 'pending' })
  await office.resident(
    'o-li',
    { name: '李梅' },
    { links: [shop.link('p-zhu', zhu), pending, shop.link('p-else')] },
  )
  const by = {
    personName: zhu.name,
    personPhone: zhu.phone,
    placedBy: { personId: 'p-zhu', name: zhu.name, door: 'self' },
  }
  await office.booking('b-own', 'p-zhu', {
    ...by,
    events: [{ at: 1, what: '取货', by: '社区 张敏', note: '朱红梅本人来取' }],
  })
  await office.booking('b-else', 'p-else', {
    watchers: ['p-else', 'p-zhu'],
    placedBy: { personId: 'p-zhu', name: zhu.name, door: 'proxy' },
    events: [{ at: 1, what: '下单', by: '家人 朱红梅', note: '' }],
  })
  await office.add('ledgerEntries', {
    _id: 'l-1',
    bookingId: 'b-own',
    personName: zhu.name,
    amountFen: 100,
    at: 1,
  })
  await office.add('messages', {
    _id: 'm-1',
    personId: 'p-zhu',
    title: '可以取货',
    text: '朱红梅',
    at: 1,
    readAt: null,
  })
  await office.add('messages', {
    _id: 'm-2',
    personId: 'p-li',
    title: '同意了',
    text: '朱红梅同意了',
    at: 1,
    readAt: null,
  })
  await office.add('callTasks', { _id: 't-1', personId: 'p-zhu', personName: zhu.name, state: 'open' })
  await office.add('consents', { _id: 'c-1', personId: 'p-zhu', kind: 'proxy', at: 1 })
  await office.get(WORKER, 'person', { personId: 'p-zhu' })
}

async function tracesOf(text: string): Promise<string[]> {
  const { allDeclarations } = await import('../../../cloudfunctions/declarations')
  const traces = await Promise.all(
    allDeclarations.map(async ({ name }) =>
      (await office.cloud.find(name)).filter((row) => JSON.stringify(row).includes(text)).map(() => name),
    ),
  )
  return traces.flat()
}

test('no name, no phone and no note is left; what accounting needs is', async () => {
  await known()

  expect(outcome(await erase())).toBe('ok')

  expect(await tracesOf(zhu.name)).toEqual([])
  expect(await tracesOf(zhu.phone)).toEqual([])
  expect(await office.cloud.find('ledgerEntries')).toMatchObject([{ personName: '已注销', amountFen: 100 }])
  expect(await office.cloud.find('groupbuyOrders', { _id: 'b-own' })).toMatchObject([
    { personName: '已注销', personPhone: '', remark: '', household: 'person_p-zhu' },
  ])
  expect(await office.cloud.find('groupbuyOrders', { _id: 'b-else' })).toMatchObject([
    { personName: '王秀英', events: [{ by: '家人 已注销' }] },
  ])
  expect((await office.accountOf('o-li')).links.map(({ personId }) => personId)).toEqual(['p-else'])
  expect(await office.log('erasePerson')).toMatchObject([
    { personId: 'p-zhu', aboutName: '已注销', reason: '本人要求' },
  ])
  expect(outcome(await office.ask(ADMIN, 'person', { personId: 'p-zhu' }))).toBe('NOT_FOUND')
})

test.each([
  [
    'while an order is still to come',
    { next: { from: 1, to: Date.now() + 3_600_000, what: '取菜', place: '' } },
  ],
  [
    'while money is still to be given back',
    { money: { dueFen: 0, paidFen: 100, refundedFen: 0, refundDueFen: 100 } },
  ],
])('is refused %s, and says which', async (_case, more) => {
  await known()
  await office.booking('b-open', 'p-zhu', more)

  expect(await erase()).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('周五鲜蔬') as string },
  })
  expect((await office.personOf('p-zhu')).name).toBe(zhu.name)
})

test('is refused for somebody with an account, who does it themselves', async () => {
  await office.resident('o-zhu', zhu)

  expect(outcome(await erase())).toBe('NOT_ALLOWED')
})

test('is an administrator’s', async () => {
  await office.person('p-zhu', { ...zhu, ...inGrid1 })

  expect(outcome(await office.ask(WORKER, 'erasePerson', { personId: 'p-zhu', reason: 'x' }))).toBe(
    'NOT_ALLOWED',
  )
})

test.each(shop.range(13).map((n) => 2 * n + 4))(
  'that dies after request %i is brought to its end by asking again',
  async (trips) => {
    await known()
    await office.cloud.fault({ crashAfterTrips: trips, only: { function: 'people', action: 'erasePerson' } })
    await erase('the-same-words').catch(() => undefined)
    await office.cloud.fault({})
    await office.cloud.clock(Date.now() + 120_000)

    const again = outcome(await erase('the-same-words'))

    // Where the record itself had gone already, nothing is left to be found.
    expect(['ok', 'NOT_FOUND']).toContain(again)
    expect(await tracesOf(zhu.name)).toEqual([])
    expect(await tracesOf(zhu.phone)).toEqual([])
  },
)
