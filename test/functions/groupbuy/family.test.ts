import type { ProxyLink } from '../../../cloudfunctions/kit/people'
import type { Reply } from '../../../typings/cloud-api'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** What a daughter can do for her mother, as long as she may. */

const DAUGHTER = 'o-daughter'
const MOTHER = shop.buyer(0)
const MOTHER_ID = shop.buyerPerson(0)

type Orders = Reply<'groupbuy', 'myOrders'>

let cloud: TestCloud

/** The daughter's links as they stand from now on. */
async function linked(...links: ProxyLink[]): Promise<void> {
  await cloud.sdk().database().collection('accounts').where({ _id: DAUGHTER }).update({ links })
}

const toMother = (more: Partial<ProxyLink> = {}): ProxyLink =>
  shop.link(MOTHER_ID, { household: '1_1_0', ...more })

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await shop.settle(cloud, 6)
  const daughter = { ...shop.account(DAUGHTER, { name: '李梅' }), _id: DAUGHTER }
  await cloud.sdk().database().collection('accounts').add(daughter)
  await shop.publish(cloud, { items: { eggs: { stock: 100 }, rare: { stock: 100, limit: 2 } } })
})

beforeEach(() => linked(toMother()))
afterAll(() => cloud.stop())

async function placed(openid: string, more: Partial<shop.Wish> = {}): Promise<shop.OrderReply> {
  const answer = await shop.order(cloud, openid, { takes: { eggs: 1 }, ...more })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

const see = (openid: string, id: string) => cloud.call<shop.OrderReply>('groupbuy', openid, 'order', { id })
const list = (openid: string, input: object = {}) => cloud.call<Orders>('groupbuy', openid, 'myOrders', input)
const moneyOf = (openid: string, bookingId: string) =>
  cloud.call('payment', openid, 'status', { kind: 'groupbuy', bookingId })

const idsOf = (answer: Awaited<ReturnType<typeof list>>): string[] =>
  answer.ok ? answer.value.items.map(({ id }) => id) : [answer.error.code]

/** For which others something is next on the first screen. */
async function comingFor(openid: string): Promise<(string | null)[]> {
  const home = await cloud.call<Reply<'account', 'home'>>('account', openid, 'home')
  return home.ok ? home.value.next.map(({ personName }) => personName) : [home.error.code]
}

/** What is answered about an order that has never been. */
const unknown = () => see(DAUGHTER, 'order-that-never-was')

describe('somebody linked in scope', () => {
  test('sees and pays attention to an order that the mother placed herself', async () => {
    const { id } = await placed(MOTHER)

    expect(await see(DAUGHTER, id)).toMatchObject({ ok: true, value: { id, forOther: true } })
    expect(shop.outcome(await moneyOf(DAUGHTER, id))).toBe('ok')
    expect(idsOf(await list(DAUGHTER, { personId: MOTHER_ID }))).toContain(id)
  })

  test('cancels it, and the timeline says who that was', async () => {
    const { id } = await placed(MOTHER)

    const answer = await shop.cancel(cloud, DAUGHTER, id)

    expect(answer).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(answer.ok && answer.value.events.at(-1)?.by).toBe('子女 李梅')
  })

  test('orders for her under the limits of her household, and both read who did it', async () => {
    const wish = { takes: { rare: 2 }, personId: MOTHER_ID }
    const { id } = await placed(DAUGHTER, wish)

    const again = await shop.order(cloud, DAUGHTER, wish)
    const mothers = await see(MOTHER, id)

    expect(shop.outcome(again)).toBe('LIMIT_REACHED')
    expect(mothers.ok && mothers.value.events.map(({ by }) => by)).toEqual(['子女 李梅'])
  })

  test('finds her own orders and those she placed in her own list, and not what the mother does by herself', async () => {
    const mothers = await placed(MOTHER)
    const forMother = await placed(DAUGHTER, { personId: MOTHER_ID })
    const own = await placed(DAUGHTER)

    const ids = idsOf(await list(DAUGHTER))

    expect(ids).toEqual(expect.arrayContaining([forMother.id, own.id]))
    expect(ids).not.toContain(mothers.id)
    expect(await comingFor(DAUGHTER)).toContain('王秀英')
  })

  test("does not read in the mother's list what she placed for a third person", async () => {
    const father = shop.link(shop.buyerPerson(1), { relation: '爸爸', household: '1_1_1' })
    await cloud
      .sdk()
      .database()
      .collection('accounts')
      .where({ _id: MOTHER })
      .update({ links: [father] })
    const { id } = await placed(MOTHER, { personId: shop.buyerPerson(1) })

    expect(idsOf(await list(MOTHER))).toContain(id)
    expect(idsOf(await list(DAUGHTER, { personId: MOTHER_ID }))).not.toContain(id)
    expect(await see(DAUGHTER, id)).toEqual(await unknown())
  })
})

describe.each<[string, ProxyLink[]]>([
  ['ended', [toMother({ state: 'revoked', endedAt: 2 })]],
  ['for other things alone', [toMother({ scopes: ['meals', 'classes', 'health'] })]],
  ['not confirmed', [toMother({ state: 'pending' })]],
  ["a guardian's and over, because the child has come of age", [toMother({ kind: 'guardian', until: 2 })]],
  ['not there at all', []],
])('with a link that is %s', (_case, links) => {
  let hers = ''
  let placedByDaughter = ''

  beforeEach(async () => {
    hers = (await placed(MOTHER)).id
    placedByDaughter = (await placed(DAUGHTER, { personId: MOTHER_ID })).id
    await linked(...links)
  })

  test("the mother's orders answer like orders that never were, also the ones that the daughter placed", async () => {
    const nothing = await unknown()

    for (const id of [hers, placedByDaughter]) {
      expect(await see(DAUGHTER, id)).toEqual(nothing)
      expect(await shop.cancel(cloud, DAUGHTER, id)).toEqual(nothing)
      expect(await moneyOf(DAUGHTER, id)).toEqual(await moneyOf(DAUGHTER, 'order-that-never-was'))
    }
    expect(idsOf(await list(DAUGHTER))).not.toContain(placedByDaughter)
    expect(await comingFor(DAUGHTER)).not.toContain('王秀英')
    const [order] = (await shop.ordersOf(cloud)).filter(({ _id }) => _id === placedByDaughter)
    expect(order?.state).toBe('placed')
  })

  test('she can neither ask for the list nor for a price nor order, exactly as for somebody unknown', async () => {
    const lines = [{ itemId: 'eggs', quantity: 1 }]
    const ask = (personId: string) =>
      cloud.call('groupbuy', DAUGHTER, 'quote', { campaignId: 'c1', lines, personId })

    expect(await list(DAUGHTER, { personId: MOTHER_ID })).toEqual(
      await list(DAUGHTER, { personId: 'p-nobody' }),
    )
    expect(await ask(MOTHER_ID)).toEqual(await ask('p-nobody'))
    expect(await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId: MOTHER_ID })).toEqual(
      await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId: 'p-nobody' }),
    )
  })

  test('the mother still has everything', async () => {
    expect(idsOf(await list(MOTHER))).toEqual(expect.arrayContaining([hers, placedByDaughter]))
    expect(shop.outcome(await shop.cancel(cloud, MOTHER, placedByDaughter))).toBe('ok')
  })
})

test('a link that ends between the price and the order stops the order', async () => {
  const lines = [{ itemId: 'eggs', quantity: 1 }]
  const quoted = await cloud.call('groupbuy', DAUGHTER, 'quote', {
    campaignId: 'c1',
    lines,
    personId: MOTHER_ID,
  })
  await linked(toMother({ state: 'revoked', endedAt: 2 }))

  const answer = await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId: MOTHER_ID })

  expect(quoted.ok).toBe(true)
  expect(shop.outcome(answer)).toBe('NOT_FOUND')
})

test('who is offered to order for is whoever one may order for now', async () => {
  const waiting = shop.link('p-x', { id: 'l-x', personId: null, name: '还没点头', state: 'pending' })
  await linked(toMother(), waiting, shop.link(shop.buyerPerson(2), { scopes: ['meals'] }))

  const answer = await cloud.call<Reply<'groupbuy', 'quote'>>('groupbuy', DAUGHTER, 'quote', {
    campaignId: 'c1',
    lines: [{ itemId: 'eggs', quantity: 1 }],
  })

  expect(answer.ok && answer.value.people.map(({ relation }) => relation)).toEqual(['本人', '妈妈'])
})

test('what WeChat would not let stand is not taken as a remark, and nothing is sold', async () => {
  const before = (await shop.allotmentOf(cloud)).left['eggs']
  const input = {
    campaignId: 'c1',
    pickupPointId: 'pp-1',
    lines: [{ itemId: 'eggs', quantity: 1 }],
    seenTotalFen: 100,
    remark: '中奖领取,点这里',
  }

  const answer = await cloud.call('groupbuy', MOTHER, 'placeOrder', input, shop.newRequestId())

  expect(shop.outcome(answer)).toBe('BAD_TEXT')
  expect((await shop.allotmentOf(cloud)).left['eggs']).toBe(before)
})
