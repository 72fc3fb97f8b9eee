import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** What staff can do for somebody on the telephone, and what stays on record of it. */

const GRID_WORKER = 'o-grid-1'
const OTHER_GRID_WORKER = 'o-grid-2'
const CANTEEN = 'o-canteen'
const ELDER = 'p-elder'
const NOWHERE = 'p-nowhere'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await shop.settle(cloud, 3)
  const database = cloud.sdk().database()
  const staff = [
    shop.account(GRID_WORKER, { name: '吴刚', roles: [shop.granted('gridWorker', { scope: '1' })] }),
    shop.account(OTHER_GRID_WORKER, { name: '何静', roles: [shop.granted('gridWorker', { scope: '2' })] }),
    shop.account(CANTEEN, { name: '马淑芬', roles: [shop.granted('canteen')] }),
  ]
  const people = [
    shop.person(ELDER, {
      name: '李桂花',
      phone: '13900007788',
      address: { building: '3', unit: '2', room: '501' },
      grid: '1',
    }),
    shop.person(NOWHERE, { name: '没有门牌' }),
  ]
  for (const account of staff) await database.collection('accounts').add(account)
  for (const person of people) await database.collection('persons').add(person)
  await shop.publish(cloud, { items: { eggs: { stock: 100 }, rare: { stock: 100, limit: 2 } } })
})

afterAll(() => cloud.stop())

const forElder = (openid: string, more: Partial<shop.Wish> = {}) =>
  shop.order(cloud, openid, { takes: { eggs: 1 }, personId: ELDER, ...more })

const ask = (openid: string, personId: string) =>
  cloud.call<{ people: { personId: string; relation: string }[] }>('groupbuy', openid, 'quote', {
    campaignId: 'c1',
    personId,
    lines: [{ itemId: 'eggs', quantity: 1 }],
  })

const auditsOf = (query: object) => cloud.find('auditEntries', query)

async function placed(openid: string): Promise<shop.OrderReply> {
  const answer = await forElder(openid)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

describe('ordering for a caller', () => {
  test.each([GRID_WORKER, shop.ORGANISER])(
    'is done by %s, who is named to the reader and on record once',
    async (openid) => {
      const requestId = shop.newRequestId()
      const first = await forElder(openid, { requestId })
      const again = await forElder(openid, { requestId })
      if (!first.ok) throw new Error(first.error.message)

      const audits = await auditsOf({ what: 'groupbuy.placeOrder', about: first.value.id })
      expect(again).toMatchObject({ ok: true, value: { id: first.value.id } })
      expect(first.value.events[0]?.by).toMatch(/^社区 /)
      expect(audits).toHaveLength(1)
      expect(audits[0]).toMatchObject({ by: openid, personId: ELDER, aboutName: '李桂花', read: false })
    },
  )

  test.each([
    ['the grid worker of another grid', OTHER_GRID_WORKER, ELDER],
    ['a grid worker, of somebody without an address', GRID_WORKER, NOWHERE],
    ['a role that takes no orders', CANTEEN, ELDER],
    ['a resident', shop.buyer(1), ELDER],
  ])('is refused to %s exactly as for somebody unknown', async (_who, openid, personId) => {
    const unknown = 'p-never-was'

    expect(await ask(openid, personId)).toEqual(await ask(openid, unknown))
    expect(await forElder(openid, { personId })).toEqual(await forElder(openid, { personId: unknown }))
    expect(shop.outcome(await ask(openid, personId))).toBe('NOT_FOUND')
  })

  test('is refused once the role has run out', async () => {
    const roles = [shop.granted('gridWorker', { scope: '1', until: 2 })]
    await cloud.sdk().database().collection('accounts').where({ _id: OTHER_GRID_WORKER }).update({ roles })

    expect(shop.outcome(await forElder(OTHER_GRID_WORKER))).toBe('NOT_FOUND')
  })

  test("shows staff what the caller's household can still have", async () => {
    await forElder(shop.ORGANISER, { takes: { rare: 2 } })

    const available = async (openid: string): Promise<number | undefined> => {
      const seen = await cloud.call<{ items: { id: string; available: number }[] }>(
        'groupbuy',
        openid,
        'campaign',
        { id: 'c1', personId: ELDER },
      )
      return seen.ok ? seen.value.items.find(({ id }) => id === 'rare')?.available : undefined
    }

    expect(await available(shop.ORGANISER)).toBe(0)
    expect(await available(GRID_WORKER)).toBe(0)
    // Nobody learns about a household by asking who may not order for it.
    expect(await available(shop.buyer(1))).toBe(2)
  })
})

describe('a phone number', () => {
  test('is read in full on the page of the order alone, and that is on record once an hour', async () => {
    const { id } = await placed(shop.ORGANISER)
    const open = () => cloud.call<{ phone: string }>('groupbuy', shop.ORGANISER, 'staffOrder', { id })

    const seen = await open()
    await open()

    const audits = await auditsOf({ what: 'groupbuy.staffOrder', about: id })
    expect(seen.ok && seen.value.phone).toBe('13900007788')
    expect(JSON.stringify(seen)).toContain('3-2-501')
    expect(audits).toHaveLength(1)
    expect(audits[0]).toMatchObject({ read: true, personId: ELDER, aboutName: '李桂花', by: shop.ORGANISER })
  })

  test('is masked, and the room left out, wherever an order is found, handed over or cancelled', async () => {
    const { id, code } = await placed(shop.ORGANISER)
    const answers = [
      await cloud.call('groupbuy', shop.ORGANISER, 'findForPickup', { campaignId: 'c1', code }),
      await cloud.call(
        'groupbuy',
        shop.ORGANISER,
        'staffCancelOrder',
        { id, reason: '电话里说不要了' },
        shop.newRequestId(),
      ),
      await cloud.call('groupbuy', shop.ORGANISER, 'campaignOrders', { campaignId: 'c1' }),
    ]

    expect(answers.map(shop.outcome)).toEqual(['ok', 'ok', 'ok'])
    expect(JSON.stringify(answers)).not.toContain('13900007788')
    // A room stands by itself; the same digits may be the end of a time.
    expect(JSON.stringify(answers)).not.toMatch(/\D501\D/)
    expect(JSON.stringify(answers)).toContain('3 号楼 2 单元')
    expect(await auditsOf({ what: 'groupbuy.staffOrder', about: id })).toEqual([])
  })

  test('is not shown to a grid worker by the back door of the order', async () => {
    const { id } = await placed(GRID_WORKER)

    expect(shop.outcome(await cloud.call('groupbuy', GRID_WORKER, 'staffOrder', { id }))).toBe('NOT_ALLOWED')
  })
})

test('what staff cancel is on record with whose order it was', async () => {
  const { id } = await placed(shop.ORGANISER)

  await cloud.call(
    'groupbuy',
    shop.ORGANISER,
    'staffCancelOrder',
    { id, reason: '订错了' },
    shop.newRequestId(),
  )

  const [entry] = await auditsOf({ what: 'groupbuy.staffCancelOrder', about: id })
  expect(entry).toMatchObject({ personId: ELDER, aboutName: '李桂花', reason: '订错了' })
})

const staffCancels = (id: string, reason: string) =>
  cloud.call('groupbuy', shop.ORGANISER, 'staffCancelOrder', { id, reason }, shop.newRequestId())
const toldOf = async (id: string) =>
  (await cloud.find('messages', { kind: 'groupbuy.orderCancelled' })).filter(({ page }) =>
    String(page).endsWith(id),
  ).length

test.each([3, 4, 5, 6])(
  'a cancellation that dies after request %i is on record all the same',
  async (trips) => {
    const { id } = await placed(shop.ORGANISER)
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'groupbuy', action: 'staffCancelOrder' } })
    await staffCancels(id, '来电不要了').catch(() => undefined)
    await cloud.fault({})

    expect(shop.outcome(await staffCancels(id, '来电不要了'))).toBe('ok')
    expect((await auditsOf({ what: 'groupbuy.staffCancelOrder', about: id })).length).toBe(1)
    expect(await toldOf(id)).toBe(1)
  },
)

test('an order that its people had cancelled themselves is nothing to tell them of, nor to write down', async () => {
  const own = await shop.order(cloud, shop.buyer(1), { takes: { eggs: 1 } })
  const id = own.ok ? own.value.id : ''
  await shop.cancel(cloud, shop.buyer(1), id)

  expect(shop.outcome(await staffCancels(id, '来电不要了'))).toBe('ok')
  expect(await auditsOf({ what: 'groupbuy.staffCancelOrder', about: id })).toEqual([])
  expect(await toldOf(id)).toBe(0)
})
