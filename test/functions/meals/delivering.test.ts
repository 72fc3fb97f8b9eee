import type { Menu } from '../../../cloudfunctions/meals/collections'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { newRequestId, outcome, range, tally } from '../../support/shop'
import { at, call, cookLunch, lunchOf, setOut, valueOf, write, type Stops } from './lunchtime'

const ELDERS = 19

let cloud: TestCloud
let menu: Menu
let routeId: string

beforeAll(async () => {
  cloud = await startCloud()
  menu = await cookLunch(cloud, ELDERS, 'delivery')
  routeId = await setOut(cloud, menu)
})

afterAll(() => cloud.stop())

const deliver = (n: number, more: object = {}, openid = canteen.COURIER, requestId = newRequestId()) =>
  write(cloud, openid, 'deliver', { orderId: lunchOf(n), to: 'person', ...more }, requestId)

const stopsOf = async (openid: string): Promise<Stops> =>
  valueOf(await call<Stops>(cloud, openid, 'stops', {}))

describe('the walk', () => {
  test('the stops come building by building, unit by unit, from the ground up, with who brings them on the meal', async () => {
    const { runs } = await stopsOf(canteen.COURIER)

    const doors = runs[0]!.stops.map(({ address }) => `${address.unit}-${address.room}`)
    const inOrder = [...doors].sort((a, b) => {
      const [x, y] = [a, b].map((door) => door.split('-').map(Number))
      return x![0]! - y![0]! || x![1]! - y![1]!
    })
    expect(doors).toEqual(inOrder)
    expect(doors).toHaveLength(ELDERS)
    expect((await canteen.mealOf(cloud, lunchOf(0))).courier).toMatchObject({
      name: '郭强',
      phone: '13900007001',
    })
  })

  test('who has read the addresses is on record', async () => {
    await stopsOf(canteen.COURIER)

    const read = await cloud.find('auditEntries', { what: 'meals.stops', by: canteen.COURIER })
    expect(new Set(read.map((entry) => entry['about'])).size).toBe(ELDERS)
    expect(read.every((entry) => entry['read'] === true)).toBe(true)
  })

  test('setting out again changes nothing', async () => {
    const before = await canteen.mealOf(cloud, lunchOf(1))

    valueOf(await write(cloud, canteen.COURIER, 'startRun', { menuId: menu._id, routeId }))

    expect(await canteen.mealOf(cloud, lunchOf(1))).toEqual(before)
  })

  test('another courier has no stops, and cannot touch one by its id either', async () => {
    expect((await stopsOf(canteen.SECOND_COURIER)).runs).toEqual([])
    const tries = [
      deliver(1, {}, canteen.SECOND_COURIER),
      write(cloud, canteen.SECOND_COURIER, 'noAnswer', { orderId: lunchOf(1) }),
      write(cloud, canteen.SECOND_COURIER, 'worry', { orderId: lunchOf(1), text: '不放心' }),
      write(cloud, canteen.SECOND_COURIER, 'returnMeal', { orderId: lunchOf(1), reason: '没送' }),
      write(cloud, canteen.SECOND_COURIER, 'undoDelivery', { orderId: lunchOf(1), reason: '点错' }),
      write(cloud, canteen.SECOND_COURIER, 'startRun', { menuId: menu._id, routeId }),
    ]

    expect(tally(await Promise.all(tries))).toEqual({ NOT_FOUND: tries.length })
    const unknown = await write(cloud, canteen.COURIER, 'deliver', { orderId: 'meal:x', to: 'person' })
    const other = await deliver(1, {}, canteen.SECOND_COURIER)
    expect(other).toEqual(unknown)
  })

  test('a building is on one route', async () => {
    const route = { name: '西线', buildings: ['3', '8'], courierPersonId: null }

    const refused = await write(cloud, canteen.CANTEEN, 'saveRoute', route)

    expect(refused).toMatchObject({ ok: false, error: { code: 'STALE' } })
    expect(!refused.ok && refused.error.message).toContain('东线')
  })
})

describe('the four ways in which it ends', () => {
  test('delivered: the subsidy is granted, with the proof', async () => {
    valueOf(await deliver(2, { to: 'family', note: '女儿在家' }))

    const meal = await canteen.mealOf(cloud, lunchOf(2))
    expect(meal).toMatchObject({ state: 'delivered', next: null, handover: { to: 'family' } })
    expect(meal.subsidy).toMatchObject({ state: 'granted', grantedAt: at('11:00') })
    expect(meal.subsidy.proof).toBe('送到 · 交给家人 · 郭强')
  })

  test('nobody answered: nothing is granted and nothing is given up', async () => {
    valueOf(await write(cloud, canteen.COURIER, 'noAnswer', { orderId: lunchOf(3) }))

    const meal = await canteen.mealOf(cloud, lunchOf(3))
    expect(meal.state).toBe('no_answer')
    expect(meal.subsidy.state).toBe('reserved')
  })

  test('taken back: the subsidy is released, and granted when it is fetched at the window after all', async () => {
    valueOf(await write(cloud, canteen.COURIER, 'returnMeal', { orderId: lunchOf(4), reason: '不在家' }))
    expect((await canteen.mealOf(cloud, lunchOf(4))).subsidy.state).toBe('released')

    valueOf(await write(cloud, canteen.CANTEEN, 'handOut', { id: lunchOf(4), knownBy: 'code' }))

    const meal = await canteen.mealOf(cloud, lunchOf(4))
    expect(meal).toMatchObject({ state: 'collected', subsidy: { state: 'granted' } })
  })

  test('worried: the meal stays what it is, and somebody is looked for', async () => {
    valueOf(await deliver(5))

    const stop = valueOf(
      await write<{ state: string; alertId: string | null }>(cloud, canteen.COURIER, 'worry', {
        orderId: lunchOf(5),
        text: '说话没有力气',
      }),
    )

    expect(stop.state).toBe('delivered')
    expect(stop.alertId).not.toBeNull()
  })
})

describe('once', () => {
  test('two phones at once hand over once', async () => {
    const answers = await Promise.all(range(10).map((n) => deliver(6, { to: n % 2 ? 'person' : 'door' })))

    expect(tally(answers)).toEqual({ ok: 1, STALE: 9 })
    const { doorMoves, events } = await canteen.mealOf(cloud, lunchOf(6))
    expect(doorMoves).toHaveLength(1)
    expect(events.filter(({ what }) => what === '送到')).toHaveLength(1)
  })

  test('one tap sent ten times is one hand-over and ten equal answers, its money taken once', async () => {
    const paid = { method: 'cash', seenFen: 800 }

    const answers = await Promise.all(
      range(10).map(() => deliver(7, { paid }, canteen.COURIER, 'one-tap-of-the-courier')),
    )

    expect(tally(answers)).toEqual({ ok: 10 })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await canteen.mealOf(cloud, lunchOf(7))).money.paidFen).toBe(800)
    expect(await cloud.find('ledgerEntries', { bookingId: lunchOf(7) })).toHaveLength(1)
  })

  test('the same request with another body is refused', async () => {
    valueOf(await deliver(8, {}, canteen.COURIER, 'same-words-of-hers'))

    const other = await deliver(8, { to: 'door' }, canteen.COURIER, 'same-words-of-hers')

    expect(outcome(other)).toBe('REPEATED_DIFFERENTLY')
  })

  test('what was seen as due must be due', async () => {
    const answer = await deliver(9, { paid: { method: 'cash', seenFen: 100 } })

    expect(outcome(answer)).toBe('CHANGED')
    expect((await canteen.mealOf(cloud, lunchOf(9))).state).toBe('out')
  })

  test.each([3, 4, 5, 6, 7])(
    'a crash after database request %i is finished by the same tap',
    async (trips) => {
      const n = 11 + trips
      const send = () =>
        deliver(n, { paid: { method: 'code', seenFen: 800 } }, canteen.COURIER, `a-tap-before-crash-${trips}`)
      await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action: 'deliver' } })
      await send().catch(() => undefined)
      await cloud.fault({})

      valueOf(await send())

      const meal = await canteen.mealOf(cloud, lunchOf(n))
      expect(meal).toMatchObject({ state: 'delivered', money: { paidFen: 800 } })
      expect(await cloud.find('ledgerEntries', { bookingId: lunchOf(n) })).toHaveLength(1)
    },
  )
})

describe('a wrong tap', () => {
  const undo = (n: number, requestId = newRequestId()) =>
    write(cloud, canteen.COURIER, 'undoDelivery', { orderId: lunchOf(n), reason: '点错了一家' }, requestId)

  test('is taken back: on its way again, the subsidy only reserved, with the reason on record', async () => {
    valueOf(await deliver(10))

    valueOf(await undo(10))

    const meal = await canteen.mealOf(cloud, lunchOf(10))
    expect(meal).toMatchObject({ state: 'out', handover: null, subsidy: { state: 'reserved', proof: '' } })
    expect(meal.next).not.toBeNull()
    const [entry] = await cloud.find('auditEntries', { what: 'meals.undoDelivery', about: lunchOf(10) })
    expect(entry).toMatchObject({ reason: '点错了一家', byName: '郭强' })
  })

  test('a hand-over that is sent again after it was undone stays undone', async () => {
    valueOf(await deliver(11, {}, canteen.COURIER, 'late-repeat-of-hers'))
    valueOf(await undo(11))

    valueOf(await deliver(11, {}, canteen.COURIER, 'late-repeat-of-hers'))

    expect((await canteen.mealOf(cloud, lunchOf(11))).state).toBe('out')
  })

  test('is not taken back once money was taken', async () => {
    valueOf(await deliver(12, { paid: { method: 'cash', seenFen: 800 } }))

    expect(outcome(await undo(12))).toBe('STALE')
    expect((await canteen.mealOf(cloud, lunchOf(12))).state).toBe('delivered')
  })
})

describe('a run that is handed over', () => {
  afterAll(async () => {
    const back = { menuId: menu._id, routeId, courierPersonId: 'p-courier' }
    valueOf(await write(cloud, canteen.CANTEEN, 'assignRun', back))
  })

  test('is the other courier’s from then on, and no longer the first one’s', async () => {
    const over = { menuId: menu._id, routeId, courierPersonId: 'p-courier-2' }
    valueOf(await write(cloud, canteen.CANTEEN, 'assignRun', over))

    expect((await stopsOf(canteen.COURIER)).runs).toEqual([])
    expect((await stopsOf(canteen.SECOND_COURIER)).runs[0]?.stops).toHaveLength(ELDERS - 1)
    expect(outcome(await deliver(13))).toBe('NOT_FOUND')
    expect(outcome(await deliver(13, {}, canteen.SECOND_COURIER))).toBe('ok')
  })
})

describe('the next day', () => {
  beforeAll(() => cloud.clock(at('00:00', '2026-12-01')))
  afterAll(() => cloud.clock(at('11:00')))

  test.each([canteen.COURIER, canteen.ADMIN])(
    'nothing of yesterday can be read, by list or by id: %s',
    async (openid) => {
      const orderId = lunchOf(10)

      expect((await stopsOf(openid)).runs).toEqual([])
      const tries = await Promise.all([
        deliver(10, {}, openid),
        write(cloud, openid, 'noAnswer', { orderId }),
        write(cloud, openid, 'worry', { orderId, text: '不放心' }),
        write(cloud, openid, 'undoDelivery', { orderId, reason: '点错' }),
        write(cloud, openid, 'startRun', { menuId: menu._id, routeId }),
      ])
      expect(tally(tries)).toEqual({ NOT_FOUND: tries.length })
    },
  )
})
