import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { account, newRequestId, outcome } from '../../support/shop'

/** Sunday 8:00; the meal is on Monday. */
const NOW = Date.parse('2026-11-22T08:00:00+08:00')
const DATE = '2026-11-23'

let cloud: TestCloud
let menuId = ''

beforeAll(async () => {
  cloud = await startCloud()
  await canteen.settle(cloud, 25)
  await cloud.clock(NOW)
  menuId = (await canteen.publishMenu(cloud, { date: DATE, items: { fish: { name: '红烧鱼套餐' } } }, NOW))
    ._id
})

afterAll(() => cloud.stop())

const booked = (openid: string, wish: Partial<canteen.MealWishes> = {}) =>
  canteen.booked(cloud, openid, { menuId, ...wish })

test('a week is booked day by day: what cannot be had is said, the monthly limit counts on', async () => {
  const eighty = 'o-eighty'
  const personId = 'p-eighty'
  await cloud
    .sdk()
    .database()
    .collection('accounts')
    .add(account(eighty, { personId, birthdate: '1940-01-01' }))
  // ¥6.00 a meal, ¥60.00 a month: ten meals.
  const days = Array.from({ length: 12 }, (_, n) => `2026-12-${String(n + 1).padStart(2, '0')}`)
  const menus = []
  for (const date of days) menus.push((await canteen.publishMenu(cloud, { date }, NOW))._id)
  const lines = canteen.linesOf({ fish: 1 })
  const quote = await cloud.call<{ days: { payFen: number }[]; payFen: number }>(
    'meals',
    eighty,
    'quoteWeek',
    { days: menus.map((id) => ({ menuId: id, lines })) },
  )
  if (!quote.ok) throw new Error(quote.error.message)
  expect(quote.value.days.map(({ payFen }) => payFen)).toEqual([...Array<number>(10).fill(600), 1200, 1200])

  const input = {
    way: 'pickUp',
    days: menus.map((id, n) => ({
      menuId: id,
      lines,
      seenPayFen: n === 11 ? 600 : quote.value.days[n]!.payFen,
    })),
  }
  const answer = await cloud.call<{ days: { outcome: string }[] }>(
    'meals',
    eighty,
    'bookWeek',
    input,
    newRequestId(),
  )

  if (!answer.ok) throw new Error(answer.error.message)
  expect(answer.value.days.map((day) => day.outcome)).toEqual([
    ...Array<string>(11).fill('booked'),
    'refused',
  ])
})

test('a caller is offered what they had last, on every menu where it is', async () => {
  await booked(canteen.elder(21), { way: 'delivery' })
  const plan = { date: '2026-11-26', items: { egg: {} } }
  await canteen.publishMenu(cloud, plan, NOW)

  const personId = canteen.elderPerson(21)
  const seen = await cloud.call<{ menus: { date: string; same: object | null }[]; last: object }>(
    'meals',
    canteen.CANTEEN,
    'callerMeals',
    { personId },
  )

  if (!seen.ok) throw new Error(seen.error.message)
  expect(seen.value.last).toMatchObject({ summary: '红烧鱼套餐 1 份', way: 'delivery' })
  const sameOn = (date: string) => seen.value.menus.find((menu) => menu.date === date)?.same
  expect(sameOn(DATE)).toMatchObject({
    lines: [{ itemId: 'fish', quantity: 1 }],
    way: 'delivery',
    missing: [],
  })
  expect(sameOn('2026-11-26')).toBeNull()
  const reads = await cloud.find('auditEntries', { what: 'meals.callerMeals', about: personId })
  expect(reads).toMatchObject([{ read: true, by: canteen.CANTEEN }])
  const other = await cloud.call('meals', canteen.OTHER_GRID_WORKER, 'callerMeals', { personId })
  expect(outcome(other)).toBe('NOT_FOUND')
})

test('a meal is rated once, within a week', async () => {
  const { id } = await booked(canteen.elder(22))
  const rate = (face: string) => cloud.call('meals', canteen.elder(22), 'rate', { id, face }, newRequestId())
  expect(outcome(await rate('good'))).toBe('CLOSED')
  await cloud
    .sdk()
    .database()
    .collection('mealOrders')
    .where({ _id: id })
    .update({ state: 'collected', next: null })

  expect([outcome(await rate('good')), outcome(await rate('good')), outcome(await rate('bad'))]).toEqual([
    'ok',
    'ok',
    'STALE',
  ])
})
