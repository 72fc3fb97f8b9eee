import type { Alert, Menu } from '../../../cloudfunctions/meals/collections'
import { alertIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { MINUTE } from '../../../miniprogram/shared/time'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { newRequestId, outcome, range, tally } from '../../support/shop'
import { at, call, cookLunch, lunchOf, setOut, sweep, valueOf, write } from './lunchtime'

const ELDERS = 12

let cloud: TestCloud
let menu: Menu

beforeAll(async () => {
  cloud = await startCloud()
  menu = await cookLunch(cloud, ELDERS, 'delivery')
  await setOut(cloud, menu)
})

afterAll(() => cloud.stop())
beforeEach(() => cloud.clock(at('11:00')))

const noAnswer = (n: number, requestId = newRequestId(), note = '') =>
  write(cloud, canteen.COURIER, 'noAnswer', { orderId: lunchOf(n), note }, requestId)

const alertOf = async (n: number): Promise<Alert> => {
  const [found] = await cloud.find('mealAlerts', { _id: alertIdOf(lunchOf(n)) })
  if (!found) throw new Error(`nobody looks for ${n}`)
  return found as unknown as Alert
}

interface Heard {
  personId: string
  page: string
  title: string
  template: string
}

/** What was told about somebody's alert, by whom it was told. */
const heardOf = async (n: number, kind = 'meals.alert'): Promise<Heard[]> => {
  const name = canteen.elderDocument(n).name
  const all = (await cloud.find('messages', { kind })) as unknown as Heard[]
  return all.filter(({ title }) => title === `${name}有下落了` || new RegExp(`${name}(?!\\d)`).test(title))
}

const callsOf = async (n: number) =>
  (await cloud.find('callTasks', { personId: canteen.elderPerson(n) })) as unknown as {
    _id: string
    state: string
    audience: string[]
    page: string
    settled: string | null
  }[]

const closing = { how: 'fine', text: '在楼下下棋' }

describe('nobody answered', () => {
  test('family in scope and the grid worker of the grid are told at once, and nobody else; somebody telephones', async () => {
    valueOf(await noAnswer(0))

    const heard = await heardOf(0)
    expect(heard.map(({ personId }) => personId).sort()).toEqual(['p-daughter', 'p-grid-1'])
    expect(heard.every(({ template }) => template === 'meal')).toBe(true)
    const pages = new Map(heard.map(({ personId, page }) => [personId, page]))
    const alertId = alertIdOf(lunchOf(0))
    expect(pages.get('p-daughter')).toBe(
      `/packages/meals/pages/well-being/index?alertId=${alertId}&name=${encodeURIComponent('王秀英0')}`,
    )
    expect(pages.get('p-grid-1')).toBe(`/packages/courier/pages/alert/index?id=${alertId}`)
    const [task] = await callsOf(0)
    expect(task).toMatchObject({ state: 'open', page: pages.get('p-grid-1') })
    expect(task!.audience).toContain('grid:1')
  })

  test('one tap sent ten times looks for them once', async () => {
    const answers = await Promise.all(range(10).map(() => noAnswer(1, 'one-tap-at-the-door')))

    expect(tally(answers)).toEqual({ ok: 10 })
    expect((await alertOf(1)).notes).toHaveLength(1)
    expect(await heardOf(1)).toHaveLength(1)
    expect(await callsOf(1)).toHaveLength(1)
  })

  test.each([3, 4, 5, 6, 7, 8])(
    'a crash after database request %i is finished by the timer',
    async (trips) => {
      const n = 2
      await cloud
        .sdk()
        .database()
        .collection('mealOrders')
        .where({ _id: lunchOf(n) })
        .update({ state: 'out' })
      await cloud
        .sdk()
        .database()
        .collection('mealAlerts')
        .where({ _id: alertIdOf(lunchOf(n)) })
        .remove()
      await cloud
        .sdk()
        .database()
        .collection('callTasks')
        .where({ personId: canteen.elderPerson(n) })
        .remove()
      await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action: 'noAnswer' } })
      await noAnswer(n).catch(() => undefined)
      await cloud.fault({})
      const written = (await canteen.mealOf(cloud, lunchOf(n))).state === 'no_answer'

      await sweep(cloud)

      const alerts = await cloud.find('mealAlerts', { _id: alertIdOf(lunchOf(n)) })
      expect(alerts).toHaveLength(written ? 1 : 0)
      expect(await callsOf(n)).toHaveLength(written ? 1 : 0)
      expect(written || trips < 4).toBe(true)
    },
  )
})

describe('after a quarter of an hour', () => {
  const levelAt = async (n: number, time: string, fires: () => Promise<unknown>): Promise<number> => {
    await cloud.clock(at(time))
    await fires()
    return (await alertOf(n)).level
  }

  test('it is brought before more people exactly once, however often and in parallel the timer runs', async () => {
    valueOf(await noAnswer(3))
    const once = await levelAt(3, '11:14', () => sweep(cloud))
    expect(once).toBe(0)

    const inRow = await levelAt(3, '11:15', async () => {
      for (let i = 0; i < 5; i++) await sweep(cloud)
    })
    expect(inRow).toBe(1)

    const atOnce = await levelAt(3, '11:30', () => Promise.all([sweep(cloud), sweep(cloud)]))
    expect(atOnce).toBe(2)
    const heard = await heardOf(3)
    const byPerson = (personId: string) => heard.filter((one) => one.personId === personId).length
    expect(byPerson('p-office')).toBe(2)
    expect(byPerson('p-canteen')).toBe(2)
    expect(byPerson('p-grid-1')).toBe(1)
    expect(await callsOf(3)).toHaveLength(3)
    expect(await alertOf(3)).toMatchObject({ state: 'escalated', escalateAt: at('11:45') })
  })

  test('a timer that stood still for an hour calls people in once, and then by the quarter again', async () => {
    valueOf(await noAnswer(4))

    await levelAt(4, '12:05', async () => {
      for (let i = 0; i < 5; i++) await sweep(cloud)
    })

    expect(await alertOf(4)).toMatchObject({ level: 1, escalateAt: at('12:15') })
  })

  test('a telephone call that was made does not end it; what somebody writes does, and then nobody is called any more', async () => {
    valueOf(await noAnswer(5))
    const [task] = await callsOf(5)
    const called = { id: task!._id, outcome: 'reached', note: '说在家' }
    valueOf(await cloud.call('people', canteen.GRID_WORKER, 'takeCall', { id: task!._id }, newRequestId()))
    valueOf(await cloud.call('people', canteen.GRID_WORKER, 'finishCall', called, newRequestId()))

    expect(await levelAt(5, '11:15', () => sweep(cloud))).toBe(1)
    const id = alertIdOf(lunchOf(5))
    valueOf(await write(cloud, canteen.GRID_WORKER, 'closeAlert', { id, ...closing }))
    expect(await levelAt(5, '11:45', () => sweep(cloud))).toBe(1)

    expect(await alertOf(5)).toMatchObject({ state: 'closed', escalateAt: null, closed: { how: 'fine' } })
    const ends = (await heardOf(5, 'meals.alertEnd')).map(({ personId }) => personId).sort()
    expect(ends).toEqual(['p-canteen', 'p-office'])
    expect((await callsOf(5)).map(({ settled }) => settled).sort()).toEqual(['called', 'found'])
  })
})

describe('how the person is', () => {
  test('of two who write at once one ends it, and the other is told who did', async () => {
    valueOf(await noAnswer(6))
    const id = alertIdOf(lunchOf(6))

    const answers = await Promise.all(
      [canteen.CANTEEN, canteen.GRID_WORKER, canteen.ADMIN, canteen.COURIER].map((openid) =>
        write(cloud, openid, 'closeAlert', { id, ...closing }),
      ),
    )

    expect(tally(answers)).toEqual({ ok: 1, STALE: 3 })
    const refused = answers.find((answer) => !answer.ok)
    expect(!refused?.ok && refused?.error.message).toContain('人没事')
  })

  test('family in scope write it; whoever is not has no such alert', async () => {
    const alertId = alertIdOf(lunchOf(0))
    const tell = (openid: string, requestId = newRequestId()) =>
      write(cloud, openid, 'tellWellBeing', { alertId, how: 'away', text: '在我家' }, requestId)

    expect(outcome(await tell(canteen.NEPHEW))).toBe('NOT_FOUND')
    expect(outcome(await tell(canteen.STRANGER))).toBe('NOT_FOUND')
    expect(outcome(await tell(canteen.OUTSIDER))).toBe('NOT_FOUND')
    const answers = [
      await tell(canteen.DAUGHTER, 'words-of-daughter'),
      await tell(canteen.DAUGHTER, 'words-of-daughter'),
    ]

    expect(tally(answers)).toEqual({ ok: 2 })
    expect((await alertOf(0)).closed).toMatchObject({ how: 'away', byName: '李梅' })
    const ends = (await heardOf(0, 'meals.alertEnd')).map(({ personId }) => personId)
    expect(ends).toContain('p-grid-1')
    expect(ends).not.toContain('p-daughter')
  })

  test('the courier who comes again and finds them ends it by handing the meal over to them; to a neighbour does not', async () => {
    const deliver = (n: number, to: string) =>
      write(cloud, canteen.COURIER, 'deliver', { orderId: lunchOf(n), to })
    await Promise.all([noAnswer(7), noAnswer(8)])

    valueOf(await deliver(7, 'person'))
    valueOf(await deliver(8, 'neighbour'))

    expect((await alertOf(7)).closed).toMatchObject({ how: 'fine', byName: '郭强' })
    expect(await alertOf(8)).toMatchObject({ state: 'open', closed: null })
  })

  test('whoever is worried about anew is looked for anew', async () => {
    valueOf(await noAnswer(9))
    const id = alertIdOf(lunchOf(9))
    valueOf(await write(cloud, canteen.CANTEEN, 'closeAlert', { id, ...closing }))
    await cloud.clock(at('11:05'))

    valueOf(await write(cloud, canteen.COURIER, 'worry', { orderId: lunchOf(9), text: '手在抖' }))

    const alert = await alertOf(9)
    expect(alert).toMatchObject({ state: 'open', cause: 'worried', level: 0, closed: null })
    expect(alert.escalateAt).toBe(at('11:05') + 15 * MINUTE)
    expect(alert.notes).toHaveLength(2)
    expect(await heardOf(9)).toHaveLength(2)
  })
})

describe('who looks for whom', () => {
  const seen = async (openid: string): Promise<string[]> =>
    valueOf(await call<{ items: { id: string }[] }>(cloud, openid, 'alerts', { show: 'open' })).items.map(
      ({ id }) => id,
    )

  test('the canteen and the office everybody, a grid worker their grid, a courier their walk of today', async () => {
    valueOf(await noAnswer(10))
    const id = alertIdOf(lunchOf(10))

    for (const openid of [canteen.CANTEEN, canteen.ADMIN, canteen.GRID_WORKER, canteen.COURIER]) {
      expect(await seen(openid)).toContain(id)
    }
    for (const openid of [canteen.OTHER_GRID_WORKER, canteen.SECOND_COURIER]) {
      expect(await seen(openid)).not.toContain(id)
      const tries = await Promise.all([
        call(cloud, openid, 'alert', { id }),
        write(cloud, openid, 'noteAlert', { id, text: '看过了' }),
        write(cloud, openid, 'closeAlert', { id, ...closing }),
      ])
      expect(tally(tries)).toEqual({ NOT_FOUND: 3 })
    }
    await cloud.clock(at('00:00', '2026-12-01'))
    expect(await seen(canteen.COURIER)).toEqual([])
    expect(outcome(await call(cloud, canteen.COURIER, 'alert', { id }))).toBe('NOT_FOUND')
    expect(await seen(canteen.GRID_WORKER)).toContain(id)
  })

  test('a remark stands there once and ends nothing', async () => {
    const id = alertIdOf(lunchOf(10))

    await Promise.all(
      range(5).map(() =>
        write(cloud, canteen.GRID_WORKER, 'noteAlert', { id, text: '去楼下看过' }, 'a-remark-of-hers'),
      ),
    )

    const alert = await alertOf(10)
    expect(alert.notes.filter(({ text }) => text === '去楼下看过')).toHaveLength(1)
    expect(alert.state).not.toBe('closed')
  })
})

test('every question to the database is answered by an index', async () => {
  const { unindexed } = await cloud.stats()

  expect(unindexed.filter((question) => question.function === 'meals')).toEqual([])
})
