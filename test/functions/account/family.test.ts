import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { DAUGHTER, li, liJun, MOTHER, NEIGHBOUR, Phones, SON, wang, zhao } from './people'

/** Who may act for whom: asked for by name and phone, agreed to by the elder's own tap, ended by either side. */

let cloud: TestCloud
let phones: Phones
let mother = ''

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 0)
  await shop.publish(cloud, { items: { eggs: { stock: 1000 } } })
  phones = new Phones(cloud)
  mother = await phones.register(MOTHER, wang, {
    verified: true,
    address: { building: '3', unit: '2', room: '501' },
  })
  await phones.register(DAUGHTER, li)
  await phones.register(SON, liJun)
  await phones.register(NEIGHBOUR, zhao)
})

afterEach(async () => {
  // every test begins with a family that has agreed to nothing
  await cloud.sdk().database().collection('accounts').where({ community: 'xinglong' }).update({ links: [] })
  await cloud.sdk().database().collection('quotas').where({ community: 'xinglong' }).remove()
  await cloud.sdk().database().collection('messages').where({ community: 'xinglong' }).remove()
})

afterAll(() => cloud.stop())

const asks = (openid = DAUGHTER, more: object = {}) =>
  phones.get(openid, 'askLink', { ...wang, relation: '妈妈', scopes: ['groupbuy', 'meals'], ...more })

const orders = (openid = DAUGHTER) => shop.order(cloud, openid, { takes: { eggs: 1 }, personId: mother })

test('until the elder has agreed, nothing may be done for her', async () => {
  await asks()

  expect(shop.outcome(await orders())).toBe('NOT_FOUND')
})

test('after her own tap the daughter orders for her, for her household and under her name', async () => {
  const { linkId } = await asks()
  await phones.get(MOTHER, 'answerLink', { linkId, accept: true })

  const placed = await orders()

  expect(placed).toMatchObject({ ok: true })
  const [order] = await shop.ordersOf(cloud)
  expect(order).toMatchObject({ personId: mother, personName: '王秀英', household: '3_2_501' })
  expect(order?.placedBy).toMatchObject({ name: '李梅', door: 'proxy' })
})

test('she may agree to less than was asked for, never to more', async () => {
  const { linkId } = await asks()

  await phones.get(MOTHER, 'answerLink', { linkId, accept: true, scopes: ['meals', 'health'] })

  const { mine } = await phones.get(DAUGHTER, 'family', {})
  expect(mine).toMatchObject([{ linkId, state: 'active', scopes: ['meals'] }])
  expect(shop.outcome(await orders())).toBe('NOT_FOUND')
})

test('agreeing to nothing that was asked for is no answer', async () => {
  const { linkId } = await asks()

  const answer = await phones.ask(MOTHER, 'answerLink', { linkId, accept: true, scopes: ['health'] })

  expect(shop.outcome(answer)).toBe('BAD_INPUT')
})

test('her consent is on record with the link that it is for', async () => {
  const { linkId } = await asks()
  await phones.get(MOTHER, 'answerLink', { linkId, accept: true })

  const given = await cloud.find('consents', { kind: 'proxy', version: linkId })

  expect(given).toMatchObject([{ personId: mother, byPersonId: mother, witness: '' }])
})

test('the daughter is told either way, once', async () => {
  const yes = await asks()
  await phones.get(MOTHER, 'answerLink', { linkId: yes.linkId, accept: true })
  await phones.get(MOTHER, 'answerLink', { linkId: yes.linkId, accept: true })
  const no = await asks(SON)
  await phones.get(MOTHER, 'answerLink', { linkId: no.linkId, accept: false })

  const { personId } = await phones.account(DAUGHTER)
  const page = '/packages/account/pages/family/index'
  expect(await cloud.find('messages', { personId, kind: 'family.accepted', page })).toHaveLength(1)
  expect(await phones.inboxOf(SON)).toEqual(['家人没有同意'])
})

test('refused stays refused, and a second tap says the same', async () => {
  const { linkId } = await asks()
  await phones.get(MOTHER, 'answerLink', { linkId, accept: false })

  expect(shop.outcome(await phones.ask(MOTHER, 'answerLink', { linkId, accept: false }))).toBe('ok')
  expect(shop.outcome(await phones.ask(MOTHER, 'answerLink', { linkId, accept: true }))).toBe('NOT_FOUND')
  expect(shop.outcome(await orders())).toBe('NOT_FOUND')
})

test('who has agreed is the elder: the same invitation is nobody else’s any more', async () => {
  const { linkId } = await asks()
  await phones.get(MOTHER, 'answerLink', { linkId, accept: true })

  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'answerLink', { linkId, accept: true }))).toBe('NOT_FOUND')
  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'invitation', { linkId }))).toBe('NOT_FOUND')
  expect(shop.outcome(await phones.ask(MOTHER, 'answerLink', { linkId, accept: true }))).toBe('ok')
})

test('whoever asks cannot agree for the other', async () => {
  const { linkId } = await asks()

  expect(shop.outcome(await phones.ask(DAUGHTER, 'answerLink', { linkId, accept: true }))).toBe('NOT_ALLOWED')
})

test('two requests of one daughter become one link with what both ask for', async () => {
  const first = await asks(DAUGHTER, { scopes: ['meals'] })
  await phones.get(MOTHER, 'answerLink', { linkId: first.linkId, accept: true })
  const second = await asks(DAUGHTER, { scopes: ['groupbuy'] })

  await phones.get(MOTHER, 'answerLink', { linkId: second.linkId, accept: true })

  const active = (await phones.account(DAUGHTER)).links.filter(({ state }) => state === 'active')
  expect(active.map(({ id }) => id)).toEqual([first.linkId])
  expect([...(active[0]?.scopes ?? [])].sort()).toEqual(['groupbuy', 'meals'])
  expect((await phones.get(MOTHER, 'family', {})).overMe).toHaveLength(1)
})

test('stopped between the confirm page and the order, it is refused', async () => {
  const linkId = await phones.link(DAUGHTER, MOTHER, wang)
  const quote = { campaignId: 'c1', lines: [{ itemId: 'eggs', quantity: 1 }], personId: mother }
  const quoted = await cloud.call('groupbuy', DAUGHTER, 'quote', quote)
  await phones.get(MOTHER, 'endLink', { linkId })

  expect(quoted.ok).toBe(true)
  expect(shop.outcome(await orders())).toBe('NOT_FOUND')
  expect(await phones.inboxOf(DAUGHTER)).toContain('代办停止了')
})

test('without the scope of what is ordered it is refused, and with it allowed at once', async () => {
  const linkId = await phones.link(DAUGHTER, MOTHER, wang, ['groupbuy', 'meals'])
  await phones.get(MOTHER, 'saveLinkScopes', { linkId, scopes: ['meals'] })
  const without = await orders()
  await phones.get(MOTHER, 'saveLinkScopes', { linkId, scopes: ['meals', 'groupbuy'] })

  expect(shop.outcome(without)).toBe('NOT_FOUND')
  expect(shop.outcome(await orders())).toBe('ok')
})

test.each([
  ['the one who acts', DAUGHTER],
  ['a neighbour', NEIGHBOUR],
])('%s cannot widen what may be done', async (_who, openid) => {
  const linkId = await phones.link(DAUGHTER, MOTHER, wang, ['meals'])

  const answer = await phones.ask(openid, 'saveLinkScopes', { linkId, scopes: ['groupbuy'] })

  expect(shop.outcome(answer)).toBe('NOT_FOUND')
})

test('the daughter may end it, too, and the mother hears of it', async () => {
  const linkId = await phones.link(DAUGHTER, MOTHER, wang)

  await phones.get(DAUGHTER, 'endLink', { linkId })
  await phones.get(DAUGHTER, 'endLink', { linkId })

  expect((await phones.inboxOf(MOTHER)).filter((title) => title === '家人不再代办了')).toHaveLength(1)
  expect((await phones.get(MOTHER, 'family', {})).overMe).toEqual([])
  expect((await phones.get(DAUGHTER, 'family', {})).mine).toMatchObject([{ state: 'revoked' }])
})

test('when the mother moves, changes her phone or says when she was born, the daughter orders by that', async () => {
  await phones.link(DAUGHTER, MOTHER, wang)
  await phones.get(MOTHER, 'saveProfile', {
    ...wang,
    address: { building: '8', unit: '1', room: '302' },
    birthdate: '1948-03-12',
  })

  const [link] = (await phones.account(DAUGHTER)).links
  await phones.get(MOTHER, 'saveProfile', { ...wang, address: { building: '3', unit: '2', room: '501' } })

  expect(link).toMatchObject({ household: '8_1_302', birthdate: '1948-03-12' })
})

test('nobody of another community is asked, answered or shown', async () => {
  const { linkId } = await asks()

  expect(shop.outcome(await phones.ask(shop.OUTSIDER, 'invitation', { linkId }))).toBe('NOT_FOUND')
  expect(shop.outcome(await phones.ask(shop.OUTSIDER, 'answerLink', { linkId, accept: true }))).toBe(
    'NOT_FOUND',
  )
})

test('no query of the family goes without an index', async () => {
  await cloud.resetStats()
  await phones.link(DAUGHTER, MOTHER, wang)
  await phones.get(MOTHER, 'family', {})
  await phones.get(MOTHER, 'me', {})

  expect((await cloud.stats()).unindexed).toEqual([])
})
