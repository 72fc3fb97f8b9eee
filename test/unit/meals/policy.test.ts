import type { SubsidyPolicy } from '../../../cloudfunctions/meals/collections'
import { grantedInWords, monthSums, type GrantedGroup } from '../../../cloudfunctions/meals/rules/monthSheet'
import { checkPolicy, policyAt, standingOf } from '../../../cloudfunctions/meals/rules/policy'
import { fen } from '../../../miniprogram/shared/money'
import { policyTerms } from '../../support/canteen'

/** Which version of the subsidy counts, and what the month's sheet says of it. */

const version = (id: string, fromDate: string, createdAt = 1): SubsidyPolicy => ({
  _id: id,
  title: id,
  payer: '区民政局',
  tiers: policyTerms.tiers,
  fromDate,
  note: '',
  createdAt,
  createdBy: 'o-office',
  createdByName: '刘建国',
})

const versions = [
  version('old', '2025-01-01'),
  version('now', '2026-07-01'),
  version('first-try', '2027-01-01', 1),
  version('second-try', '2027-01-01', 2),
]

test.each([
  ['2024-12-31', null],
  ['2025-01-01', 'old'],
  ['2026-06-30', 'old'],
  ['2026-07-01', 'now'],
  ['2027-01-01', 'second-try'],
])('on %s the version %s counts', (date, id) => {
  expect(policyAt(versions, date)?._id ?? null).toBe(id)
})

test('a version is past, current or coming; one that was written over is past before it began', () => {
  expect(versions.map((policy) => standingOf(policy, versions, '2026-11-23'))).toEqual([
    'past',
    'current',
    'past',
    'coming',
  ])
})

describe('a new version', () => {
  const NOW = Date.parse('2026-11-23T23:59:00+08:00')
  const tier = {
    minAge: 70,
    amountFen: fen(400),
    sharePercent: null,
    maxPerMealFen: null,
    maxPerMonthFen: null,
  }
  const check = (fromDate: string, tiers: Parameters<typeof checkPolicy>[0]['tiers']) =>
    checkPolicy({ fromDate, tiers }, NOW, (i) => `t${i + 1}`)

  test('begins tomorrow at the earliest, on the calendar here', () => {
    expect(() => check('2026-11-23', [tier])).toThrow('最早从明天开始')
    expect(check('2026-11-24', [tier])).toHaveLength(1)
  })

  test('has its tiers from the highest age down', () => {
    const ages = check('2027-01-01', [tier, { ...tier, minAge: 90 }, { ...tier, minAge: 80 }])

    expect(ages.map(({ id, minAge }) => [id, minAge])).toEqual([
      ['t1', 90],
      ['t2', 80],
      ['t3', 70],
    ])
  })

  test.each([
    ['both an amount and a share', { sharePercent: 50 }],
    ['neither', { amountFen: null }],
    ['nothing', { amountFen: fen(0) }],
    ['a limit of nothing', { maxPerMonthFen: fen(0) }],
  ])('refuses a tier with %s', (_what, more) => {
    expect(() => check('2027-01-01', [{ ...tier, ...more }])).toThrow()
  })

  test('refuses two tiers of one age', () => {
    expect(() => check('2027-01-01', [tier, tier])).toThrow('年龄一样')
  })
})

describe('the month sheet', () => {
  const group = (more: Partial<GrantedGroup>): GrantedGroup => ({
    personId: 'p-1',
    personName: '王秀英',
    policyId: 'now',
    policyTitle: '老年助餐补贴',
    payer: '区民政局',
    tierId: 't70',
    age: 76,
    amountFen: 400,
    capped: false,
    meals: 20,
    totalFen: 24_000,
    ...more,
  })

  test('explains every yuan', () => {
    const groups = [group({ amountFen: 200, capped: true, meals: 1, totalFen: 1200 }), group({})]

    expect(grantedInWords(groups)).toBe('20 餐 × ¥4.00 + 1 餐 ¥2.00(到本月上限)')
    const tiers = new Map([['now:t70', policyTerms.tiers[1]!]])
    expect(monthSums(groups, tiers)).toMatchObject({
      rows: [
        { meals: 21, totalFen: 25_200, subsidyFen: 8200, paidFen: 17_000, tier: '70 岁以上,每餐补 ¥4.00' },
      ],
      payers: [{ payer: '区民政局', meals: 21, subsidyFen: 8200 }],
      people: 1,
      subsidyFen: 8200,
    })
  })

  test('has a row for each age that somebody had in the month, and counts them once', () => {
    const sums = monthSums([group({ age: 79 }), group({ age: 80, tierId: 't80', amountFen: 600 })], new Map())

    expect(sums.rows.map(({ age, subsidyFen }) => [age, subsidyFen])).toEqual([
      [79, 8000],
      [80, 12_000],
    ])
    expect(sums.people).toBe(1)
  })
})
