import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'
import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import { ADMIN, COOK, inGrid1, Office, ORGANISER, OTHER_WORKER, outcome, TEMPLATE, WORKER } from './office'

/** What people are told: pushed where WeChat lets us, telephoned where nothing else reaches. */

let office: Office
const NOW = Date.parse('2026-11-23T08:00:00Z')

beforeAll(async () => {
  office = await Office.open({ instances: 6 })
})
beforeEach(async () => {
  await office.furnish()
  await office.cloud.json('DELETE', '/local/outbox')
  await office.cloud.clock(NOW)
})
afterAll(() => office.stop())

const task = (id: string, more: object = {}) =>
  office.add('callTasks', {
    ...{
      _id: id,
      personId: 'p-wang',
      personName: '王秀英',
      grid: '1',
      title: '可以取货',
      text: '今天来取',
      page: '',
    },
    ...{
      messageId: null,
      audience: ['admin', 'organiser', 'grid:*', 'grid:1'],
      state: 'open',
      dueAt: NOW - HOUR,
    },
    ...{ taken: null, calls: [], createdAt: 1, doneAt: null, settled: null },
    ...more,
  })

describe('calls to make', () => {
  beforeEach(() => office.person('p-wang', inGrid1))

  test('are shown to those whom they are for, the longest waiting first, without the number', async () => {
    await task('t-2', { dueAt: NOW - 1 })
    await task('t-1')
    await task('t-kitchen', { audience: ['admin', 'canteen'] })

    const { items } = await office.get(WORKER, 'callTasks', {})

    expect(items.map(({ id }) => id)).toEqual(['t-1', 't-2'])
    expect(items[0]).toMatchObject({ maskedPhone: '139****1001', takenByMe: false })
    expect((await office.get(WORKER, 'desk', {})).waiting).toEqual({ calls: 2 })
    expect((await office.get(ADMIN, 'callTasks', {})).items.length).toBe(3)
    expect((await office.get(COOK, 'callTasks', {})).items.map(({ id }) => id)).toEqual(['t-kitchen'])
    expect((await office.get(OTHER_WORKER, 'callTasks', {})).items).toEqual([])
  })

  test('of others answer like none', async () => {
    await task('t-1')

    expect(await office.ask(OTHER_WORKER, 'takeCall', { id: 't-1' })).toEqual(
      await office.ask(OTHER_WORKER, 'takeCall', { id: 't-none' }),
    )
  })

  test('give the number to whoever telephones, which is logged', async () => {
    await task('t-1')

    const { phone, task: taken } = await office.get(WORKER, 'takeCall', { id: 't-1' })

    expect([phone, taken.takenByMe, taken.takenByName]).toEqual(['13900001001', true, '吴刚'])
    expect(await office.log('takeCall')).toMatchObject([{ personId: 'p-wang', read: true, byName: '吴刚' }])
    expect(JSON.stringify(await office.cloud.find('answeredRequests'))).not.toContain('13900001001')
  })

  test('of somebody who has moved are no longer the old grid worker’s', async () => {
    await task('t-1')
    await office.change('persons', 'p-wang', { grid: '2' })

    expect(await office.ask(WORKER, 'takeCall', { id: 't-1' })).toEqual(
      await office.ask(WORKER, 'takeCall', { id: 't-none' }),
    )
    expect((await office.taskOf('t-1')).taken).toBeNull()
    expect(outcome(await office.ask(ORGANISER, 'takeCall', { id: 't-1' }))).toBe('ok')
  })

  test('are taken by one of two at once', async () => {
    await task('t-1')
    await office.cloud.fault({ latencyMs: 30 })

    const answers = await Promise.all(
      [WORKER, ADMIN, ORGANISER].map((by) => office.ask(by, 'takeCall', { id: 't-1' })),
    )

    expect(answers.map(outcome).sort()).toEqual(['STALE', 'STALE', 'ok'])
  })

  test('are free again when nobody said for ten minutes how it went', async () => {
    await task('t-1')
    await office.get(WORKER, 'takeCall', { id: 't-1' })
    expect(outcome(await office.ask(ADMIN, 'takeCall', { id: 't-1' }))).toBe('STALE')

    await office.cloud.clock(NOW + 10 * MINUTE)

    expect(outcome(await office.ask(ADMIN, 'takeCall', { id: 't-1' }))).toBe('ok')
  })

  test('that reached somebody are done', async () => {
    await task('t-1')

    const after = await office.get(WORKER, 'finishCall', { id: 't-1', outcome: 'reached', note: '下午来' })

    expect(after).toMatchObject({
      state: 'done',
      settled: 'called',
      calls: [{ byName: '吴刚', note: '下午来' }],
    })
    expect((await office.get(WORKER, 'callTasks', { show: 'done' })).items.length).toBe(1)
    expect(outcome(await office.ask(ADMIN, 'finishCall', { id: 't-1', outcome: 'reached', note: '' }))).toBe(
      'STALE',
    )
  })

  test('that nobody answers come back in half an hour, and are given up after three', async () => {
    await task('t-1')
    const missed = (n: number) =>
      office.get(WORKER, 'finishCall', { id: 't-1', outcome: 'noAnswer', note: '' }, `missed-call-${n}`)

    expect(await missed(1)).toMatchObject({ state: 'open', dueAt: NOW + 30 * MINUTE, takenByName: null })
    // The same words again are no second call.
    expect((await missed(1)).calls.length).toBe(1)
    expect(await missed(2)).toMatchObject({ state: 'open' })
    expect(await missed(3)).toMatchObject({ state: 'done', settled: 'gaveUp' })
  })

  test.each([4, 5, 6])('that died after request %i and is said again is one call', async (trips) => {
    await task('t-1')
    const missed = () =>
      office.ask(WORKER, 'finishCall', { id: 't-1', outcome: 'noAnswer', note: '' }, 'the-same-words')
    await office.cloud.fault({ crashAfterTrips: trips, only: { function: 'people', action: 'finishCall' } })
    await missed().catch(() => undefined)
    await office.cloud.fault({})
    await office.cloud.clock(NOW + 2 * MINUTE)

    expect(await missed()).toMatchObject({ ok: true, value: { calls: [{ outcome: 'noAnswer' }] } })
    expect((await office.taskOf('t-1')).calls.length).toBe(1)
  })

  test('cannot be ended while another one is telephoning', async () => {
    await task('t-1')
    await office.get(WORKER, 'takeCall', { id: 't-1' })

    expect(outcome(await office.ask(ADMIN, 'finishCall', { id: 't-1', outcome: 'reached', note: '' }))).toBe(
      'STALE',
    )
  })
})

describe('what people are told', () => {
  const message = (id: string, more: object = {}) =>
    office.add('messages', {
      ...{
        _id: id,
        personId: 'p-li',
        kind: 'x',
        title: '可以取货了',
        text: '今天 19:00 前来取',
        at: NOW - MINUTE,
      },
      ...{
        page: '/packages/account/pages/family/index',
        readAt: null,
        template: 'family',
        callBy: 'organiser',
      },
      ...{ push: 'due', pushAt: NOW - MINUTE },
      ...more,
    })
  const credit = (left: number) =>
    office.add('messageCredits', {
      ...{ _id: derivedId('credit', 'o-li', 'family'), openid: 'o-li', template: 'family', left },
    })
  const consent = () =>
    office.cloud.json('POST', '/wechat/subscribe-consent', {
      ...{ openid: 'o-li', templateIds: [TEMPLATE.id], accept: true },
    })
  const creditsLeft = async () => (await office.cloud.find('messageCredits'))[0]?.['left']
  const deliver = () => office.cloud.fire('people', 'deliver')

  beforeEach(async () => {
    await office.resident('o-li', { name: '李梅', phone: '13900001002', ...inGrid1 })
  })

  test('is pushed to whoever allowed it, once', async () => {
    await credit(1)
    await consent()
    await message('m-1')

    await Promise.all([deliver(), deliver()])
    await deliver()

    const outbox = await office.cloud.outbox()
    expect(outbox).toMatchObject([
      {
        ...{ openid: 'o-li', templateId: 'tpl-family', page: 'packages/account/pages/family/index' },
        data: { thing1: { value: '可以取货了' }, time3: { value: '2026年11月23日 15:59' } },
      },
    ])
    expect((await office.messageOf('m-1')).push).toBe('sent')
    expect(await creditsLeft()).toBe(0)
    expect(await office.cloud.find('callTasks')).toEqual([])
  })

  test('is telephoned where nothing was allowed, once', async () => {
    await message('m-1')

    await deliver()
    await deliver()

    expect((await office.messageOf('m-1')).push).toBe('unsent')
    expect(await office.cloud.find('callTasks')).toMatchObject([
      { _id: 'call_m-1', personId: 'p-li', personName: '李梅', messageId: 'm-1', state: 'open' },
    ])
    expect((await office.get(WORKER, 'callTasks', {})).items.length).toBe(1)
  })

  test('corrects our count where WeChat says that nothing is allowed any more', async () => {
    await credit(3)
    await message('m-1')

    await deliver()

    expect(await creditsLeft()).toBe(0)
    expect((await office.messageOf('m-1')).push).toBe('unsent')
    expect((await office.cloud.find('callTasks')).length).toBe(1)
  })

  test('is nobody’s call where it is not worth one, or was read already', async () => {
    await message('m-1', { callBy: null })
    await message('m-2', { readAt: NOW })

    await deliver()

    expect(await office.cloud.find('callTasks')).toEqual([])
    expect((await office.messageOf('m-2')).push).toBe('unsent')
  })

  test('is not pushed a day later, but telephoned', async () => {
    await credit(1)
    await consent()
    await message('m-1', { at: NOW - DAY - 1 })

    await deliver()

    expect(await office.cloud.outbox()).toEqual([])
    expect((await office.cloud.find('callTasks')).length).toBe(1)
  })

  test('is taken up again where a run has died over it, and left alone while one is at it', async () => {
    await message('m-1', { push: 'sending', pushAt: NOW - 6 * MINUTE })
    await message('m-2', { push: 'sending', pushAt: NOW - MINUTE })

    await deliver()

    expect((await office.messageOf('m-1')).push).toBe('unsent')
    expect((await office.messageOf('m-2')).push).toBe('sending')
  })

  test('reaches the others where one cannot be sent', async () => {
    await credit(3)
    await consent()
    await message('m-0', { title: '', text: '' })
    await message('m-1')

    await deliver()

    expect((await office.messageOf('m-1')).push).toBe('sent')
    expect((await office.messageOf('m-0')).push).toBe('unsent')
    // what WeChat did not take was not used up
    expect(await creditsLeft()).toBe(2)
  })
})
