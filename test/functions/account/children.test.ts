import { GUARDIAN_VERSION } from '../../../miniprogram/shared/privacy'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { DAUGHTER, li, liJun, NEIGHBOUR, Phones, SON, wang, zhao } from './people'

/** A guardian speaks for a minor, by a consent on record, until the eighteenth birthday. */

let cloud: TestCloud
let phones: Phones

/** Noon in Puyang. */
const TODAY = Date.parse('2026-11-23T12:00:00+08:00')
const HOME = { building: '3', unit: '2', room: '501' }

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.clock(TODAY)
  await shop.settle(cloud, 0)
  await shop.publish(cloud, { items: { eggs: { stock: 100 } } }, TODAY)
  phones = new Phones(cloud)
  await phones.register(DAUGHTER, li, { address: HOME })
  await phones.register(SON, liJun)
  await phones.register(NEIGHBOUR, zhao)
})

afterAll(() => cloud.stop())

const girl = {
  name: '李一诺',
  birthdate: '2018-06-01',
  relation: '女儿',
  consentVersion: GUARDIAN_VERSION,
}
const adds = (more: object = {}, openid = DAUGHTER) => phones.ask(openid, 'addChild', { ...girl, ...more })
const added = async (more: object = {}, openid = DAUGHTER): Promise<string> => {
  const answer = await adds(more, openid)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.personId
}
const linkOf = async (personId: string, openid = DAUGHTER) =>
  (await phones.account(openid)).links.find((link) => link.personId === personId)!

test('a child is written down with the guardian’s phone and address, and the consent is on record', async () => {
  const personId = await added({ diet: ['allergy'], dietNote: '对花生过敏' })

  expect(await phones.person(personId)).toMatchObject({
    name: '李一诺',
    initials: 'lyn',
    phone: li.phone,
    address: HOME,
    grid: '1',
    birthdate: '2018-06-01',
    diet: ['allergy'],
  })
  const { personId: byPersonId } = await phones.account(DAUGHTER)
  expect(await cloud.find('consents', { personId })).toMatchObject([
    { kind: 'guardian', version: GUARDIAN_VERSION, byPersonId },
  ])
  expect(await linkOf(personId)).toMatchObject({
    kind: 'guardian',
    state: 'active',
    confirmedBy: 'guardian',
    household: '3_2_501',
    birthdate: '2018-06-01',
    until: Date.parse('2036-06-01T00:00:00+08:00'),
  })
})

test('without the guardian’s consent to the present text nothing is kept', async () => {
  expect(shop.outcome(await adds({ name: '没同意', consentVersion: '2019-01' }))).toBe('BAD_INPUT')
  expect(await cloud.find('persons', { name: '没同意' })).toEqual([])
})

test.each([
  ['who turns eighteen today', '2008-11-23', 'BAD_INPUT'],
  ['who turns eighteen tomorrow', '2008-11-24', 'ok'],
  ['who was born today', '2026-11-23', 'ok'],
  ['who is to be born tomorrow', '2026-11-24', 'BAD_INPUT'],
  ['born on a day that is in no calendar', '2019-02-29', 'BAD_INPUT'],
])('a child %s: %s is answered %s', async (_who, birthdate, expected) => {
  expect(shop.outcome(await adds({ name: `孩子${birthdate}`, birthdate }, SON))).toBe(expected)
})

test('the guardian orders for the child, also meals and classes', async () => {
  const personId = await added()

  expect(shop.outcome(await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId }))).toBe('ok')
  expect((await linkOf(personId)).scopes.length).toBe(4)
})

test('on the eighteenth birthday the guardian’s link has ended', async () => {
  const personId = await added({ name: '快成年', birthdate: '2008-11-24' })
  const order = () => shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId })
  const before = await order()
  await cloud.clock(Date.parse('2026-11-24T00:00:00+08:00'))
  const after = await order()
  const { children, mine } = await phones.get(DAUGHTER, 'family', {})
  const saved = await phones.ask(DAUGHTER, 'saveChild', {
    personId,
    name: '快成年',
    birthdate: '2010-01-01',
    diet: [],
    dietNote: '',
  })
  await cloud.clock(TODAY)

  expect(shop.outcome(before)).toBe('ok')
  expect(shop.outcome(after)).toBe('NOT_FOUND')
  expect(children.map(({ name }) => name)).not.toContain('快成年')
  expect(mine.find((link) => link.personId === personId)).toMatchObject({ state: 'revoked' })
  expect(shop.outcome(saved)).toBe('NOT_FOUND')
})

test('ending a link that the birthday has ended does not erase the grown child', async () => {
  const personId = await added({ name: '成年了', birthdate: '2008-11-24' })
  const { id: linkId } = await linkOf(personId)
  await cloud.clock(Date.parse('2026-11-24T00:00:00+08:00'))
  await phones.get(DAUGHTER, 'endLink', { linkId })
  await cloud.clock(TODAY)

  expect(await phones.person(personId)).toBeDefined()
})

test('the same child twice, by one tap or by two, is one child', async () => {
  const twin = { name: '李双双' }
  const requestId = 'one-tap-for-a-child'
  const input = { ...girl, ...twin }
  await Promise.all(shop.range(5).map(() => phones.ask(DAUGHTER, 'addChild', input, requestId)))
  const second = await adds(twin)

  expect(second.ok).toBe(true)
  expect(await cloud.find('persons', { name: '李双双' })).toHaveLength(1)
})

test('a new birthdate is a new end of the link, and a new name stands in it', async () => {
  const personId = await added({ name: '写错了' })
  const right = { personId, name: '李一凡', birthdate: '2020-02-29', diet: [], dietNote: '' }
  await phones.get(DAUGHTER, 'saveChild', right)

  expect(await linkOf(personId)).toMatchObject({
    name: '李一凡',
    // 2038 has no 29 February
    until: Date.parse('2038-03-01T00:00:00+08:00'),
  })
  expect(await phones.person(personId)).toMatchObject({ name: '李一凡', initials: 'lyf', version: 2 })
})

test('nobody but the guardian changes, sees or ends it', async () => {
  const personId = await added()
  const { id: linkId } = await linkOf(personId)
  const input = { personId, name: '别人', birthdate: '2018-06-01', diet: [], dietNote: '' }

  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'saveChild', input))).toBe('NOT_FOUND')
  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'endLink', { linkId }))).toBe('NOT_FOUND')
  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'invitation', { linkId }))).toBe('NOT_FOUND')
  expect((await phones.get(NEIGHBOUR, 'family', {})).children).toEqual([])
})

test('a parent in the family is no guardian: a linked elder’s record is not the daughter’s to change', async () => {
  const mother = await phones.register('o-grandma', wang)
  await phones.link(DAUGHTER, 'o-grandma', wang)
  const input = { personId: mother, name: '改名', birthdate: '2018-06-01', diet: [], dietNote: '' }

  expect(shop.outcome(await phones.ask(DAUGHTER, 'saveChild', input))).toBe('NOT_FOUND')
})

test('children who live with their guardian move along', async () => {
  const personId = await added({ name: '搬家' })
  await phones.get(DAUGHTER, 'saveProfile', { name: li.name, phone: '13911115555', address: null })
  const moved = await phones.person(personId)
  const { household } = await linkOf(personId)
  await phones.get(DAUGHTER, 'saveProfile', { ...li, address: HOME })

  expect(moved).toMatchObject({ phone: '13911115555', address: null, grid: null })
  expect(household).toBe(`person_${personId}`)
})

test.each([5, 6, 7, 8, 9, 10])(
  'they move along, too, where the move died at its %ith round trip and was made again',
  async (trips) => {
    const openid = `o-mover-${trips}`
    const who = { name: '周莉', phone: `1391111666${trips % 10}` }
    await phones.register(openid, who, { address: HOME })
    const personId = await added({ name: `搬家${trips}` }, openid)
    const move = () =>
      phones.ask(
        openid,
        'saveProfile',
        { ...who, phone: '13911117777', address: null },
        `move-${trips}-again`,
      )
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'account', action: 'saveProfile' } })
    await move().catch(() => undefined)
    await cloud.fault({})
    await cloud.clock(TODAY + 120_000)

    expect(shop.outcome(await move())).toBe('ok')
    await cloud.clock(TODAY)
    expect(await phones.person(personId)).toMatchObject({ phone: '13911117777', address: null })
  },
)

test('the only guardian who ends it erases the child’s record, but not while something is to come', async () => {
  const personId = await added({ name: '再见了' })
  const { id: linkId } = await linkOf(personId)
  const placed = await shop.order(cloud, DAUGHTER, { takes: { eggs: 1 }, personId })
  const early = await phones.ask(DAUGHTER, 'endLink', { linkId })
  if (placed.ok) await shop.cancel(cloud, DAUGHTER, placed.value.id)

  await phones.get(DAUGHTER, 'endLink', { linkId })
  await phones.get(DAUGHTER, 'endLink', { linkId })

  expect(early).toMatchObject({
    ok: false,
    error: { code: 'STALE', message: expect.stringMatching('周五鲜蔬') as string },
  })
  expect(await phones.person(personId)).toBeUndefined()
  expect(JSON.stringify(await phones.account(DAUGHTER))).not.toContain('再见了')
})

test('with another guardian the child stays', async () => {
  const personId = await added({ name: '两个家长' })
  const mine = await linkOf(personId)
  await cloud
    .sdk()
    .database()
    .collection('accounts')
    .where({ _id: NEIGHBOUR })
    .update({ links: [{ ...mine, id: 'the-fathers-link' }] })

  await phones.get(DAUGHTER, 'endLink', { linkId: mine.id })

  expect(await phones.person(personId)).toBeDefined()
  expect((await phones.get(NEIGHBOUR, 'family', {})).children).toHaveLength(1)
})
