import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { Phones, wang } from './people'

/** Several people at one invitation, and one person at several. */

let cloud: TestCloud
let phones: Phones

const ASKER = shop.buyer(0)
/** Whoever was sent the invitation, or was shown it by somebody who was. */
const HOLDERS = shop.range(8).map((n) => shop.buyer(n + 1))

beforeAll(async () => {
  cloud = await startCloud({ instances: 8 })
  await shop.settle(cloud, 10)
  phones = new Phones(cloud)
  // A race needs runners: every instance has served before.
  await Promise.all(shop.range(24).map((n) => phones.get(shop.buyer(n % 10), 'family', {})))
})

afterEach(async () => {
  await cloud.fault({})
  await cloud.sdk().database().collection('accounts').where({ _id: ASKER }).update({ links: [] })
  await cloud.sdk().database().collection('quotas').where({ community: 'xinglong' }).remove()
})

afterAll(() => cloud.stop())

const asks = (more: object = {}) =>
  phones.get(ASKER, 'askLink', {
    name: '妈妈',
    phone: wang.phone,
    relation: '妈妈',
    scopes: ['meals'],
    ...more,
  })
const linksOf = async () => (await phones.account(ASKER)).links

test.each(shop.range(5))('of two who agree at once exactly one is the elder (round %i)', async () => {
  const { linkId } = await asks()
  await cloud.fault({ latencyMs: 50 })

  const answers = await Promise.all(
    HOLDERS.slice(0, 2).map((openid) => phones.ask(openid, 'answerLink', { linkId, accept: true })),
  )

  expect(shop.tally(answers)).toEqual({ ok: 1, NOT_FOUND: 1 })
  const winner = HOLDERS[answers.findIndex(({ ok }) => ok)]!
  expect(await linksOf()).toMatchObject([{ state: 'active', personId: winner.replace('o-', 'p-') }])
  expect(await cloud.find('consents', { version: linkId })).toHaveLength(1)
})

test('of eight, too', async () => {
  const { linkId } = await asks()
  await cloud.fault({ latencyMs: 50 })

  const answers = await Promise.all(
    HOLDERS.map((openid) => phones.ask(openid, 'answerLink', { linkId, accept: true })),
  )

  expect(shop.tally(answers)).toEqual({ ok: 1, NOT_FOUND: 7 })
})

test('yes and no at once end as one of them, and say so', async () => {
  const { linkId } = await asks()
  const [yes, no] = HOLDERS as [string, string]

  const [accepted, refused] = await Promise.all([
    phones.ask(yes, 'answerLink', { linkId, accept: true }),
    phones.ask(no, 'answerLink', { linkId, accept: false }),
  ])

  const [link] = await linksOf()
  expect(accepted.ok).toBe(link?.state === 'active')
  expect(refused.ok).toBe(link?.state === 'revoked')
})

test('taken back while it is agreed to, it ends as one of the two', async () => {
  const { linkId } = await asks()

  const [accepted, ended] = await Promise.all([
    phones.ask(HOLDERS[0]!, 'answerLink', { linkId, accept: true }),
    phones.ask(ASKER, 'endLink', { linkId }),
  ])

  const [link] = await linksOf()
  // Agreed to and then ended is fine, too: what must not be is "ended" with the link still good.
  expect(ended.ok).toBe(true)
  expect(link?.state).toBe('revoked')
  expect(['ok', 'NOT_FOUND']).toContain(shop.outcome(accepted))
})

test('ten requests at once, of ten people and of one, are as many links as people', async () => {
  const names = ['妈妈', '爸爸', '外婆']

  await Promise.all(
    shop.range(9).map((n) =>
      phones
        .ask(ASKER, 'askLink', {
          name: names[n % 3]!,
          phone: wang.phone,
          relation: '家人',
          scopes: ['meals'],
        })
        .then((answer) => expect(['ok', 'BUSY']).toContain(shop.outcome(answer))),
    ),
  )

  expect((await linksOf()).map(({ name }) => name).sort()).toEqual([...names].sort())
})

test('two requests that are agreed to at once become one link', async () => {
  const first = await asks({ name: '妈妈' })
  const second = await asks({ name: '王妈妈', scopes: ['groupbuy'] })
  await cloud.fault({ latencyMs: 50 })

  await Promise.all(
    [first, second].map(({ linkId }) => phones.ask(HOLDERS[0]!, 'answerLink', { linkId, accept: true })),
  )

  const active = (await linksOf()).filter(({ state }) => state === 'active')
  expect(active).toHaveLength(1)
  expect([...(active[0]?.scopes ?? [])].sort()).toEqual(['groupbuy', 'meals'])
})

test('an answer that dies after any step is completed by the next tap', async () => {
  const elder = HOLDERS[0]!
  for (let trips = 1; trips <= 8; trips++) {
    const { linkId } = await asks({ name: `妈妈${trips}` })
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'account', action: 'answerLink' } })
    await phones.ask(elder, 'answerLink', { linkId, accept: true }).catch(() => undefined)
    await cloud.fault({})

    expect(shop.outcome(await phones.ask(elder, 'answerLink', { linkId, accept: true }))).toBe('ok')
    expect(await cloud.find('consents', { version: linkId })).toHaveLength(1)
    expect((await linksOf()).filter(({ state }) => state === 'active')).toHaveLength(1)
  }
})
