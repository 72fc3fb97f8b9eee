import { allDeclarations } from '../../../cloudfunctions/declarations'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { childs, daughter, elder, family, orderAndPay } from './household'
import { DAUGHTER, MOTHER, Phones, valueOf } from './people'

/** Whoever goes is gone; what accounting needs stays without a name. */

let cloud: TestCloud
let phones: Phones

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 2)
  await shop.publish(cloud, { items: { eggs: { stock: 1000 } } })
  phones = new Phones(cloud)
})

afterEach(async () => {
  await cloud.clock(null)
  await cloud.fault({})
})

afterAll(() => cloud.stop())

const leave = (openid: string, requestId = shop.newRequestId()) =>
  phones.ask(openid, 'deleteMe', {}, requestId)

/** Collections in which any of the words stands. */
async function whereStands(...words: string[]): Promise<string[]> {
  const found = await Promise.all(
    allDeclarations.map(async ({ name }) => {
      const text = JSON.stringify(await cloud.find(name))
      return words.some((word) => text.includes(word)) ? [name] : []
    }),
  )
  return found.flat()
}

const booksOf = async (): Promise<number[]> => {
  const entries = await cloud.find('ledgerEntries')
  const sum = (direction: string) =>
    entries.filter((e) => e['direction'] === direction).reduce((n, e) => n + Number(e['amountFen']), 0)
  return [entries.length, sum('in'), sum('out')]
}

describe('whoever goes', () => {
  test('leaves neither name nor phone anywhere, and the books as they were', async () => {
    const { mother, linkId } = await family(phones)
    await orderAndPay(phones, MOTHER)
    await orderAndPay(phones, DAUGHTER, mother)
    await phones.get(MOTHER, 'saveLinkScopes', { linkId, scopes: ['meals'] })
    await phones.get(DAUGHTER, 'askLink', { ...elder, relation: '妈妈', scopes: ['health'] })
    const books = await booksOf()
    expect(await whereStands(elder.name, elder.phone)).toContain('groupbuyOrders')

    expect(shop.outcome(await leave(MOTHER))).toBe('ok')

    expect(await whereStands(elder.name, elder.phone)).toEqual([])
    expect(await booksOf()).toEqual(books)
    expect(await phones.inboxOf(DAUGHTER)).toContain('代办停止了')
    expect(
      (await phones.get(DAUGHTER, 'family', {})).mine.find((link) => link.linkId === linkId),
    ).toMatchObject({
      state: 'revoked',
      name: '已注销',
    })
    expect(shop.outcome(await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId: mother }))).toBe(
      'NOT_FOUND',
    )
    await leave(DAUGHTER)
  })

  test('takes the children along whom nobody else speaks for, and what was booked for others keeps its person', async () => {
    const { mother, child } = await family(phones)
    const forMother = await orderAndPay(phones, DAUGHTER, mother)
    await orderAndPay(phones, DAUGHTER, child)

    expect(shop.outcome(await leave(DAUGHTER))).toBe('ok')

    expect(await whereStands(daughter.name, daughter.phone, childs.name)).toEqual([])
    expect(await cloud.find('groupbuyOrders', { _id: forMother })).toMatchObject([
      { personName: elder.name, placedBy: { name: '已注销' } },
    ])
    expect(await phones.inboxOf(MOTHER)).toContain('家人不再代办了')
    await leave(MOTHER)
  })

  test('is a stranger afterwards, and a second tap says that it is done', async () => {
    await family(phones)
    await leave(MOTHER, 'the-tap-that-deletes')

    expect(shop.outcome(await leave(MOTHER, 'the-tap-that-deletes'))).toBe('ok')
    expect(shop.outcome(await leave(MOTHER))).toBe('ok')
    expect((await phones.get(MOTHER, 'me', {})).profile).toBeNull()
    expect(shop.outcome(await phones.ask(MOTHER, 'inbox', {}))).toBe('PROFILE_NEEDED')
    await leave(DAUGHTER)
  })

  test('who comes back later begins anew: what was booked before is not theirs to see', async () => {
    await family(phones)
    await orderAndPay(phones, MOTHER)
    await leave(MOTHER)
    await phones.register(MOTHER, elder)

    const mine = await cloud.call<{ items: unknown[] }>('groupbuy', MOTHER, 'myOrders')
    expect(mine.ok && mine.value.items).toEqual([])
    await leave(MOTHER)
    await leave(DAUGHTER)
  })
})

describe('nobody goes', () => {
  test('while something is still to come, and the refusal names it', async () => {
    await family(phones)
    const placed = valueOf(await shop.order(cloud, MOTHER, { takes: { eggs: 1 } }))

    const refused = await leave(MOTHER)

    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'STALE', message: expect.stringMatching('周五鲜蔬') as string },
    })
    expect((await phones.get(MOTHER, 'me', {})).profile?.name).toBe(elder.name)
    await shop.cancel(cloud, MOTHER, placed.id)
    expect(shop.outcome(await leave(MOTHER))).toBe('ok')
    await leave(DAUGHTER)
  })

  test('while the community owes them money', async () => {
    await family(phones)
    const placed = valueOf(await shop.order(cloud, MOTHER, { takes: { eggs: 1 } }))
    const money = { kind: 'groupbuy', bookingId: placed.id, method: 'cash', seenFen: 100 }
    await cloud.call('payment', shop.ORGANISER, 'collect', money, shop.newRequestId())
    await shop.cancel(cloud, MOTHER, placed.id)

    const refused = await leave(MOTHER)

    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching('退') as string } })
    await cloud.call('payment', shop.ORGANISER, 'payBack', { ...money, reason: '取消' }, shop.newRequestId())
    expect(shop.outcome(await leave(MOTHER))).toBe('ok')
    await leave(DAUGHTER)
  })

  test('while something of a child of theirs is still to come', async () => {
    const { child } = await family(phones)
    const placed = valueOf(await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId: child }))

    expect(shop.outcome(await leave(DAUGHTER))).toBe('STALE')
    await shop.cancel(cloud, DAUGHTER, placed.id)
    expect(shop.outcome(await leave(DAUGHTER))).toBe('ok')
    await leave(MOTHER)
  })

  test('who is the last administrator, besides somebody whose grant a crash has kept back', async () => {
    const [last, waiting] = [shop.buyer(0), shop.buyer(1)]
    const database = cloud.sdk().database()
    await database
      .collection('communities')
      .where({ _id: 'xinglong' })
      .update({ admins: [last, waiting] })
    await database
      .collection('accounts')
      .where({ _id: last })
      .update({ roles: [shop.granted('admin')] })

    expect(shop.outcome(await leave(last))).toBe('STALE')
    expect((await phones.account(last)).roles).toHaveLength(1)
  })

  test('who is the last administrator; of two who go at once, one stays', async () => {
    const two = [shop.buyer(0), shop.buyer(1)]
    const accounts = cloud.sdk().database().collection('accounts')
    await cloud.sdk().database().collection('communities').where({ _id: 'xinglong' }).update({ admins: two })
    for (const _id of two) await accounts.where({ _id }).update({ roles: [shop.granted('admin')] })

    const answers = await Promise.all(two.map((openid) => leave(openid)))

    expect(shop.tally(answers)).toEqual({ ok: 1, STALE: 1 })
    const [{ admins } = { admins: [] }] = await cloud.find('communities', { _id: 'xinglong' })
    expect(admins).toHaveLength(1)
    expect(await cloud.find('accounts', { _id: (admins as string[])[0] })).toHaveLength(1)
  })
})

/** Every third of the round trips that a deletion takes. */
const STEPS = shop.range(11).map((n) => 1 + 3 * n)

test.each(STEPS)('a deletion that dies at its %ith round trip is finished by the next tap', async (trips) => {
  await family(phones)
  await orderAndPay(phones, MOTHER)
  await cloud.fault({ crashAfterTrips: trips, only: { function: 'account', action: 'deleteMe' } })
  const first = await leave(MOTHER).then(shop.outcome, () => 'crashed')
  await cloud.fault({})

  expect(shop.outcome(await leave(MOTHER))).toBe('ok')
  expect(await whereStands(elder.name, elder.phone)).toEqual([])
  expect(first).toBe('crashed')
  await leave(DAUGHTER)
})
