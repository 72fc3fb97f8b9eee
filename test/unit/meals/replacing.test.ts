import fc from 'fast-check'
import type { PolicyTerms } from '../../../cloudfunctions/meals/collections'
import { replaceIn } from '../../../cloudfunctions/meals/rules/replacing'
import { subsidyOf, totalOf } from '../../../cloudfunctions/meals/rules/subsidy'
import { fen } from '../../../miniprogram/shared/money'
import { menuDocument, policyTerms } from '../../support/canteen'
import { lineOf, mealDocument } from '../../support/meals'

/** Another item takes the place of one that cannot be cooked. Nobody ever pays more. */

const NOW = Date.parse('2026-11-23T08:00:00+08:00')
const priced = (fish: number, tofu: number, kind: 'set' | 'dish' = 'set') =>
  menuDocument(
    {
      items: {
        fish: { name: '红烧鱼套餐', priceFen: fen(fish), kind },
        tofu: { name: '豆腐套餐', priceFen: fen(tofu), kind, contains: ['soy'] },
        bun: { name: '馒头', priceFen: fen(100), kind: 'dish' },
      },
    },
    NOW,
  )

const itemOf = (menu: ReturnType<typeof priced>, id: string) => menu.items.find((item) => item.id === id)!

describe('a meal whose item is replaced', () => {
  test.each([
    ['cheaper', 1000, 1000, 600],
    ['dearer', 1500, 1200, 800],
  ])('by a %s one costs the lower of the two prices', (_what, price, total, pay) => {
    const menu = priced(1200, price)

    const replaced = replaceIn(mealDocument(menu, 0), 'fish', itemOf(menu, 'tofu'), policyTerms)

    expect(replaced).toMatchObject({
      totalFen: total,
      payFen: pay,
      quantity: 1,
      takes: { fish: 1, tofu: -1 },
    })
    expect(replaced?.lines).toMatchObject([
      { itemId: 'tofu', name: '豆腐套餐', contains: ['soy'], amountFen: total },
    ])
    expect(replaced?.subsidy).toMatchObject({ amountFen: 400, age: 76, state: 'reserved' })
  })

  test('is one line where the other item was in it already', () => {
    const menu = priced(1200, 1000)
    const order = mealDocument(menu, 0, { takes: { fish: 1, bun: 2, tofu: 1 } })

    const replaced = replaceIn(order, 'fish', itemOf(menu, 'tofu'), policyTerms)

    expect(replaced?.lines.map(({ itemId, quantity }) => [itemId, quantity])).toEqual([
      ['tofu', 2],
      ['bun', 2],
    ])
  })

  test('is none of ours without the item', () => {
    const menu = priced(1200, 1000)

    expect(replaceIn(mealDocument(menu, 0), 'bun', itemOf(menu, 'tofu'), policyTerms)).toBeNull()
  })

  test('gets no more of the month than it had, when the month was used up', () => {
    const menu = priced(1200, 1100)
    const lines = [lineOf(menu, 'fish', 1)]
    const subsidy = subsidyOf({
      policy: policyTerms,
      birthdate: '1950-03-08',
      date: menu.date,
      lines,
      usedFen: 5900,
    })
    const replaced = replaceIn(mealDocument(menu, 0, { subsidy }), 'fish', itemOf(menu, 'tofu'), policyTerms)

    expect(subsidy.amountFen).toBe(100)
    expect(replaced).toMatchObject({ totalFen: 1100, payFen: 1000, subsidy: { amountFen: 100 } })
  })
})

const policyOf = (share: number | null, amount: number): PolicyTerms => ({
  ...policyTerms,
  tiers: [
    {
      id: 't70',
      minAge: 70,
      amountFen: share === null ? fen(amount) : null,
      sharePercent: share,
      maxPerMealFen: null,
      maxPerMonthFen: fen(6000),
    },
  ],
})

test('under any prices, quantities and subsidies the person never pays more, and every step adds up', () => {
  const quantity = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(
      fc.record({
        fish: fc.integer({ min: 1, max: 3000 }),
        tofu: fc.integer({ min: 1, max: 3000 }),
        kind: fc.constantFrom('set' as const, 'dish' as const),
        share: fc.option(fc.integer({ min: 1, max: 100 })),
        amount: fc.integer({ min: 1, max: 2000 }),
        used: fc.integer({ min: 0, max: 6000 }),
        also: quantity,
        buns: quantity,
        n: fc.integer({ min: 1, max: 3 }),
      }),
      ({ fish, tofu, kind, share, amount, used, also, buns, n }) => {
        const menu = priced(fish, tofu, kind)
        const policy = policyOf(share, amount)
        const lines = [
          lineOf(menu, 'fish', n),
          ...(also > 0 ? [lineOf(menu, 'tofu', also)] : []),
          ...(buns > 0 ? [lineOf(menu, 'bun', buns)] : []),
        ]
        const subsidy = subsidyOf({ policy, birthdate: '1950-03-08', date: menu.date, lines, usedFen: used })
        const order = mealDocument(menu, 0, { lines, subsidy })

        const replaced = replaceIn(order, 'fish', itemOf(menu, 'tofu'), policy)!

        expect(replaced.payFen).toBeLessThanOrEqual(order.totalFen - subsidy.amountFen)
        expect(replaced.subsidy.amountFen).toBeLessThanOrEqual(subsidy.amountFen)
        expect(replaced.totalFen).toBe(totalOf(replaced.lines))
        expect(replaced.payFen).toBe(replaced.totalFen - replaced.subsidy.amountFen)
        const steps = replaced.subsidy.why.reduce((sum, step) => sum + step.amountFen, 0)
        expect(steps).toBe(replaced.payFen)
      },
    ),
    { numRuns: 500 },
  )
})
