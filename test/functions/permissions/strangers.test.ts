import { startCloud, type TestCloud } from '../../support/cloud'
import { ARTICLE_TITLE, articleDocument, commentDocument } from '../../support/articles'
import { mealDocuments, mealThings } from '../../support/matrix/meals'
import { settleOffice } from '../../support/office'
import * as shop from '../../support/shop'
import { NOTHING as nothing, wishes, type Things } from '../../support/wishes'
import { contract as account } from '../../../cloudfunctions/account/contract'
import { contract as groupbuy } from '../../../cloudfunctions/groupbuy/contract'
import { contract as meals } from '../../../cloudfunctions/meals/contract'
import { contract as news } from '../../../cloudfunctions/news/contract'
import { contract as people } from '../../../cloudfunctions/people/contract'
import { contract as payment } from '../../../cloudfunctions/payment/contract'
import type { FunctionContract } from '../../../cloudfunctions/kit/contract'

const contracts: Record<string, FunctionContract> = { account, groupbuy, meals, news, people, payment }
const all = Object.entries(contracts).flatMap(([fn, contract]) =>
  Object.entries(contract).map(([action, c]) => ({ fn, action, staff: Array.isArray(c.who) })),
)
const staffActions = all.filter(({ staff }) => staff)

let cloud: TestCloud
let real: Things

const COLLECTIONS = [
  'groupbuyCampaigns',
  'groupbuyOrders',
  'allotments',
  'mealDishes',
  'mealMenus',
  'mealOrders',
  'mealStandingOrders',
  'mealPolicies',
  'mealRoutes',
  'mealRuns',
  'mealAlerts',
  'mealKitchenDays',
  'mealSamples',
  'personAccounts',
  'accountEntries',
  'newsArticles',
  'newsRevisions',
  'newsComments',
  'newsReactions',
  'payments',
  'refunds',
  'ledgerEntries',
  'persons',
  'accounts',
  'messages',
  'callTasks',
  'consents',
]

/** Everything that a stranger must not be able to change. */
async function everything(): Promise<string> {
  return JSON.stringify(
    await Promise.all(COLLECTIONS.map((name) => cloud.find(name, { community: 'xinglong' }))),
  )
}

const ask = (fn: string, action: string, openid: string, things: Things) =>
  cloud.call(fn, openid, action, wishes[fn]![action]!(things), shop.newRequestId())

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 3)
  await shop.publish(cloud, { items: { eggs: { stock: 100 } }, pickupFrom: Date.now() - 1000 })
  const placed = await shop.order(cloud, shop.buyer(1), { takes: { eggs: 1 } })
  if (!placed.ok) throw new Error(placed.error.message)
  const { id, code } = placed.value
  await shop.add(cloud, 'newsArticles', [articleDocument('a-1')])
  await shop.add(cloud, 'newsComments', [commentDocument('q-1', 'a-1', shop.buyer(1))])
  const eaten = mealThings(0, shop.buyerPerson(1), 'nobody')
  const placer = shop.account(shop.buyer(1), { household: '1_1_1' })
  const courier = shop.account('o-courier', { name: '郭强' })
  const elder = shop.person(shop.buyerPerson(1), { address: { building: '3', unit: '2', room: '501' } })
  const served = mealDocuments(eaten, { meal: 'nobody', route: true }, { elder, placer, courier })
  for (const [collection, documents] of Object.entries(served)) await shop.add(cloud, collection, documents)
  real = {
    ...eaten,
    // The other community has a building of this number, too.
    building: '3',
    campaignId: 'c1',
    orderId: id,
    code: `xlv1.${id}.${code}`,
    personId: shop.buyerPerson(1),
    verificationId: 'v',
    articleId: 'a-1',
    commentId: 'q-1',
    ...(await settleOffice(cloud, {
      _id: shop.buyerPerson(1),
      name: '王秀英',
      phone: '13900001001',
      grid: null,
    })),
  }
})

afterAll(() => cloud.stop())

test('every action is in the table that permissions are tried with', () => {
  const inTable = Object.entries(wishes).flatMap(([fn, actions]) =>
    Object.keys(actions).map((a) => `${fn}.${a}`),
  )

  expect(inTable.sort()).toEqual(all.map(({ fn, action }) => `${fn}.${action}`).sort())
})

test.each(staffActions)('$fn.$action is refused to a resident, and does nothing', async ({ fn, action }) => {
  const before = await everything()

  const answer = await ask(fn, action, shop.STRANGER, real)

  expect(shop.outcome(answer)).toBe('NOT_ALLOWED')
  expect(await everything()).toBe(before)
})

test.each(staffActions)('$fn.$action is refused to somebody whom nobody knows', async ({ fn, action }) => {
  expect(shop.outcome(await ask(fn, action, 'o-nobody', real))).toBe('NOT_ALLOWED')
})

/** Actions that name somebody's thing. */
const marks: Things = Object.fromEntries(Object.keys(nothing).map((key) => [key, key])) as unknown as Things
const about = all.filter(({ fn, action }) => {
  const wish = wishes[fn]![action]!
  return JSON.stringify(wish(marks)) !== JSON.stringify(wish(nothing))
})

/** What an answer says beside the time, and beside what it was asked for. */
function withoutTime(answer: unknown, asked: Things): unknown {
  const names = new Map(Object.entries(asked).map(([name, value]) => [value as string, name]))
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      key === 'now' ? 0 : typeof value === 'string' ? (names.get(value) ?? value) : value,
    ),
  )
}

test.each(about)(
  '$fn.$action: staff of another community get the same answer as for what does not exist, and change nothing',
  async ({ fn, action }) => {
    const before = await everything()

    const [onReal, onNothing] = await Promise.all([
      ask(fn, action, shop.OUTSIDER, real),
      ask(fn, action, shop.OUTSIDER, nothing),
    ])

    expect(withoutTime(onReal, real)).toEqual(withoutTime(onNothing, nothing))
    expect(JSON.stringify(onReal)).not.toMatch(`周五鲜蔬|红烧鱼|${ARTICLE_TITLE}`)
    expect(await everything()).toBe(before)
  },
)

test.each([
  ['groupbuy', 'order'],
  ['groupbuy', 'cancelOrder'],
  ['meals', 'mealOrder'],
  ['meals', 'cancelMeal'],
  ['meals', 'changeMeal'],
  ['meals', 'rate'],
  ['meals', 'tellWellBeing'],
  ['news', 'removeQuestion'],
  ['payment', 'status'],
])(
  '%s.%s: a neighbour gets the same answer for what is mine as for what does not exist',
  async (fn, action) => {
    const before = await everything()

    const onReal = await ask(fn, action, shop.STRANGER, real)

    expect(onReal).toEqual(await ask(fn, action, shop.STRANGER, nothing))
    expect(shop.outcome(onReal)).toBe('NOT_FOUND')
    expect(await everything()).toBe(before)
  },
)

test('a neighbour cannot order in my name: my id is as good as no id', async () => {
  const wish = { takes: { eggs: 1 } }
  const inMyName = await shop.order(cloud, shop.STRANGER, { ...wish, personId: shop.buyerPerson(1) })
  const inNobodys = await shop.order(cloud, shop.STRANGER, { ...wish, personId: 'p-nobody' })

  expect(inMyName).toEqual(inNobodys)
  expect(inMyName.ok).toBe(false)
})

test('lists of one community hold nothing of the other', async () => {
  for (const action of ['campaigns', 'staffCampaigns', 'myOrders']) {
    const answer = await cloud.call<{ items: unknown[] }>('groupbuy', shop.OUTSIDER, action)
    expect(answer.ok && answer.value.items).toEqual([])
  }
  for (const [action, input] of [
    ['searchPeople', { query: '王秀英' }],
    ['callTasks', {}],
  ] as const) {
    const answer = await cloud.call<{ items: unknown[] }>('people', shop.OUTSIDER, action, input)
    expect(answer.ok && answer.value.items).toEqual([])
  }
  for (const [action, input] of [
    ['articles', {}],
    ['searchArticles', { words: '医保' }],
    ['savedArticles', {}],
    ['staffArticles', { stage: 'published' }],
    ['findRelated', { words: '医保' }],
    ['questions', { show: 'all' }],
  ] as const) {
    const answer = await cloud.call<{ items: unknown[] }>('news', shop.OUTSIDER, action, input)
    expect(answer.ok && answer.value.items).toEqual([])
  }
  const staff = await cloud.call<{ items: { personId: string }[] }>('people', shop.OUTSIDER, 'staff')
  expect(staff.ok && staff.value.items.map(({ personId }) => personId)).toEqual(['p-outsider'])
})

test.each([
  ['openid', { openid: shop.ORGANISER }],
  ['_openid', { _openid: shop.ORGANISER }],
  ['userInfo', { userInfo: { openId: shop.ORGANISER } }],
  ['roles', { roles: ['admin'] }],
  ['community', { community: 'yulan' }],
  ['context', { context: { environment: JSON.stringify({ WX_OPENID: shop.ORGANISER }) } }],
])('%s beside the input has no effect', async (_field, forged) => {
  const event = { action: 'desk', input: {}, ...forged }

  expect(await cloud.event('groupbuy', shop.STRANGER, event)).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
})

test.each([
  ['priceFen', 1],
  ['state', 'picked'],
  ['openid', 'o-organiser'],
  ['now', 0],
  ['channel', 'onsite'],
  ['totalFen', 1],
])('%s inside an order is refused', async (field, value) => {
  const input = { ...wishes['groupbuy']!['placeOrder']!(real), [field]: value }

  expect(
    shop.outcome(await cloud.call('groupbuy', shop.buyer(2), 'placeOrder', input, shop.newRequestId())),
  ).toBe('BAD_INPUT')
})

test('nobody can play a timer', async () => {
  const answer = await cloud.event('groupbuy', shop.STRANGER, {
    Type: 'Timer',
    TriggerName: 'sweep',
    Time: '',
    Message: '',
  })

  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
})
