import { allDeclarations } from '../../../cloudfunctions/declarations'
import { GUARDIAN_VERSION } from '../../../miniprogram/shared/privacy'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { DAUGHTER, MOTHER, NEIGHBOUR, Phones, valueOf } from './people'
import { sheetsOf } from './xlsx'

/** Taking one's data along, and going. Names that stand nowhere else, so that they can be looked for everywhere. */

let cloud: TestCloud
let phones: Phones

const elder = { name: '欧阳淑芬', phone: '13955550001' }
const daughter = { name: '上官小梅', phone: '13955550002' }
const childs = {
  name: '诸葛一诺',
  birthdate: '2018-06-01',
  relation: '儿子',
  consentVersion: GUARDIAN_VERSION,
}
const HOME = { building: '3', unit: '2', room: '501' }

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

/** A mother and a daughter who may act for her and has a child; all of it new to the community. */
async function family(): Promise<{ mother: string; daughterId: string; child: string; linkId: string }> {
  await cloud.sdk().database().collection('quotas').where({ community: 'xinglong' }).remove()
  const mother = await phones.register(MOTHER, elder, { verified: true, address: HOME })
  const daughterId = await phones.register(DAUGHTER, daughter, { verified: true })
  const linkId = await phones.link(DAUGHTER, MOTHER, elder)
  const child = (await phones.get(DAUGHTER, 'addChild', childs)).personId
  return { mother, daughterId, child, linkId }
}

/** Orders, pays, and takes back what was ordered, so that there is money in the books and nothing to come. */
async function orderAndPay(openid: string, personId?: string): Promise<string> {
  const wish = { takes: { eggs: 1 }, ...(personId ? { personId } : {}) }
  const placed = valueOf(await shop.order(cloud, openid, wish))
  const money = { kind: 'groupbuy', bookingId: placed.id, method: 'cash', seenFen: 100 }
  valueOf(await cloud.call('payment', shop.ORGANISER, 'collect', money, shop.newRequestId()))
  valueOf(await shop.cancel(cloud, openid, placed.id))
  const back = { ...money, reason: '不要了' }
  valueOf(await cloud.call('payment', shop.ORGANISER, 'payBack', back, shop.newRequestId()))
  return placed.id
}

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
    const { mother, linkId } = await family()
    await orderAndPay(MOTHER)
    await orderAndPay(DAUGHTER, mother)
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
    const { mother, child } = await family()
    const forMother = await orderAndPay(DAUGHTER, mother)
    await orderAndPay(DAUGHTER, child)

    expect(shop.outcome(await leave(DAUGHTER))).toBe('ok')

    expect(await whereStands(daughter.name, daughter.phone, childs.name)).toEqual([])
    expect(await cloud.find('groupbuyOrders', { _id: forMother })).toMatchObject([
      { personName: elder.name, placedBy: { name: '已注销' } },
    ])
    expect(await phones.inboxOf(MOTHER)).toContain('家人不再代办了')
    await leave(MOTHER)
  })

  test('is a stranger afterwards, and a second tap says that it is done', async () => {
    await family()
    await leave(MOTHER, 'the-tap-that-deletes')

    expect(shop.outcome(await leave(MOTHER, 'the-tap-that-deletes'))).toBe('ok')
    expect(shop.outcome(await leave(MOTHER))).toBe('ok')
    expect((await phones.get(MOTHER, 'me', {})).profile).toBeNull()
    expect(shop.outcome(await phones.ask(MOTHER, 'inbox', {}))).toBe('PROFILE_NEEDED')
    await leave(DAUGHTER)
  })

  test('who comes back later begins anew: what was booked before is not theirs to see', async () => {
    await family()
    await orderAndPay(MOTHER)
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
    await family()
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
    await family()
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
    const { child } = await family()
    const placed = valueOf(await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId: child }))

    expect(shop.outcome(await leave(DAUGHTER))).toBe('STALE')
    await shop.cancel(cloud, DAUGHTER, placed.id)
    expect(shop.outcome(await leave(DAUGHTER))).toBe('ok')
    await leave(MOTHER)
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
const STEPS = shop.range(12).map((n) => 1 + 3 * n)

test.each(STEPS)('a deletion that dies at its %ith round trip is finished by the next tap', async (trips) => {
  await family()
  await orderAndPay(MOTHER)
  await cloud.fault({ crashAfterTrips: trips, only: { function: 'account', action: 'deleteMe' } })
  const first = await leave(MOTHER).then(shop.outcome, () => 'crashed')
  await cloud.fault({})

  expect(shop.outcome(await leave(MOTHER))).toBe('ok')
  expect(await whereStands(elder.name, elder.phone)).toEqual([])
  expect(first).toBe('crashed')
  await leave(DAUGHTER)
})

describe('the table of one’s own data', () => {
  test('has who I am, my family, orders, messages, consents, and who looked at it', async () => {
    const { mother, daughterId, child } = await family()
    await orderAndPay(DAUGHTER, mother)
    await cloud.sdk().database().collection('auditEntries').add({
      _id: 'a-look',
      community: 'xinglong',
      at: Date.now(),
      by: shop.ORGANISER,
      byName: '张敏',
      what: 'people.person',
      about: daughterId,
      personId: daughterId,
      aboutName: daughter.name,
      read: true,
      reason: '',
      detail: {},
    })

    const file = await phones.get(DAUGHTER, 'exportMyData', {})
    const sheets = sheetsOf(file.content)

    expect(file.fileName).toMatch(/^我的资料-\d{4}-\d{2}-\d{2}\.xlsx$/)
    expect(Object.keys(sheets)).toEqual(['我的资料', '家人', '订单', '消息', '同意记录', '谁看过我的资料'])
    expect(sheets['我的资料']?.map((row) => row.slice(0, 3))).toEqual([
      ['谁', '姓名', '电话'],
      ['本人', daughter.name, daughter.phone],
      ['孩子', childs.name, daughter.phone],
    ])
    expect(sheets['我的资料']?.[2]).toContain('2018年6月1日')
    expect(sheets['家人']?.map((row) => row.slice(0, 2))).toEqual([
      ['方向', '姓名'],
      ['我替家人办', elder.name],
      ['我是监护人', childs.name],
    ])
    expect(sheets['订单']?.[1]).toEqual(
      expect.arrayContaining(['生鲜团购 · 周五鲜蔬', elder.name, daughter.name]),
    )
    expect(sheets['消息']?.[1]).toContain('家人同意了')
    expect(sheets['同意记录']?.map((row) => row[1])).toEqual(
      expect.arrayContaining(['同意隐私说明', '监护人同意登记孩子']),
    )
    expect(sheets['谁看过我的资料']?.[1]).toEqual(expect.arrayContaining(['张敏', '看了居民资料']))
    expect(child).not.toBe('')
  })

  test('has nothing of anybody else, and nothing that staff wrote for themselves', async () => {
    const neighbour = await phones.register(NEIGHBOUR, { name: '赵国庆', phone: '13955550009' })
    await cloud
      .sdk()
      .database()
      .collection('persons')
      .where({ _id: neighbour })
      .update({ note: '耳背,要大声' })

    const { content } = await phones.get(NEIGHBOUR, 'exportMyData', {})

    const all = JSON.stringify(sheetsOf(content))
    expect(all).toContain('赵国庆')
    expect(all).not.toContain(elder.name)
    expect(all).not.toContain('耳背')
  })

  test('is made five times a day and no more', async () => {
    for (let n = 0; n < 4; n++) await phones.get(NEIGHBOUR, 'exportMyData', {})

    expect(shop.outcome(await phones.ask(NEIGHBOUR, 'exportMyData', {}))).toBe('TOO_MANY')
  })

  test('asks nothing of the database that has no index', async () => {
    expect((await cloud.stats()).unindexed.filter((row) => row.function === 'account')).toEqual([])
  })
})
