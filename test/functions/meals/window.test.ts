import type { Menu } from '../../../cloudfunctions/meals/collections'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { add, newRequestId, outcome, person, range, tally } from '../../support/shop'
import { at, call, cookLunch, lunchOf, sweep, valueOf, write } from './lunchtime'

const ELDERS = 10

let cloud: TestCloud
let menu: Menu

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  menu = await cookLunch(cloud, ELDERS, 'dineIn')
})

afterAll(() => cloud.stop())

interface Found {
  knownBy: string
  items: { id: string; phone: string | null; address: string; maskedPhone: string; personName: string }[]
}

const find = (query: string, openid = canteen.CANTEEN) =>
  call<Found>(cloud, openid, 'findForHandOut', { menuId: menu._id, query })

const idsOf = async (query: string): Promise<string[]> => valueOf(await find(query)).items.map(({ id }) => id)

const handOut = (n: number, requestId = newRequestId(), openid = canteen.CANTEEN) =>
  write<{ openFen: number; state: string }>(
    cloud,
    openid,
    'handOut',
    { id: lunchOf(n), knownBy: 'code' },
    requestId,
  )

const undo = (n: number) => write(cloud, canteen.CANTEEN, 'undoHandOut', { id: lunchOf(n), reason: '拿错了' })

describe('who stands at the window', () => {
  test('is found by the six digits, typed or scanned, by the name, the end of the phone number, the number of the meal', async () => {
    const { code, number } = await canteen.mealOf(cloud, lunchOf(3))

    expect(valueOf(await find(code))).toMatchObject({ knownBy: 'code', items: [{ id: lunchOf(3) }] })
    expect(await idsOf(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual([lunchOf(3)])
    expect(valueOf(await find(`xlv1.${lunchOf(3)}.${code}`))).toMatchObject({ knownBy: 'code' })
    expect(await idsOf(lunchOf(3))).toEqual([lunchOf(3)])
    expect(valueOf(await find('王秀英3'))).toMatchObject({ knownBy: 'name', items: [{ id: lunchOf(3) }] })
    expect(await idsOf('王')).toHaveLength(ELDERS)
    expect(await idsOf('1003')).toEqual([lunchOf(3)])
    expect(await idsOf(String(number))).toEqual([lunchOf(3)])
  })

  test('neither phone nor room is shown in full', async () => {
    const { items } = valueOf(await find('王秀英3'))

    expect(items[0]).toMatchObject({ phone: null, maskedPhone: '139****1003' })
    expect(JSON.stringify(items)).not.toContain('13900001003')
    expect(JSON.stringify(items)).not.toContain('401')
  })

  test('a code that is not one, and a scan with a wrong code, are refused', async () => {
    expect(outcome(await find('000000'))).toBe('NOT_FOUND')
    expect(outcome(await find(`xlv1.${lunchOf(3)}.000000`))).toBe('NOT_FOUND')
    expect(outcome(await find('card.p-elder-3.AAAAAAAAAAAAAAAAAAAAAAAA'))).toBe('NOT_FOUND')
    expect(await idsOf('无此人')).toEqual([])
    expect(await idsOf('.*')).toEqual([])
  })

  test('a code of another meal names that meal and nothing else', async () => {
    await cloud.clock(at('10:00'))
    const dinner = await canteen.publishMenu(cloud, { date: menu.date, meal: 'dinner' }, at('08:00'))
    const { qr } = await canteen.booked(cloud, canteen.elder(3), { menuId: dinner._id, pay: 1200 - 400 })
    await cloud.clock(at('11:00'))

    const answer = await find(qr)

    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(JSON.stringify(answer)).toContain('晚餐')
    expect(JSON.stringify(answer)).not.toContain('王秀英')
  })

  test('a meal card that the community signed is known; after a merge it is the same person’s', async () => {
    valueOf(await call(cloud, canteen.CANTEEN, 'printSheet', { sheet: 'card', id: canteen.elderPerson(4) }))
    const [settings] = await cloud.find('mealSettings', { community: 'xinglong' })
    const { signatureOf } = await import('../../../cloudfunctions/meals/secrets')
    const key = String(settings!['signingKey'])
    const cardOf = (id: string) => `card.${id}.${signatureOf(key, 'card', id)}`
    await add(cloud, 'persons', [person('p-twice', { mergedInto: canteen.elderPerson(4), mergedAt: 1 })])

    for (const card of [cardOf(canteen.elderPerson(4)), cardOf('p-twice')]) {
      expect(valueOf(await find(card))).toMatchObject({ knownBy: 'card', items: [{ id: lunchOf(4) }] })
    }
  })
})

describe('handing out', () => {
  test('two windows at once hand out once, and the subsidy is granted once', async () => {
    const answers = await Promise.all(range(8).map(() => handOut(0)))

    expect(tally(answers)).toEqual({ ok: 1, STALE: 7 })
    const meal = await canteen.mealOf(cloud, lunchOf(0))
    expect(meal).toMatchObject({ state: 'collected', next: null, subsidy: { state: 'granted' } })
    expect(meal.subsidy.proof).toBe('领餐 · 报码 · 周桂芳')
  })

  test('one tap sent eight times is answered eight times the same', async () => {
    const answers = await Promise.all(range(8).map(() => handOut(1, 'one-tap-at-the-window')))

    expect(tally(answers)).toEqual({ ok: 8 })
    expect((await canteen.mealOf(cloud, lunchOf(1))).doorMoves).toHaveLength(1)
  })

  test('costs three round trips at most', async () => {
    await handOut(2)
    await cloud.resetStats()

    valueOf(await handOut(5))

    const row = (await cloud.stats()).actions.find(({ action }) => action === 'handOut')
    expect(row?.trips).toBeLessThanOrEqual(3)
  })

  test('what is still to be paid is said, and taken at the till of the canteen', async () => {
    const { openFen } = valueOf(await handOut(6))
    const input = { kind: 'meals', bookingId: lunchOf(6), method: 'cash', seenFen: openFen }

    const paid = await cloud.call('payment', canteen.CANTEEN, 'collect', input, newRequestId())

    expect(openFen).toBe(800)
    expect(outcome(paid)).toBe('ok')
  })

  test('what was paid for it stays paid when it is taken back', async () => {
    valueOf(await undo(6))

    const meal = await canteen.mealOf(cloud, lunchOf(6))
    expect(meal).toMatchObject({ state: 'ready', money: { dueFen: 800, paidFen: 800, refundDueFen: 0 } })
    expect(valueOf(await handOut(6)).openFen).toBe(0)
  })

  test('is taken back with a reason', async () => {
    valueOf(await handOut(7))

    valueOf(await undo(7))

    const meal = await canteen.mealOf(cloud, lunchOf(7))
    expect(meal).toMatchObject({ state: 'ready', handover: null, subsidy: { state: 'reserved' } })
    const [entry] = await cloud.find('auditEntries', { what: 'meals.undoHandOut', about: lunchOf(7) })
    expect(entry).toMatchObject({ reason: '拿错了' })
    valueOf(await handOut(7))
  })

  test('is the canteen’s alone', async () => {
    expect(outcome(await handOut(8, newRequestId(), canteen.COURIER))).toBe('NOT_ALLOWED')
    expect(outcome(await handOut(8, newRequestId(), canteen.elder(8)))).toBe('NOT_ALLOWED')
    expect(outcome(await handOut(8, newRequestId(), canteen.OUTSIDER))).toBe('NOT_FOUND')
  })

  test('the tiles of the office count what waits, each for whom it concerns', async () => {
    await sweep(cloud)
    const deskOf = async (openid: string) =>
      valueOf(await call<Record<string, number>>(cloud, openid, 'desk', {}))

    // Elders 3, 4, 8 and 9 wait for lunch; elder 3 has dinner, too.
    expect(await deskOf(canteen.CANTEEN)).toMatchObject({ waiting: 5, tomorrow: 0, drafts: 0, myStops: 0 })
    expect(await deskOf(canteen.COURIER)).toMatchObject({ waiting: 0, tomorrow: 0, drafts: 0, myStops: 0 })
  })

  test('is not taken back once an account was charged with it', async () => {
    valueOf(await handOut(9))
    await cloud.sdk().database().collection('mealOrders').doc(lunchOf(9)).update({ charge: 'done' })

    expect(outcome(await undo(9))).toBe('STALE')
  })
})
