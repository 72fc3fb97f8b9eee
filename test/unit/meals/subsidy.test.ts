import fc from 'fast-check'
import type { PolicyTerms, PolicyTier } from '../../../cloudfunctions/meals/collections'
import { ageOn, oneMeal, subsidyOf, tierOf } from '../../../cloudfunctions/meals/rules/subsidy'
import { fen } from '../../../miniprogram/shared/money'
import { policyTerms } from '../../support/canteen'

/** What the public purse pays of a meal, and how it is explained. */

const DATE = '2026-11-23'

const line = (priceFen: number, quantity = 1, kind: 'set' | 'dish' = 'set') => ({
  kind,
  name: '红烧鱼套餐',
  priceFen: fen(priceFen),
  quantity,
})

const tier = (more: Partial<PolicyTier>): PolicyTier => ({
  id: 't70',
  minAge: 70,
  amountFen: null,
  sharePercent: null,
  maxPerMealFen: null,
  maxPerMonthFen: null,
  ...more,
})

const policy = (...tiers: PolicyTier[]): PolicyTerms => ({ ...policyTerms, tiers })

const of = (more: Partial<Parameters<typeof subsidyOf>[0]> = {}) =>
  subsidyOf({
    policy: policyTerms,
    birthdate: '1950-03-08',
    date: DATE,
    lines: [line(1200)],
    usedFen: 0,
    ...more,
  })

describe('the age', () => {
  test.each([
    ['the day before the birthday', '1956-11-24', 69],
    ['on the birthday', '1956-11-23', 70],
    ['of somebody whose birthdate is not known', null, null],
  ])('%s is that on the meal’s date', (_case, birthdate, age) => {
    expect(ageOn(birthdate, DATE)).toBe(age)
  })

  test.each([
    ['2027-02-28', 66],
    ['2027-03-01', 67],
    ['2028-02-29', 68],
  ])('of somebody born on a 29 February is, on %s, %i', (date, age) => {
    expect(ageOn('1960-02-29', date)).toBe(age)
  })

  test('somebody who is 70 tomorrow is subsidised from tomorrow’s meal on, whenever it is booked', () => {
    const birthdate = '1956-11-24'

    expect(of({ birthdate }).amountFen).toBe(0)
    expect(of({ birthdate, date: '2026-11-24' }).amountFen).toBe(400)
  })
})

describe('the tier', () => {
  test.each([
    [69, null],
    [70, 't70'],
    [79, 't70'],
    [80, 't80'],
    [103, 't80'],
    [null, null],
  ])('at %s is %s', (age, id) => {
    expect(tierOf(policyTerms, age)?.id ?? null).toBe(id)
  })

  test.each([
    ['without a policy', { policy: null }, ''],
    ['too young', { birthdate: '1970-01-01' }, '56 岁,满 70 岁才有补贴'],
    ['without a birthdate', { birthdate: null }, '没有登记出生日期,暂时不能补贴'],
  ])('%s nothing is paid, and why is said', (_case, more, words) => {
    const subsidy = of(more)

    expect(subsidy).toMatchObject({ amountFen: 0, state: 'none', tierId: null })
    expect(subsidy.why[1]?.words ?? '').toBe(words)
  })
})

describe('the amount', () => {
  test.each([
    ['a fixed one', tier({ amountFen: fen(400) }), 1200, 400],
    ['never more than the meal costs', tier({ amountFen: fen(400) }), 300, 300],
    ['a share', tier({ sharePercent: 50 }), 1200, 600],
    ['a share, the half fen rounded up', tier({ sharePercent: 50 }), 1201, 601],
    ['a share up to a limit', tier({ sharePercent: 50, maxPerMealFen: fen(500) }), 1200, 500],
    ['the whole', tier({ sharePercent: 100 }), 1200, 1200],
  ])('is %s', (_case, only, price, amount) => {
    expect(of({ policy: policy(only), lines: [line(price)] }).amountFen).toBe(amount)
  })

  test.each([
    [0, 400],
    [5_600, 400],
    [5_700, 300],
    [6_000, 0],
    [9_999, 0],
  ])('with %i fen used of ¥60.00 in the month is %i', (usedFen, amount) => {
    expect(of({ usedFen }).amountFen).toBe(amount)
  })

  test('is for one person’s meal: a guest’s portion is paid in full', () => {
    const share = policy(tier({ sharePercent: 50 }))

    expect(oneMeal([line(1200, 2), line(1000), line(200, 3, 'dish')])).toBe(1400)
    expect(of({ policy: share, lines: [line(1200, 2)] }).amountFen).toBe(600)
    expect(of({ policy: share, lines: [line(1200, 2)] }).why[1]?.words).toContain('只补一份')
  })
})

test('the steps of the explanation always add up to what is paid', () => {
  const prices = fc.array(
    fc.record({
      price: fc.integer({ min: 1, max: 5000 }),
      n: fc.integer({ min: 1, max: 4 }),
      set: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  const tiers = fc.oneof(
    fc.integer({ min: 1, max: 3000 }).map((n) => tier({ amountFen: fen(n) })),
    fc.integer({ min: 1, max: 100 }).map((n) => tier({ sharePercent: n })),
  )
  const limit = fc.option(fc.integer({ min: 0, max: 9000 }))
  fc.assert(
    fc.property(
      prices,
      tiers,
      limit,
      limit,
      fc.integer({ min: 0, max: 9000 }),
      (list, only, meal, month, usedFen) => {
        const limits = {
          maxPerMealFen: meal === null ? null : fen(meal),
          maxPerMonthFen: month === null ? null : fen(month),
        }
        const lines = list.map(({ price, n, set }) => line(price, n, set ? 'set' : 'dish'))
        const total = lines.reduce((sum, one) => sum + one.priceFen * one.quantity, 0)

        const { amountFen, why } = of({ policy: policy({ ...only, ...limits }), lines, usedFen })

        expect(why.reduce((sum, step) => sum + step.amountFen, 0)).toBe(total - amountFen)
        expect(amountFen).toBeGreaterThanOrEqual(0)
        expect(amountFen).toBeLessThanOrEqual(oneMeal(lines))
        if (month !== null) expect(amountFen + usedFen).toBeLessThanOrEqual(Math.max(month, usedFen))
      },
    ),
  )
})
