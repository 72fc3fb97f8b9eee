import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { add, newRequestId, outcome, range } from '../../support/shop'
import type { Reply } from '../../../typings/cloud-api'

/** Monday 8:00; lunch of Tuesday to Friday. */
const NOW = Date.parse('2026-11-23T08:00:00+08:00')
const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']

let cloud: TestCloud

beforeEach(async () => {
  cloud = await startCloud()
  await canteen.settle(cloud, 6)
  await cloud.clock(NOW)
})

afterEach(() => cloud.stop())

const publish = (date: string, plan: canteen.MenuPlan = {}) =>
  canteen.publishMenu(cloud, { date, ...plan }, NOW)

const standing = (n: number, more: Parameters<typeof canteen.standingDocument>[1] = {}) =>
  add(cloud, 'mealStandingOrders', [canteen.standingDocument(n, more, NOW)])

const sweep = () => cloud.fire('meals', 'sweep')
const mealsOf = (n: number) => canteen.mealsOf(cloud, { personId: canteen.elderPerson(n) })
const told = (kind: string) => cloud.find('messages', { kind })

type Saved = Reply<'meals', 'saveStanding'>
type Paused = Reply<'meals', 'pauseStanding'>

const write = async <T>(openid: string, action: string, input: object): Promise<T> => {
  const answer = await cloud.call<T>('meals', openid, action, input, newRequestId())
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.value
}

const wanted = {
  meal: 'lunch',
  weekdays: [1, 2, 3, 4, 5],
  way: 'dineIn',
  likes: ['红烧鱼套餐'],
  quantity: 1,
  otherwise: 'suitable',
}

test('the timer makes each day’s meal once, however often it runs, and two at once', async () => {
  for (const date of DAYS) await publish(date)
  for (const n of range(5)) await standing(n)

  await Promise.all([sweep(), sweep()])
  for (let i = 0; i < 4; i++) await sweep()

  for (const n of range(5)) {
    const meals = await mealsOf(n)
    expect(meals.map(({ date, door }) => [date, door]).sort()).toEqual(DAYS.map((date) => [date, 'standing']))
  }
  const { left } = await canteen.allotmentOf(cloud, (await mealsOf(0))[0]!.menuId)
  expect(left).toEqual({ fish: 95, all: 95 })
})

test('a day that the person has given up is not booked again', async () => {
  await publish(DAYS[0]!)
  await standing(1)
  await sweep()
  await canteen.cancelMeal(cloud, canteen.elder(1), canteen.mealId(1, DAYS[0]!))
  // The timer has lost its memory of what it has made.
  await cloud.sdk().database().collection('mealMenus').where({ date: DAYS[0] }).update({ standingsAt: null })

  await sweep()

  expect((await mealsOf(1)).map(({ state }) => state)).toEqual(['cancelled'])
})

test('a timer that was off until the cutoff tells, once, and has the canteen telephone', async () => {
  await publish(DAYS[0]!)
  await standing(2)
  await cloud.clock(Date.parse(`${DAYS[0]}T10:30:00+08:00`))

  await sweep()
  await sweep()

  expect(await mealsOf(2)).toEqual([])
  expect(await told('meals.standingMissed')).toMatchObject([
    { personId: canteen.elderPerson(2), callBy: 'canteen' },
  ])
})

test('a dish that somebody cannot eat is swapped for one that suits, and they are told', async () => {
  const items = {
    fish: { name: '红烧鱼套餐', contains: ['fish' as const] },
    egg: { name: '番茄炒蛋套餐', contains: ['egg' as const] },
  }
  const persons = cloud.sdk().database().collection('persons')
  const allergy = { diet: ['allergy'], dietNote: '对鱼过敏' }
  await persons.where({ _id: canteen.elderPerson(3) }).update(allergy)
  await persons.where({ _id: canteen.elderPerson(4) }).update(allergy)
  await publish(DAYS[0]!, { items })
  await standing(3)
  await standing(4, { otherwise: 'skip' })

  await sweep()
  await sweep()

  expect(await mealsOf(3)).toMatchObject([
    { lines: [{ name: '番茄炒蛋套餐' }], swap: { from: '红烧鱼套餐', to: '番茄炒蛋套餐' } },
  ])
  expect(await told('meals.standingSwapped')).toMatchObject([{ callBy: 'canteen' }])
  expect(await mealsOf(4)).toEqual([])
  expect(await told('meals.standingMissed')).toMatchObject([{ personId: canteen.elderPerson(4) }])
})

test('when the menu changes its dishes they get what suits; when all is gone they are told', async () => {
  await publish(DAYS[0]!, { items: { egg: { name: '番茄炒蛋套餐' } } })
  await publish(DAYS[1]!, { items: { fish: { name: '红烧鱼套餐', capacity: 0 } } })
  await standing(1)

  await sweep()

  expect(await mealsOf(1)).toMatchObject([{ date: DAYS[0], lines: [{ name: '番茄炒蛋套餐' }] }])
  expect(await told('meals.standingMissed')).toHaveLength(1)
})

test('saved, paused, resumed and ended, the coming days follow', async () => {
  for (const date of DAYS) await publish(date)
  const me = canteen.elder(5)

  const saved = await write<Saved>(me, 'saveStanding', wanted)
  expect(saved.booked.map(({ date }) => date)).toEqual(DAYS)

  const { id } = saved.standing
  const paused = await write<Paused>(me, 'pauseStanding', { id, from: DAYS[1], to: DAYS[2] })
  expect(paused.cancelled.map(({ date }) => date)).toEqual([DAYS[1], DAYS[2]])
  await sweep()
  expect((await mealsOf(5)).filter(({ state }) => state === 'booked')).toHaveLength(2)

  const resumed = await write<Saved>(me, 'resumeStanding', { id, from: DAYS[2] })
  expect(resumed.booked.map(({ date }) => date)).toEqual([DAYS[2]])

  const ended = await write<Paused>(me, 'endStanding', { id })
  expect(ended.cancelled.map(({ date }) => date)).toEqual([DAYS[0], DAYS[2], DAYS[3]])
  await sweep()
  expect((await mealsOf(5)).every(({ state }) => state === 'cancelled')).toBe(true)
  for (const { menuId } of await mealsOf(5)) await canteen.expectNothingLost(cloud, menuId)
})

test('what cannot be cancelled any more is said to be kept', async () => {
  await publish(DAYS[0]!)
  const { standing: made } = await write<Saved>(canteen.elder(5), 'saveStanding', wanted)
  await cloud.clock(Date.parse(`${DAYS[0]}T10:00:00+08:00`))

  const ended = await write<Paused>(canteen.elder(5), 'endStanding', { id: made.id })

  expect(ended).toMatchObject({ cancelled: [], kept: [{ date: DAYS[0] }] })
})

test('a change of it that dies half-way is finished by the timer', async () => {
  for (const date of DAYS) await publish(date)
  await cloud.fault({ crashAfterTrips: 14, only: { function: 'meals', action: 'saveStanding' } })
  await write(canteen.elder(5), 'saveStanding', wanted).catch(() => undefined)
  await cloud.fault({})
  expect((await mealsOf(5)).length).toBeLessThan(DAYS.length)

  await cloud.clock(NOW + 120_000)
  await sweep()

  expect((await mealsOf(5)).filter(({ state }) => state === 'booked')).toHaveLength(DAYS.length)
})

test('is settled by family and staff for somebody, who hears of it; a stranger finds none', async () => {
  const personId = canteen.elderPerson(0)
  const { standing: made } = await write<Saved>(canteen.DAUGHTER, 'saveStanding', { ...wanted, personId })
  await write(canteen.CANTEEN, 'pauseStanding', { id: made.id, from: DAYS[0], to: DAYS[1] })

  const ask = (openid: string) => cloud.call('meals', openid, 'endStanding', { id: made.id }, newRequestId())
  for (const openid of [canteen.STRANGER, canteen.NEPHEW, canteen.OTHER_GRID_WORKER, canteen.OUTSIDER]) {
    expect(outcome(await ask(openid))).toBe('NOT_FOUND')
  }
  expect(await told('meals.standingChanged')).toHaveLength(2)
  expect(await cloud.find('auditEntries', { what: 'meals.pauseStanding' })).toHaveLength(1)
  const seen = await cloud.call<{ items: object[] }>('meals', canteen.elder(0), 'standings', {})
  expect(seen).toMatchObject({ ok: true, value: { items: [{ id: made.id, version: 2 }] } })
})
