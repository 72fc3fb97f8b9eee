import * as shop from '../../support/shop'
import { ADMIN, inGrid1, Office, outcome, SECOND_ADMIN, WORKER } from './office'

/** A person who appears twice: phoned first, came with WeChat later. */

let office: Office

beforeAll(async () => {
  office = await Office.open({ instances: 6 })
})
beforeEach(() => office.furnish())
afterAll(() => office.stop())

const LATER = 120_000
const reason = '同一个人'
const KEEP = 'p-phoned'
const GO = 'p-came'
const PROXY = 'o-daughter'

/** Everything that can hang on a person, hung on the record that goes. */
async function twice(): Promise<void> {
  await office.person(KEEP, { phone: '0393-4412345', note: '上午打电话' })
  await office.resident('o-came', { ...inGrid1, birthdate: '1948-05-06' }, { household: '3_2_501' })
  await office.resident(PROXY, { name: '李梅' }, { links: [shop.link(GO), shop.link('p-else')] })
  await office.booking('b-own', GO)
  await office.booking('b-proxy', GO, {
    watchers: [GO, 'p-daughter'],
    placedBy: { personId: 'p-daughter', name: '李梅', door: 'proxy' },
  })
  await office.booking('b-placed', 'p-else', {
    watchers: ['p-else', GO],
    placedBy: { personId: GO, name: '王秀英', door: 'proxy' },
  })
  await office.add('messages', { _id: 'm-1', personId: GO, title: '可以取货', at: 1, readAt: null })
  await office.add('callTasks', { _id: 't-1', personId: GO, personName: '王秀英', state: 'open' })
  await office.add('consents', { _id: 'c-1', personId: GO, byPersonId: GO, kind: 'privacy', at: 1 })
  await office.person('p-older', { mergedInto: GO, mergedAt: 1 })
}

const merge = (requestId?: string, by = ADMIN, keepId = KEEP, mergeId = GO) =>
  office.ask(by, 'mergePeople', { keepId, mergeId, reason }, requestId)

/** Collections in which nothing may name a record that is gone; the log keeps what was. */
const WHERE = ['accounts', 'groupbuyOrders', 'messages', 'callTasks', 'consents'] as const

async function remainsOf(personId: string): Promise<string[]> {
  const found = await Promise.all(
    WHERE.map(async (name) =>
      (await office.cloud.find(name)).some((row) => names(row, personId)) ? [name] : [],
    ),
  )
  return found.flat()
}

const names = (document: unknown, personId: string): boolean =>
  JSON.stringify(document).includes(`"${personId}"`)

/** What must be so when a merge is over, however it went. */
async function expectMerged(): Promise<void> {
  const keeper = await office.personOf(KEEP)
  expect(await office.personOf(GO)).toMatchObject({ mergedInto: KEEP, merging: null })
  expect(keeper).toMatchObject({ ...inGrid1, birthdate: '1948-05-06', mergedInto: null, merging: null })
  expect(keeper.note).toBe('上午打电话;另一个电话 13900001001')
  expect(await remainsOf(GO)).toEqual([])
  const repeated = { personId: KEEP, birthdate: '1948-05-06' }
  expect(await office.accountOf('o-came')).toMatchObject({ ...repeated, phone: '0393-4412345' })
  expect(await office.linkOf(PROXY, `link-${GO}`)).toMatchObject({
    ...{ ...repeated, state: 'active', household: '3_2_501' },
  })
  const bookings = await office.cloud.find('groupbuyOrders')
  const watchers = Object.fromEntries(
    bookings.map((b): [string, unknown] => [String(b['_id']), b['watchers']]),
  )
  expect(watchers).toEqual({ 'b-own': [KEEP], 'b-proxy': ['p-daughter', KEEP], 'b-placed': ['p-else', KEEP] })
  expect((await office.personOf('p-older')).mergedInto).toBe(KEEP)
  expect((await office.log('mergePeople')).length).toBe(2)
}

/** What must be so when a merge was let go of before it began. */
async function expectUntouched(): Promise<void> {
  expect(await office.personOf(GO)).toMatchObject({ mergedInto: null, merging: null, version: 1 })
  expect(await office.personOf(KEEP)).toMatchObject({ mergedInto: null, merging: null, version: 1 })
  expect(await remainsOf(KEEP)).toEqual([])
  expect((await office.log('mergePeople')).length).toBe(0)
}

describe('a merge', () => {
  beforeEach(twice)

  test('moves everything that hung on the record that goes', async () => {
    expect(outcome(await merge())).toBe('ok')

    await expectMerged()
    expect((await office.personOf(KEEP)).version).toBe(2)
    const found = await office.get(ADMIN, 'searchPeople', { query: '1001' })
    expect(found.items.map(({ personId }) => personId)).not.toContain(GO)
  })

  test('is an administrator’s', async () => {
    expect(outcome(await merge(undefined, WORKER))).toBe('NOT_ALLOWED')
    await expectUntouched()
  })

  test('of a record with itself is refused', async () => {
    expect(outcome(await merge(undefined, ADMIN, KEEP, KEEP))).toBe('BAD_INPUT')
  })

  test('of a child with an adult is refused', async () => {
    await office.person('p-child', { birthdate: '2016-05-06' })

    expect(outcome(await merge(undefined, ADMIN, KEEP, 'p-child'))).toBe('BAD_INPUT')
  })

  test('of a record that was merged already says that there is none', async () => {
    await merge()

    expect(outcome(await merge(undefined, ADMIN, 'p-else-where', GO))).toBe('NOT_FOUND')
    expect(outcome(await merge(undefined, ADMIN, GO, KEEP))).toBe('NOT_FOUND')
  })

  test('can be followed by another: what was merged before moves on', async () => {
    await merge()
    await office.person('p-third', {})

    expect(outcome(await merge(undefined, ADMIN, 'p-third', KEEP))).toBe('ok')

    expect(await remainsOf(KEEP)).toEqual([])
    expect((await office.personOf(GO)).mergedInto).toBe('p-third')
  })

  test('leaves whoever acted for both one link, with the scopes of both', async () => {
    const both = [shop.link(KEEP, { scopes: ['meals'] }), shop.link(GO, { scopes: ['groupbuy'] })]
    await office.resident('o-both', { name: '李军' }, { links: both })

    await merge()

    expect(await office.linkOf('o-both', `link-${KEEP}`)).toMatchObject({
      state: 'active',
      scopes: ['meals', 'groupbuy'],
    })
    expect(await office.linkOf('o-both', `link-${GO}`)).toMatchObject({ state: 'revoked', personId: KEEP })
  })

  test('leaves nobody a link to themselves', async () => {
    await office.resident(
      'o-self',
      { name: '王秀英' },
      { personId: KEEP, links: [shop.link(GO, { id: 'own' })] },
    )
    await office.change('accounts', 'o-came', { links: [shop.link(KEEP, { id: 'back' })] })

    await merge()

    expect((await office.linkOf('o-self', 'own'))?.state).toBe('revoked')
    expect((await office.linkOf('o-came', 'back'))?.state).toBe('revoked')
  })

  test('into a record that was deleted at that moment is let go of, and keeps no other one waiting', async () => {
    await office.person('p-alone', { mergedInto: 'p-deleted', mergedAt: 1, merging: 'p-deleted' })
    await office.change('persons', GO, { mergedInto: KEEP, mergedAt: 1, merging: KEEP })

    await office.cloud.fire('people', 'tidy')

    expect(await office.personOf('p-alone')).toMatchObject({
      mergedInto: null,
      mergedAt: null,
      merging: null,
    })
    await expectMerged()
  })

  test('keeps whoever is being merged from deleting their account until it is over', async () => {
    await office.change('persons', GO, { merging: 'p-older' })
    const leaves = () => office.cloud.call('account', 'o-came', 'deleteMe', {}, shop.newRequestId())

    expect(outcome(await leaves())).toBe('STALE')
    await office.change('persons', GO, { merging: null })
    await office.cloud.sdk().database().collection('groupbuyOrders').where({ community: 'xinglong' }).remove()
    expect(outcome(await leaves())).toBe('ok')
  })

  test('moves over what was booked for the record at that very moment', async () => {
    await merge()
    await office.booking('b-late', GO)

    await office.cloud.fire('people', 'tidy')

    expect(await remainsOf(GO)).toEqual([])
  })
})

describe('merges at once', () => {
  beforeEach(async () => {
    await twice()
    // Between looking and writing there is some time, so that they meet.
    await office.cloud.fault({ latencyMs: 20 })
  })

  test('the same one ten times: it is done once, and everybody is told so or told to look again', async () => {
    const answers = await Promise.all(
      shop.range(10).map((n) => merge(undefined, n % 2 ? ADMIN : SECOND_ADMIN)),
    )

    expect(answers.map(outcome).every((code) => ['ok', 'STALE', 'BUSY'].includes(code))).toBe(true)
    expect(answers.map(outcome)).toContain('ok')
    await office.cloud.fault({})
    await office.cloud.fire('people', 'tidy')
    await expectMerged()
  })

  test('one intention sent ten times is one merge', async () => {
    await Promise.all(shop.range(10).map(() => merge('the-same-words')))

    await office.cloud.fault({})
    await expectMerged()
    expect((await office.personOf(KEEP)).version).toBe(2)
  })

  test('each into the other: never are both gone', async () => {
    const answers = await Promise.all([
      merge(undefined, ADMIN, KEEP, GO),
      merge(undefined, SECOND_ADMIN, GO, KEEP),
    ])

    const gone = [await office.personOf(KEEP), await office.personOf(GO)].filter((p) => p.mergedInto !== null)
    const done = answers.filter((answer) => answer.ok)
    expect(done.length).toBeLessThanOrEqual(1)
    expect(gone.length).toBe(done.length)
    await office.cloud.fault({})
    await office.cloud.fire('people', 'tidy')
    for (const id of [KEEP, GO]) expect((await office.personOf(id)).merging).toBeNull()
  })

  test('one record into two others: it goes to one of them, whole', async () => {
    await office.person('p-third', {})

    const answers = await Promise.all([
      merge(undefined, ADMIN, KEEP, GO),
      merge(undefined, SECOND_ADMIN, 'p-third', GO),
    ])

    expect(answers.map(outcome).filter((code) => code === 'ok').length).toBe(1)
    const { mergedInto } = await office.personOf(GO)
    expect(await remainsOf(GO)).toEqual([])
    expect((await office.accountOf('o-came')).personId).toBe(mergedInto)
    const loser = mergedInto === KEEP ? 'p-third' : KEEP
    expect(await remainsOf(loser)).toEqual([])
    expect((await office.personOf(loser)).merging).toBeNull()
  })

  test('in a chain: everything ends at one that is there', async () => {
    await office.person('p-third', {})

    await Promise.all([merge(undefined, ADMIN, KEEP, GO), merge(undefined, SECOND_ADMIN, 'p-third', KEEP)])
    await office.cloud.fault({})
    await office.cloud.fire('people', 'tidy')

    const { personId } = await office.accountOf('o-came')
    expect((await office.personOf(personId)).mergedInto).toBeNull()
    const [booking] = await office.cloud.find('groupbuyOrders', { _id: 'b-own' })
    expect(booking?.['personId']).toBe(personId)
  })
})

/** After the caller, the requestId and both records were read come the lock, the claim and everything else. */
describe.each(shop.range(34).map((n) => n + 2))(
  'when the function dies after its database request number %i',
  (trips) => {
    beforeEach(twice)

    test('the sweep brings the merge to its end, or it never began', async () => {
      await office.cloud.fault({
        crashAfterTrips: trips,
        only: { function: 'people', action: 'mergePeople' },
      })
      await merge('the-same-words').catch(() => undefined)
      await office.cloud.fault({})

      await office.cloud.clock(Date.now() + LATER)
      await office.cloud.fire('people', 'tidy')

      const begun = (await office.personOf(GO)).mergedInto !== null
      await (begun ? expectMerged() : expectUntouched())
      // And asking again with the same words ends well in either case.
      expect(outcome(await merge('the-same-words'))).toBe('ok')
      await expectMerged()
    })
  },
)

test('control: without the sweep, a crash in the middle leaves a person in two places', async () => {
  await twice()
  await office.cloud.fault({ crashAfterTrips: 12, only: { function: 'people', action: 'mergePeople' } })
  await merge().catch(() => undefined)
  await office.cloud.fault({})

  expect((await office.personOf(GO)).mergedInto).toBe(KEEP)
  expect(await remainsOf(GO)).not.toEqual([])
})
