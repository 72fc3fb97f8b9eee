import { claimHash } from '../../../cloudfunctions/kit/people/claim'
import { DAY } from '../../../miniprogram/shared/time'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { Phones } from './people'

/** The first administrator of a community, by a code that is good once. */

let cloud: TestCloud
let phones: Phones
const CODE = 'K7QF-3MXA-PW9D'

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 30)
  phones = new Phones(cloud)
})

afterAll(() => cloud.stop())

const communities = () => cloud.sdk().database().collection('communities').where({ _id: 'xinglong' })
const admins = async () => (await cloud.find('communities', { _id: 'xinglong' }))[0]?.['admins']
const rolesOf = async (openid: string) => (await phones.account(openid)).roles.map(({ role }) => role)

/** A community that nobody has claimed yet. */
async function unclaimed(more: object = {}): Promise<void> {
  const claim = { codeHash: claimHash(CODE), until: Date.now() + DAY, ...more }
  await communities().update({ admins: [], claim: cloud.sdk().database().command.set(claim) })
  await cloud.sdk().database().collection('accounts').where({ community: 'xinglong' }).update({ roles: [] })
}

const claim = (openid: string, code = CODE, requestId = shop.newRequestId()) =>
  phones.ask(openid, 'claimAdmin', { code }, requestId)

test('whoever has the code becomes administrator, as it was written or typed', async () => {
  await unclaimed()
  expect((await phones.get(shop.buyer(1), 'me', {})).claimable).toBe(true)

  expect(shop.outcome(await claim(shop.buyer(1), ' k7qf 3mxa pw9d '))).toBe('ok')

  expect(await admins()).toEqual([shop.buyer(1)])
  expect((await phones.get(shop.buyer(1), 'me', {})).roles).toEqual(['admin'])
  expect((await phones.get(shop.buyer(1), 'me', {})).claimable).toBe(false)
  const { personId } = await phones.account(shop.buyer(1))
  expect(await cloud.find('auditEntries', { what: 'account.claimAdmin' })).toMatchObject([{ personId }])
})

test('the code is good once, also for whoever has used it', async () => {
  expect(shop.outcome(await claim(shop.buyer(2)))).toBe('NOT_FOUND')
  expect(shop.outcome(await claim(shop.buyer(1)))).toBe('ok')
  expect(await rolesOf(shop.buyer(1))).toEqual(['admin'])
  expect(await rolesOf(shop.buyer(2))).toEqual([])
})

test('a wrong code, or one that has run out, makes nobody administrator', async () => {
  await unclaimed()
  const wrong = await claim(shop.buyer(3), 'AAAA-BBBB-CCCC')
  await unclaimed({ until: Date.now() - 1 })
  const late = await claim(shop.buyer(3))

  expect(wrong).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  expect(late).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  expect((await phones.get(shop.buyer(3), 'me', {})).claimable).toBe(false)
  expect(await admins()).toEqual([])
})

test('a community with an administrator is not claimed by a code that was left over', async () => {
  await unclaimed()
  await communities().update({ admins: ['o-somebody'] })

  expect(shop.outcome(await claim(shop.buyer(4)))).toBe('NOT_FOUND')
})

test('somebody whom a grant was on its way to when a crash came does not become administrator by a guess', async () => {
  await unclaimed()
  await communities().update({ admins: ['o-somebody', shop.buyer(4)], claim: null })

  expect(shop.outcome(await claim(shop.buyer(4), 'AAAA-BBBB-CCCC'))).toBe('NOT_FOUND')
  expect(await rolesOf(shop.buyer(4))).toEqual([])
})

test('the code of one community is none in another', async () => {
  await unclaimed()
  await cloud.sdk().database().collection('communities').where({ _id: 'yulan' }).update({ admins: [] })

  expect(shop.outcome(await claim(shop.OUTSIDER))).toBe('NOT_FOUND')
  expect(await admins()).toEqual([])
})

test('guessing ends after ten tries a day', async () => {
  for (const n of shop.range(10)) await claim(shop.buyer(5), `AAAA-BBBB-${1000 + n}`)
  await unclaimed()

  expect(shop.outcome(await claim(shop.buyer(5)))).toBe('TOO_MANY')
})

test('twenty people who claim at once: exactly one is administrator', async () => {
  await unclaimed()

  const answers = await Promise.all(shop.range(20).map((n) => claim(shop.buyer(n + 6))))

  expect(shop.tally(answers)).toEqual({ ok: 1, NOT_FOUND: 19 })
  const roles = await Promise.all(shop.range(20).map((n) => rolesOf(shop.buyer(n + 6))))
  expect(roles.flat()).toEqual(['admin'])
  expect(await admins()).toHaveLength(1)
})

test('a claim that dies after any step is completed by the next tap', async () => {
  const openid = shop.buyer(27)
  for (const trips of shop.range(9)) {
    await unclaimed()
    await cloud.sdk().database().collection('auditEntries').where({ community: 'xinglong' }).remove()
    await cloud.sdk().database().collection('quotas').where({ community: 'xinglong' }).remove()
    await cloud.fault({ crashAfterTrips: trips + 1, only: { function: 'account', action: 'claimAdmin' } })
    await claim(openid).catch(() => undefined)
    await cloud.fault({})

    expect(shop.outcome(await claim(openid))).toBe('ok')
    expect(await rolesOf(openid)).toEqual(['admin'])
    expect(await admins()).toEqual([openid])
    expect(await cloud.find('auditEntries', { what: 'account.claimAdmin' })).toHaveLength(1)
  }
})
