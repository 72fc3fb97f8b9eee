import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { DAUGHTER, li, liJun, MOTHER, NEIGHBOUR, Phones, SON, wang, zhao } from './people'

/** Asking to act for somebody, who is known or not: neither the answer nor its time tells. */

let cloud: TestCloud
let phones: Phones

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 0)
  phones = new Phones(cloud)
  await phones.register(MOTHER, wang, { verified: true })
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

test('an invitation that waits is read by whoever was sent it, before they have a profile', async () => {
  const { linkId } = await asks()

  expect(await phones.get('o-nobody', 'invitation', { linkId })).toMatchObject({
    fromName: '李梅',
    name: '王秀英',
    relation: '妈妈',
    scopes: ['groupbuy', 'meals'],
    own: false,
    known: false,
  })
  expect(await phones.get(DAUGHTER, 'invitation', { linkId })).toMatchObject({ own: true, known: true })
  const unknown = await phones.ask('o-nobody', 'invitation', { linkId: 'AAAABBBBCCCCDDDDEEEEFFFF' })
  expect(shop.outcome(unknown)).toBe('NOT_FOUND')
})

test('asking answers the same whether such a person is known here or not', async () => {
  const known = await phones.ask(DAUGHTER, 'askLink', { ...wang, relation: '妈妈', scopes: ['meals'] })
  const nobody = { name: '查无此人', phone: '13911112222' }
  const unknown = await phones.ask(DAUGHTER, 'askLink', { ...nobody, relation: '妈妈', scopes: ['meals'] })

  const shape = (answer: typeof known) => answer.ok && Object.keys(answer.value)
  expect(shape(known)).toEqual(['linkId'])
  expect(shape(unknown)).toEqual(['linkId'])
  const { mine } = await phones.get(DAUGHTER, 'family', {})
  expect(mine.map(({ state, personId }) => ({ state, personId }))).toEqual([
    { state: 'pending', personId: null },
    { state: 'pending', personId: null },
  ])
})

test('asking costs the same number of round trips for somebody known and for nobody', async () => {
  const tripsFor = async (name: string, phone: string) => {
    await cloud.resetStats()
    await phones.get(DAUGHTER, 'askLink', { name, phone, relation: '妈妈', scopes: ['meals'] })
    return (await cloud.stats()).actions.find(({ action }) => action === 'askLink')?.trips
  }
  await tripsFor('第一次', '13911110000') // opens the day's allowance

  expect(await tripsFor(wang.name, wang.phone)).toBe(await tripsFor('查无此人', '13911112222'))
})

test('asking again while the first request waits changes that one', async () => {
  const first = await asks()
  const second = await asks(DAUGHTER, { scopes: ['health'] })

  expect(second.linkId).toBe(first.linkId)
  const { mine } = await phones.get(DAUGHTER, 'family', {})
  expect(mine).toMatchObject([{ scopes: ['health'] }])
})

test('one tap sent ten times at once is one request', async () => {
  const input = { ...wang, relation: '妈妈', scopes: ['meals' as const] }
  await Promise.all(shop.range(10).map(() => phones.ask(DAUGHTER, 'askLink', input, 'one-tap-of-asking')))
  const again = await phones.ask(DAUGHTER, 'askLink', input, 'one-tap-of-asking')

  expect(again.ok).toBe(true)
  expect((await phones.account(DAUGHTER)).links).toHaveLength(1)
})

test('nobody asks themselves', async () => {
  const answer = await phones.ask(DAUGHTER, 'askLink', { ...li, relation: '本人', scopes: ['meals'] })

  expect(shop.outcome(answer)).toBe('BAD_INPUT')
})

test('words that WeChat refuses are refused', async () => {
  const input = { ...wang, relation: '去死', scopes: ['meals' as const] }

  expect(shop.outcome(await phones.ask(DAUGHTER, 'askLink', input))).toBe('BAD_TEXT')
})

test('ten a day and no more, and a refused one costs nothing further', async () => {
  const one = (n: number) =>
    phones.ask(DAUGHTER, 'askLink', {
      name: `家人${n}`,
      phone: '13911112222',
      relation: '家人',
      scopes: ['meals'],
    })
  for (const n of shop.range(10)) expect(shop.outcome(await one(n))).toBe('ok')

  expect(shop.outcome(await one(11))).toBe('TOO_MANY')
})

test('twelve open links are enough; one that is over makes room', async () => {
  const links = shop.range(12).map((n) => shop.link(`p-${n}`, { id: `link-${n}`, askedAt: n + 1 }))
  const write = (changed: object[]) =>
    cloud.sdk().database().collection('accounts').where({ _id: DAUGHTER }).update({ links: changed })
  await write(links)
  const full = await phones.ask(DAUGHTER, 'askLink', { ...wang, relation: '妈妈', scopes: ['meals'] })
  await write(links.map((link, n) => (n === 3 || n === 5 ? { ...link, state: 'revoked', endedAt: 9 } : link)))

  const { linkId } = await asks()

  expect(shop.outcome(full)).toBe('LIMIT_REACHED')
  const kept = (await phones.account(DAUGHTER)).links.map(({ id }) => id)
  expect(kept).toHaveLength(12)
  expect(kept).toContain(linkId)
  expect(kept).toContain('link-5')
  expect(kept).not.toContain('link-3')
})

test('a request is shown to the phone that WeChat has verified, by name too, and to no other', async () => {
  await asks()
  const stranger = 'o-same-number'
  await phones.register(stranger, wang)

  expect((await phones.get(MOTHER, 'family', {})).requests).toMatchObject([
    { name: '李梅', relation: '妈妈' },
  ])
  expect((await phones.get(MOTHER, 'me', {})).waiting.requests).toBe(1)
  expect((await phones.get(stranger, 'family', {})).requests).toEqual([])
  expect((await phones.get(stranger, 'me', {})).waiting.requests).toBe(0)
})

test('a request that waits is taken back by whoever asked; nobody else can', async () => {
  const { linkId } = await asks()

  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'endLink', { linkId }))).toBe('NOT_FOUND')
  expect(shop.outcome(await phones.ask(DAUGHTER, 'endLink', { linkId }))).toBe('ok')
  expect(shop.outcome(await phones.ask(MOTHER, 'answerLink', { linkId, accept: true }))).toBe('NOT_FOUND')
})
