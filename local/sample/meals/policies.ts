import type { PolicyTier, SubsidyPolicy } from '../../../cloudfunctions/meals/collections'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, instantOf, partsOf } from '../../../miniprogram/shared/time'
import { openidOf } from '../keys'
import { community, type In } from './desk'

const amount = (minAge: number, perMeal: number, perMonth: number): PolicyTier => ({
  id: `t${minAge}`,
  minAge,
  amountFen: fen(perMeal),
  sharePercent: null,
  maxPerMealFen: null,
  maxPerMonthFen: fen(perMonth),
})

const share = (minAge: number, sharePercent: number, perMeal: number, perMonth: number): PolicyTier => ({
  id: `t${minAge}`,
  minAge,
  amountFen: null,
  sharePercent,
  maxPerMealFen: fen(perMeal),
  maxPerMonthFen: fen(perMonth),
})

/** Last year's, and the one that has counted since the first of January. */
export function policyDocuments(now: number): In<SubsidyPolicy>[] {
  const { year } = partsOf(now)
  const version = (of: number, tiers: PolicyTier[], note: string): In<SubsidyPolicy> => {
    const fromDate = `${of}-01-01`
    return {
      _id: `mp-${of}`,
      community,
      title: '兴隆社区老年助餐补贴',
      payer: '华龙区民政局',
      tiers,
      fromDate,
      note,
      createdAt: (instantOf(fromDate) ?? now) - 20 * DAY,
      createdBy: openidOf('liu-jianguo'),
      createdByName: '刘建国',
    }
  }
  return [
    version(year - 1, [amount(80, 400, 10000), amount(70, 300, 8000)], '头一年,先从 70 岁开始'),
    version(
      year,
      [amount(80, 500, 12000), amount(70, 400, 10000), share(60, 15, 200, 4000)],
      '每档都涨了一元,60 到 69 岁的也有了',
    ),
  ]
}
