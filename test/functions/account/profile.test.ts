import { callTasks } from '../../../cloudfunctions/kit/callTasks'
import { PRIVACY_VERSION } from '../../../miniprogram/shared/privacy'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { li, MOTHER, NEIGHBOUR, Phones, valueOf, wang, zhao } from './people'

/** What people tell of themselves, and what the community tells them. */

let cloud: TestCloud
let phones: Phones

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 0)
  const templates = { family: { id: 'tpl-1', title: 'thing1', text: 'thing2', at: 'time3' } }
  await cloud.sdk().database().collection('communities').where({ _id: 'xinglong' }).update({ templates })
  phones = new Phones(cloud)
})

afterAll(() => cloud.stop())

const HOME = { building: '3', unit: '2', room: '501' }
const agreed = { privacyVersion: PRIVACY_VERSION }
const add = (collection: string, document: object) =>
  cloud
    .sdk()
    .database()
    .collection(collection)
    .add({ community: 'xinglong', ...document })

describe('a profile', () => {
  test('needs a yes to the privacy text first, and keeps nothing without', async () => {
    const without = await phones.ask('o-shy', 'saveProfile', { ...zhao, address: HOME })
    const old = await phones.ask('o-shy', 'saveProfile', {
      ...zhao,
      address: HOME,
      privacyVersion: '2019-01',
    })

    expect(without).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', message: expect.stringMatching('隐私') as string },
    })
    expect(shop.outcome(old)).toBe('BAD_INPUT')
    expect(await cloud.find('persons', { createdBy: 'o-shy' })).toEqual([])
    expect(await cloud.find('accounts', { _id: 'o-shy' })).toEqual([])
  })

  test('asks once for each version of the text, and has it on record', async () => {
    const personId = await phones.register('o-once', zhao)

    expect(shop.outcome(await phones.ask('o-once', 'saveProfile', { ...zhao, address: HOME }))).toBe('ok')
    await phones.get('o-once', 'saveProfile', { ...zhao, address: HOME, ...agreed })
    expect(await cloud.find('consents', { personId })).toMatchObject([
      { kind: 'privacy', version: PRIVACY_VERSION },
    ])
    expect((await phones.get('o-once', 'me', {})).profile?.privacyVersion).toBe(PRIVACY_VERSION)
  })

  test('is found by initials, and every save counts', async () => {
    const personId = await phones.register('o-initials', wang)
    await phones.get('o-initials', 'saveProfile', {
      ...li,
      address: HOME,
      birthdate: '1951-02-03',
      diet: ['soft'],
      dietNote: '少放盐',
    })

    expect(await phones.person(personId)).toMatchObject({
      name: '李梅',
      initials: 'lm',
      phoneTail: '1002',
      grid: '1',
      diet: ['soft'],
      dietNote: '少放盐',
      version: 2,
    })
    expect(await phones.account('o-initials')).toMatchObject({
      name: '李梅',
      household: '3_2_501',
      birthdate: '1951-02-03',
    })
  })

  test('keeps what this save did not speak of', async () => {
    const personId = await phones.register('o-keeps', wang)
    const whole = {
      ...wang,
      address: HOME,
      birthdate: '1952-03-08',
      diet: ['noSpicy' as const],
      dietNote: '花生过敏',
    }
    await phones.get('o-keeps', 'saveProfile', whole)
    await phones.get('o-keeps', 'saveProfile', { ...wang, address: null })

    const { address, birthdate, diet, dietNote } = (await phones.person(personId))!
    expect({ address, birthdate, diet, dietNote }).toEqual({
      address: null,
      birthdate: '1952-03-08',
      diet: ['noSpicy'],
      dietNote: '花生过敏',
    })
  })

  test.each([
    ['a day that is in no calendar', '2023-02-30'],
    ['a day to come', '2999-01-01'],
    ['a day out of living memory', '1850-01-01'],
  ])('refuses %s as a birthdate', async (_case, birthdate) => {
    const answer = await phones.ask('o-born', 'saveProfile', { ...wang, address: null, birthdate, ...agreed })

    expect(shop.outcome(answer)).toBe('BAD_INPUT')
  })

  test('refuses an address that does not exist and words that WeChat refuses', async () => {
    const nowhere = { ...wang, address: { building: '99', unit: '1', room: '101' }, ...agreed }
    const rude = { ...wang, address: null, dietNote: '去死', ...agreed }

    expect(shop.outcome(await phones.ask('o-bad', 'saveProfile', nowhere))).toBe('BAD_INPUT')
    expect(shop.outcome(await phones.ask('o-bad', 'saveProfile', rude))).toBe('BAD_TEXT')
  })

  test('of a minor is fine: they have a phone of their own', async () => {
    const answer = await phones.ask('o-teen', 'saveProfile', {
      ...li,
      address: null,
      birthdate: '2012-05-01',
      ...agreed,
    })

    expect(shop.outcome(answer)).toBe('ok')
  })

  test('of a small child is for its guardian to agree to', async () => {
    const birthdate = `${new Date().getFullYear() - 9}-05-01`
    const saves = () => phones.ask('o-child', 'saveProfile', { ...li, address: null, birthdate, ...agreed })

    expect(shop.outcome(await saves())).toBe('BAD_INPUT')
    expect(await cloud.find('accounts', { _id: 'o-child' })).toEqual([])
  })
})

describe('a phone', () => {
  test('that WeChat has told counts as verified, whether it came before the profile or after', async () => {
    await phones.register('o-before', wang, { verified: true })
    await phones.register('o-after', zhao)
    const before = (await phones.account('o-after')).phoneVerified
    await phones.get('o-after', 'redeemPhone', { code: await phones.phoneCode('o-after', zhao.phone) })

    expect((await phones.get('o-before', 'me', {})).profile?.phoneVerified).toBe(true)
    expect(before).toBe(false)
    expect((await phones.account('o-after')).phoneVerified).toBe(true)
  })

  test('that was changed by hand is not verified any more', async () => {
    await phones.register('o-by-hand', wang, { verified: true })
    await phones.get('o-by-hand', 'saveProfile', { ...wang, phone: '13911113333', address: null })

    expect((await phones.account('o-by-hand')).phoneVerified).toBe(false)
  })

  test('is told by a code once; the same code again gets the same answer', async () => {
    const code = await phones.phoneCode('o-twice', '13911114444')

    expect(await phones.get('o-twice', 'redeemPhone', { code })).toEqual({ phone: '13911114444' })
    expect(await phones.get('o-twice', 'redeemPhone', { code })).toEqual({ phone: '13911114444' })
    expect(shop.outcome(await phones.ask('o-thief', 'redeemPhone', { code }))).toBe('BAD_INPUT')
  })

  test('cannot be had with a code that WeChat does not know, and guessing ends', async () => {
    const guess = (n: number) => phones.ask('o-guesser', 'redeemPhone', { code: `guess-${n}` })
    const first = await guess(0)
    for (const n of shop.range(9)) await guess(n + 1)

    expect(first).toMatchObject({ ok: false, error: { message: '没有取到手机号,请再点一次,或手工填写' } })
    expect(shop.outcome(await guess(11))).toBe('TOO_MANY')
  })
})

describe('settings', () => {
  beforeAll(() => phones.register(NEIGHBOUR, zhao))

  test('the face that neighbours see is the account’s', async () => {
    await phones.get(NEIGHBOUR, 'saveFace', { nickname: '老赵', avatar: 'cloud://x.y/faces/1.jpg' })

    const { profile } = await phones.get(NEIGHBOUR, 'me', {})
    expect(profile).toMatchObject({ nickname: '老赵', avatar: 'cloud://x.y/faces/1.jpg' })
    const rude = await phones.ask(NEIGHBOUR, 'saveFace', { nickname: '去死', avatar: '' })
    expect(shop.outcome(rude)).toBe('BAD_TEXT')
  })

  test('the size of letters goes with the account to another phone', async () => {
    await phones.get(NEIGHBOUR, 'saveLetterSize', { letterSize: 'largest' })

    expect((await phones.get(NEIGHBOUR, 'home', {})).letterSize).toBe('largest')
    expect((await phones.get(NEIGHBOUR, 'me', {})).letterSize).toBe('largest')
    expect((await phones.get('o-stranger-here', 'home', {})).letterSize).toBe('phone')
  })

  test('allowing a message is counted once a tap, and only for templates that the community has', async () => {
    const tap = { templates: ['family' as const, 'pickup' as const] }
    await phones.ask(NEIGHBOUR, 'allowMessages', tap, 'the-very-same-tap')
    await phones.ask(NEIGHBOUR, 'allowMessages', tap, 'the-very-same-tap')
    await phones.get(NEIGHBOUR, 'allowMessages', tap)

    expect(await cloud.find('messageCredits', { openid: NEIGHBOUR })).toMatchObject([
      { template: 'family', left: 2 },
    ])
    expect((await phones.get(NEIGHBOUR, 'home', {})).community.templates).toEqual({ family: 'tpl-1' })
  })
})

describe('the inbox', () => {
  let mother = ''
  const message = (n: number, more: object = {}) =>
    add('messages', {
      _id: `m-${n}`,
      personId: mother,
      kind: 'test',
      title: `消息 ${n}`,
      text: '',
      page: '',
      at: 1000 + n,
      readAt: null,
      template: null,
      callBy: null,
      push: 'unsent',
      pushAt: 0,
      ...more,
    })
  const task = (n: number, more: object = {}) =>
    add(callTasks.name, { _id: `t-${n}`, messageId: `m-${n}`, personId: mother, state: 'open', ...more })
  const taskState = async (n: number) => (await cloud.find('callTasks', { _id: `t-${n}` }))[0]

  beforeAll(async () => {
    mother = await phones.register(MOTHER, wang)
    for (const n of shop.range(45)) await message(n, { callBy: n < 3 ? 'organiser' : null })
    for (const n of shop.range(3)) await task(n)
    await task(1001, { messageId: 'm-1', state: 'done', settled: 'called' })
    await message(900, { personId: 'p-somebody-else' })
  })

  test('comes newest first, page by page, and holds nobody else’s', async () => {
    const titles: string[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: { items: { title: string }[]; next?: string | undefined } = await phones.get(
        MOTHER,
        'inbox',
        cursor ? { cursor } : {},
      )
      titles.push(...page.items.map(({ title }) => title))
      cursor = page.next
    }

    expect(titles).toEqual(shop.range(45).map((n) => `消息 ${44 - n}`))
  })

  test('reading one settles the call about it, and no other', async () => {
    await phones.get(MOTHER, 'readMessages', { ids: ['m-1', 'm-900'] })

    expect((await phones.get(MOTHER, 'me', {})).waiting.messages).toBe(44)
    expect(await taskState(1)).toMatchObject({ state: 'done', settled: 'read' })
    expect(await taskState(2)).toMatchObject({ state: 'open' })
    expect(await taskState(1001)).toMatchObject({ settled: 'called' })
    expect(await cloud.find('messages', { _id: 'm-900' })).toMatchObject([{ readAt: null }])
  })

  test('everything can be read at once', async () => {
    await phones.get(MOTHER, 'readMessages', {})

    expect((await phones.get(MOTHER, 'me', {})).waiting.messages).toBe(0)
    expect(await taskState(0)).toMatchObject({ settled: 'read' })
  })
})

test('the first screen costs six round trips side by side, my own page five, and nothing goes without an index', async () => {
  const openid = 'o-counted'
  await phones.register(openid, li, { verified: true })
  const tripsOf = async (action: 'home' | 'me') => {
    // Every instance has met the caller before, and read the community.
    for (let n = 0; n < 8; n++) await phones.get(openid, action, {})
    await cloud.resetStats()
    valueOf(await phones.ask(openid, action, {}))
    return (await cloud.stats()).actions.find((row) => row.action === action)?.trips
  }

  expect(await tripsOf('home')).toBeLessThanOrEqual(6)
  expect(await tripsOf('me')).toBeLessThanOrEqual(5)
  expect((await cloud.stats()).unindexed).toEqual([])
})
