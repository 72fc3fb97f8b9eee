import type { MonthSheet } from '../../../cloudfunctions/meals/month'
import { fen } from '../../../miniprogram/shared/money'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { mealDocument } from '../../support/meals'
import * as menus from '../../support/menus'
import { add, outcome, range } from '../../support/shop'

/** The subsidy has versions: what is booked keeps its own, what was granted is explained to the fen. */

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await canteen.settle(cloud, 6)
  await add(cloud, 'mealPolicies', [
    {
      _id: 'policy-1',
      community: 'xinglong',
      title: canteen.policyTerms.title,
      payer: canteen.policyTerms.payer,
      tiers: canteen.policyTerms.tiers,
      fromDate: '2025-01-01',
      note: '',
      createdAt: 1,
      createdBy: 'o-office',
      createdByName: '刘建国',
    },
  ])
})

afterAll(() => cloud.stop())

const draft = (fromDate: string, amountFen = 700) => ({
  title: '新的补贴',
  payer: '市民政局',
  tiers: [{ minAge: 60, amountFen, sharePercent: null, maxPerMealFen: null, maxPerMonthFen: null }],
  fromDate,
  note: '',
})

const addPolicy = (fromDate: string, by = canteen.ADMIN) =>
  menus.write<{ id: string; standing: string }>(cloud, 'addPolicy', draft(fromDate), { by })

describe('a new version', () => {
  test('is an administrator’s, and begins tomorrow at the earliest', async () => {
    expect(outcome(await addPolicy(menus.dayFromNow(30), canteen.CANTEEN))).toBe('NOT_ALLOWED')
    expect(outcome(await addPolicy(menus.dayFromNow(0)))).toBe('BAD_INPUT')
  })

  test('counts for menus from its first day on; what is booked keeps its own', async () => {
    const before = await canteen.publishMenu(cloud, { date: menus.dayFromNow(5) })
    const after = await canteen.publishMenu(cloud, { date: menus.dayFromNow(6) })
    const booked = await canteen.booked(cloud, canteen.elder(1), { menuId: after._id })

    const added = menus.valueOf(await addPolicy(menus.dayFromNow(6)))

    expect(added.standing).toBe('coming')
    expect((await menus.menuOf(cloud, before._id)).policy?.policyId).toBe('policy-1')
    expect((await menus.menuOf(cloud, after._id)).policy?.policyId).toBe(added.id)
    const meal = await canteen.mealOf(cloud, booked.id)
    expect(meal).toMatchObject({ subsidy: { policyId: 'policy-1', amountFen: 400 }, money: { dueFen: 800 } })
    expect(outcome(await canteen.book(cloud, canteen.elder(2), { menuId: after._id, pay: 800 }))).toBe(
      'CHANGED',
    )
    expect(outcome(await canteen.book(cloud, canteen.elder(2), { menuId: after._id, pay: 500 }))).toBe('ok')
  })

  test('whose menus a crash has left behind reaches them by the timer', async () => {
    const menu = await canteen.publishMenu(cloud, { date: menus.dayFromNow(9) })
    await cloud.fault({ crashAfterTrips: 4, only: { function: 'meals', action: 'addPolicy' } })
    await addPolicy(menus.dayFromNow(9)).catch(() => undefined)
    await cloud.fault({})
    const left = (await menus.menuOf(cloud, menu._id)).policy?.payer

    await canteen.sweepLater(cloud)

    expect(left).toBe('区民政局')
    expect((await menus.menuOf(cloud, menu._id)).policy?.payer).toBe('市民政局')
  })
})

test('the month sheet explains to the fen what was granted, and what is still to be proven', async () => {
  const days = range(4).map((n) => `2026-03-0${n + 1}`)
  const list = days.map((date) => canteen.menuDocument({ date }, Date.parse('2026-03-01T00:00:00+08:00')))
  const meal = (n: number, menu: (typeof list)[number], more: Parameters<typeof mealDocument>[2] = {}) => {
    const made = mealDocument(menu, n, { state: 'collected', ...more })
    return { ...made, subsidy: { ...made.subsidy, state: 'granted' as const } }
  }
  const capped = meal(0, list[3]!)
  const limited = {
    ...capped,
    subsidy: {
      ...capped.subsidy,
      amountFen: fen(150),
      why: [...capped.subsidy.why, { words: '到了每月的上限', amountFen: 250 }],
    },
  }
  const reserved = mealDocument(list[0]!, 3)
  const released = mealDocument(list[1]!, 3, { state: 'no_show' })
  await add(cloud, 'mealOrders', [
    meal(0, list[0]!),
    meal(0, list[1]!),
    meal(0, list[2]!, { takes: { fish: 2 } }),
    limited,
    meal(1, list[0]!, { born: '1940-01-01' }),
    reserved,
    { ...released, subsidy: { ...released.subsidy, state: 'released' as const } },
  ])

  const sheet = menus.valueOf(await menus.read<MonthSheet>(cloud, 'monthSheet', { month: '2026-03' }))

  expect(sheet.rows).toMatchObject([
    {
      personName: '王秀英0',
      age: 75,
      meals: 4,
      totalFen: 6000,
      subsidyFen: 1350,
      paidFen: 4650,
      words: '3 餐 × ¥4.00 + 1 餐 ¥1.50(到本月上限)',
      tier: '70 岁以上,每餐补 ¥4.00',
    },
    { personName: '王秀英1', age: 86, meals: 1, subsidyFen: 600, words: '1 餐 ¥6.00' },
  ])
  expect(sheet).toMatchObject({
    people: 2,
    meals: 5,
    subsidyFen: 1950,
    payers: [{ payer: '区民政局', meals: 5, subsidyFen: 1950 }],
    pending: { meals: 1, subsidyFen: 400 },
  })
})
