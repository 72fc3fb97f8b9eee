import type { ProxyLink } from '../../../cloudfunctions/kit/people'
import type { Reply } from '../../../typings/cloud-api'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** What a daughter can do for her mother, as long as she may. */

/** A pair of their own for every test: who taps faster than a person can is asked to wait. */
let daughter = ''
let mother = ''
let motherId = ''
let pairs = 0
const PAIRS = 30
/** Somebody for whom the mother may order, in one of the tests. */
const FATHER = shop.buyerPerson(PAIRS)

type Orders = Reply<'groupbuy', 'myOrders'>

let cloud: TestCloud

/** The daughter's links as they stand from now on. */
async function linked(...links: ProxyLink[]): Promise<void> {
  await cloud.sdk().database().collection('accounts').where({ _id: daughter }).update({ links })
}

const toMother = (more: Partial<ProxyLink> = {}): ProxyLink =>
  shop.link(motherId, { household: `1_1_${pairs}`, ...more })

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await shop.settle(cloud, PAIRS + 1)
  await shop.publish(cloud, { items: { eggs: { stock: 1000 }, rare: { stock: 100, limit: 2 } } })
})

beforeEach(async () => {
  pairs++
  mother = shop.buyer(pairs)
  motherId = shop.buyerPerson(pairs)
  daughter = `o-daughter-${pairs}`
  const account = shop.account(daughter, { name: '李梅', links: [toMother()] })
  await cloud.sdk().database().collection('accounts').add(account)
})

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
const unknown = () => see(daughter, 'order-that-never-was')

describe('somebody linked in scope', () => {
  test('sees and pays attention to an order that the mother placed herself', async () => {
    const { id } = await placed(mother)

    expect(await see(daughter, id)).toMatchObject({ ok: true, value: { id, forOther: true } })
    expect(shop.outcome(await moneyOf(daughter, id))).toBe('ok')
    expect(idsOf(await list(daughter, { personId: motherId }))).toContain(id)
  })

  test('cancels it, and the timeline says who that was', async () => {
    const { id } = await placed(mother)

    const answer = await shop.cancel(cloud, daughter, id)

    expect(answer).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(answer.ok && answer.value.events.at(-1)?.by).toBe('子女 李梅')
  })

  test('orders for her under the limits of her household, and both read who did it', async () => {
    const wish = { takes: { rare: 2 }, personId: motherId }
    const { id } = await placed(daughter, wish)

    const again = await shop.order(cloud, daughter, wish)
    const mothers = await see(mother, id)

    expect(shop.outcome(again)).toBe('LIMIT_REACHED')
    expect(mothers.ok && mothers.value.events.map(({ by }) => by)).toEqual(['子女 李梅'])
  })

  test('finds her own orders and those she placed in her own list, and not what the mother does by herself', async () => {
    const mothers = await placed(mother)
    const forMother = await placed(daughter, { personId: motherId })
    const own = await placed(daughter)

    const ids = idsOf(await list(daughter))

    expect(ids).toEqual(expect.arrayContaining([forMother.id, own.id]))
    expect(ids).not.toContain(mothers.id)
    expect(await comingFor(daughter)).toContain('王秀英')
  })

  test("does not read in the mother's list what she placed for a third person", async () => {
    const father = shop.link(FATHER, { relation: '爸爸', household: `1_1_${PAIRS}` })
    await cloud
      .sdk()
      .database()
      .collection('accounts')
      .where({ _id: mother })
      .update({ links: [father] })
    const { id } = await placed(mother, { personId: FATHER })

    expect(idsOf(await list(mother))).toContain(id)
    expect(idsOf(await list(daughter, { personId: motherId }))).not.toContain(id)
    expect(await see(daughter, id)).toEqual(await unknown())
  })
})

describe.each<[string, Partial<ProxyLink> | null]>([
  ['ended', { state: 'revoked', endedAt: 2 }],
  ['for other things alone', { scopes: ['meals', 'classes', 'health'] }],
  ['not confirmed', { state: 'pending' }],
  ["a guardian's and over, because the child has come of age", { kind: 'guardian', until: 2 }],
  ['not there at all', null],
])('with a link that is %s', (_case, link) => {
  let hers = ''
  let placedByDaughter = ''

  beforeEach(async () => {
    hers = (await placed(mother)).id
    placedByDaughter = (await placed(daughter, { personId: motherId })).id
    await linked(...(link ? [toMother(link)] : []))
  })

  test("the mother's orders answer like orders that never were, also the ones that the daughter placed", async () => {
    const nothing = await unknown()

    for (const id of [hers, placedByDaughter]) {
      expect(await see(daughter, id)).toEqual(nothing)
      expect(await shop.cancel(cloud, daughter, id)).toEqual(nothing)
      expect(await moneyOf(daughter, id)).toEqual(await moneyOf(daughter, 'order-that-never-was'))
    }
    expect(idsOf(await list(daughter))).not.toContain(placedByDaughter)
    expect(await comingFor(daughter)).not.toContain('王秀英')
    const [order] = (await shop.ordersOf(cloud)).filter(({ _id }) => _id === placedByDaughter)
    expect(order?.state).toBe('placed')
  })

  test('she can neither ask for the list nor for a price nor order, exactly as for somebody unknown', async () => {
    const lines = [{ itemId: 'eggs', quantity: 1 }]
    const ask = (personId: string) =>
      cloud.call('groupbuy', daughter, 'quote', { campaignId: 'c1', lines, personId })

    expect(await list(daughter, { personId: motherId })).toEqual(
      await list(daughter, { personId: 'p-nobody' }),
    )
    expect(await ask(motherId)).toEqual(await ask('p-nobody'))
    expect(await shop.order(cloud, daughter, { takes: { eggs: 1 }, personId: motherId })).toEqual(
      await shop.order(cloud, daughter, { takes: { eggs: 1 }, personId: 'p-nobody' }),
    )
  })

  test('the mother still has everything', async () => {
    expect(idsOf(await list(mother))).toEqual(expect.arrayContaining([hers, placedByDaughter]))
    expect(shop.outcome(await shop.cancel(cloud, mother, placedByDaughter))).toBe('ok')
  })
})

test('a link that ends between the price and the order stops the order', async () => {
  const lines = [{ itemId: 'eggs', quantity: 1 }]
  const quoted = await cloud.call('groupbuy', daughter, 'quote', {
    campaignId: 'c1',
    lines,
    personId: motherId,
  })
  await linked(toMother({ state: 'revoked', endedAt: 2 }))

  const answer = await shop.order(cloud, daughter, { takes: { eggs: 1 }, personId: motherId })

  expect(quoted.ok).toBe(true)
  expect(shop.outcome(answer)).toBe('NOT_FOUND')
})

test('who is offered to order for is whoever one may order for now', async () => {
  const waiting = shop.link('p-x', { id: 'l-x', personId: null, name: '还没点头', state: 'pending' })
  await linked(toMother(), waiting, shop.link(FATHER, { scopes: ['meals'] }))

  const answer = await cloud.call<Reply<'groupbuy', 'quote'>>('groupbuy', daughter, 'quote', {
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

  const answer = await cloud.call('groupbuy', mother, 'placeOrder', input, shop.newRequestId())

  expect(shop.outcome(answer)).toBe('BAD_TEXT')
  expect((await shop.allotmentOf(cloud)).left['eggs']).toBe(before)
})
