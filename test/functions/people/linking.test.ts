import * as shop from '../../support/shop'
import { ADMIN, inGrid1, Office, ORGANISER, OTHER_WORKER, outcome, WORKER } from './office'

/** Who may act for whom, confirmed face to face. */

let office: Office

beforeAll(async () => {
  office = await Office.open()
})
beforeEach(async () => {
  await office.furnish()
  await office.person('p-wang', inGrid1)
  await office.resident('o-li', { name: '李梅', phone: '13900001002' }, { links: [asked] })
})
afterAll(() => office.stop())

const asked = shop.link('x', {
  ...{ id: 'asked', personId: null, state: 'pending', confirmedAt: null, confirmedBy: null },
  scopes: ['groupbuy', 'meals'],
})
const confirmation = { personId: 'p-wang', linkId: 'asked', scopes: ['groupbuy' as const] }
const pair = { personId: 'p-wang', proxyPersonId: 'p-li', relation: '妈妈', scopes: ['meals' as const] }

describe('confirming a request', () => {
  test('lets the asker act, in what the elder agreed to, with a witness and a line in the log', async () => {
    await office.get(WORKER, 'confirmLink', confirmation)

    expect(await office.linkOf('o-li', 'asked')).toMatchObject({
      ...{ personId: 'p-wang', state: 'active', scopes: ['groupbuy'], household: '3_2_501' },
      ...{ confirmedBy: 'staff', confirmedByName: '吴刚' },
    })
    const consents = await office.cloud.find('consents', { kind: 'proxy' })
    expect(consents).toMatchObject([{ personId: 'p-wang', version: 'asked', witness: WORKER }])
    expect(await office.log('confirmLink')).toMatchObject([{ personId: 'p-wang', aboutName: '王秀英' }])
    const told = await office.cloud.find('messages')
    expect(told.map(({ personId, template }) => [personId, template]).sort()).toEqual([
      ['p-li', 'family'],
      ['p-wang', 'family'],
    ])
  })

  test('sent twice is one confirmation', async () => {
    const first = await office.ask(WORKER, 'confirmLink', confirmation, 'the-same-words')
    const again = await office.ask(WORKER, 'confirmLink', confirmation, 'the-same-words')

    expect(again).toEqual(first)
    expect((await office.cloud.find('messages')).length).toBe(2)
  })

  test('to more than was asked for is refused', async () => {
    const more = { ...confirmation, scopes: ['health' as const] }

    expect(outcome(await office.ask(WORKER, 'confirmLink', more))).toBe('BAD_INPUT')
  })

  test('that means somebody else answers like one that is not there', async () => {
    await office.person('p-lan', { ...inGrid1, name: '王秀兰' })
    const wrong = await office.ask(WORKER, 'confirmLink', { ...confirmation, personId: 'p-lan' })
    const none = await office.ask(WORKER, 'confirmLink', { ...confirmation, linkId: 'none' })

    expect(wrong).toEqual(none)
    expect((await office.linkOf('o-li', 'asked'))?.state).toBe('pending')
  })

  test('is for those who keep the elder’s record', async () => {
    expect(outcome(await office.ask(ORGANISER, 'confirmLink', confirmation))).toBe('NOT_ALLOWED')
    expect(outcome(await office.ask(OTHER_WORKER, 'confirmLink', confirmation))).toBe('NOT_FOUND')
  })

  test('is not done by the member of staff who asks, nor by the one whom it is about', async () => {
    await office.change('accounts', WORKER, { links: [{ ...asked, id: 'own' }] })
    await office.change('accounts', ADMIN, { personId: 'p-wang' })

    expect(outcome(await office.ask(WORKER, 'confirmLink', { ...confirmation, linkId: 'own' }))).toBe(
      'NOT_ALLOWED',
    )
    expect(outcome(await office.ask(ADMIN, 'confirmLink', confirmation))).toBe('NOT_ALLOWED')
  })

  test('where the asker acts already adds to that, and leaves one link', async () => {
    await office.change('accounts', 'o-li', { links: [asked, shop.link('p-wang', { scopes: ['meals'] })] })

    await office.get(WORKER, 'confirmLink', confirmation)

    expect((await office.linkOf('o-li', 'link-p-wang'))?.scopes).toEqual(['meals', 'groupbuy'])
    expect((await office.linkOf('o-li', 'asked'))?.state).toBe('revoked')
  })
})

describe('linking two who both are here', () => {
  const linksOf = async () => (await office.accountOf('o-li')).links.filter((l) => l.personId === 'p-wang')

  test('makes a link that acts at once', async () => {
    await office.get(WORKER, 'linkPeople', pair)

    expect(await linksOf()).toMatchObject([
      { state: 'active', scopes: ['meals'], relation: '妈妈', confirmedBy: 'staff' },
    ])
  })

  test('again, with something else, adds to it', async () => {
    await office.get(WORKER, 'linkPeople', pair)
    await office.get(WORKER, 'linkPeople', { ...pair, scopes: ['classes'] })

    expect(await linksOf()).toMatchObject([{ scopes: ['meals', 'classes'] }])
  })

  test('by two members of staff at once leaves one link', async () => {
    await office.cloud.fault({ latencyMs: 20 })
    await Promise.all([WORKER, ADMIN].map((by) => office.ask(by, 'linkPeople', pair)))

    expect((await linksOf()).length).toBe(1)
  })

  test('needs somebody with a phone to act with', async () => {
    await office.person('p-none', { name: '李军' })

    const answer = await office.ask(WORKER, 'linkPeople', { ...pair, proxyPersonId: 'p-none' })

    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  })

  test.each([
    ['over oneself', { ...pair, proxyPersonId: 'p-wang' }, 'BAD_INPUT'],
    ['for the member of staff', { ...pair, proxyPersonId: 'p-worker' }, 'NOT_ALLOWED'],
    ['over somebody unknown', { ...pair, personId: 'p-nobody' }, 'NOT_FOUND'],
    ['for somebody unknown', { ...pair, proxyPersonId: 'p-nobody' }, 'NOT_FOUND'],
  ])('is refused %s', async (_case, input, code) => {
    expect(outcome(await office.ask(WORKER, 'linkPeople', input))).toBe(code)
  })

  test('is refused over a child, whose guardian speaks', async () => {
    await office.person('p-child', { ...inGrid1, birthdate: '2016-05-06' })

    expect(outcome(await office.ask(ADMIN, 'linkPeople', { ...pair, personId: 'p-child' }))).toBe('BAD_INPUT')
  })

  test('takes the place of a link that has ended where there is no room', async () => {
    const full = shop
      .range(12)
      .map((n) => shop.link(`p-${n}`, n === 3 ? { state: 'revoked', endedAt: 1 } : {}))
    await office.change('accounts', 'o-li', { links: full })

    await office.get(WORKER, 'linkPeople', pair)

    expect((await office.accountOf('o-li')).links.map(({ personId }) => personId)).not.toContain('p-3')
    expect((await linksOf()).length).toBe(1)
    await office.person('p-zhao', inGrid1)
    expect(outcome(await office.ask(WORKER, 'linkPeople', { ...pair, personId: 'p-zhao' }))).toBe(
      'LIMIT_REACHED',
    )
  })
})

describe('ending a link', () => {
  const end = { personId: 'p-wang', linkId: 'link-p-wang', reason: '老人来电' }

  test('works at once, and for a request too', async () => {
    await office.change('accounts', 'o-li', { links: [asked, shop.link('p-wang')] })

    await office.get(WORKER, 'endLinkFor', end)
    await office.get(WORKER, 'endLinkFor', { ...end, linkId: 'asked' })

    expect((await office.linkOf('o-li', 'link-p-wang'))?.state).toBe('revoked')
    expect((await office.linkOf('o-li', 'asked'))?.state).toBe('revoked')
    expect((await office.log('endLinkFor')).map(({ reason }) => reason)).toEqual(['老人来电', '老人来电'])
  })

  test('does not leave a child without a guardian, and a guardian is nothing for a grid worker', async () => {
    await office.person('p-child', { ...inGrid1, birthdate: '2016-05-06' })
    await office.change('accounts', 'o-li', { links: [shop.link('p-child', { kind: 'guardian' })] })
    const childs = { ...end, personId: 'p-child', linkId: 'link-p-child' }

    expect(outcome(await office.ask(WORKER, 'endLinkFor', childs))).toBe('NOT_FOUND')
    expect(outcome(await office.ask(ADMIN, 'endLinkFor', childs))).toBe('BAD_INPUT')
  })
})

/** What a call leaves that died after so many round trips and was made again when the first one was given up. */
async function afterDying<A extends 'confirmLink' | 'linkPeople' | 'endLinkFor'>(
  action: A,
  input: Parameters<typeof office.ask<A>>[2],
  trips: number,
) {
  await office.cloud.fault({ crashAfterTrips: trips, only: { function: 'people', action } })
  await office.ask(WORKER, action, input, 'the-same-words').catch(() => undefined)
  await office.cloud.fault({})
  await office.cloud.clock(Date.now() + 120_000)
  expect(outcome(await office.ask(WORKER, action, input, 'the-same-words'))).toBe('ok')
  const [links, entries, told, consents] = await Promise.all([
    office.accountOf('o-li').then((account) => account.links.map(({ id, state }) => [id, state])),
    office.log(action),
    office.cloud.find('messages'),
    office.cloud.find('consents', { kind: 'proxy' }),
  ])
  return { links, entries: entries.length, told: told.length, consents: consents.length }
}

describe('what dies on the way and is asked for again is on record once', () => {
  const TRIPS = shop.range(9).map((n) => n + 3)
  const active = shop.link('p-wang', { id: 'active' })

  test.each(TRIPS)('confirming, after request %i', async (trips) => {
    expect(await afterDying('confirmLink', confirmation, trips)).toEqual({
      ...{ links: [['asked', 'active']], entries: 1, told: 2, consents: 1 },
    })
  })

  test.each(TRIPS)('confirming where the asker acts already, after request %i', async (trips) => {
    await office.change('accounts', 'o-li', { links: [asked, active] })

    expect(await afterDying('confirmLink', confirmation, trips)).toEqual({
      ...{
        links: [
          ['asked', 'revoked'],
          ['active', 'active'],
        ],
      },
      ...{ entries: 1, told: 2, consents: 1 },
    })
  })

  test.each(TRIPS)('linking, after request %i', async (trips) => {
    const { links, ...rest } = await afterDying('linkPeople', pair, trips)

    expect(links.length).toBe(2)
    expect(rest).toEqual({ entries: 1, told: 2, consents: 1 })
  })

  test.each(TRIPS)('ending, after request %i', async (trips) => {
    await office.change('accounts', 'o-li', { links: [active] })
    const end = { personId: 'p-wang', linkId: 'active', reason: '老人来电' }

    expect(await afterDying('endLinkFor', end, trips)).toEqual({
      ...{ links: [['active', 'revoked']], entries: 1, told: 2, consents: 0 },
    })
  })

  test.each(TRIPS)('refusing a request, after request %i', async (trips) => {
    const refusal = { personId: 'p-wang', linkId: 'asked', reason: '老人不同意' }

    expect(await afterDying('endLinkFor', refusal, trips)).toEqual({
      ...{ links: [['asked', 'revoked']], entries: 1, told: 1, consents: 0 },
    })
  })
})
