import { fen, formatYuan, ZERO, type Fen } from '../../../miniprogram/shared/money'
import { ageAt } from '../../../miniprogram/shared/people'
import { instantOf } from '../../../miniprogram/shared/time'
import type { MealLine, PolicyTerms, PolicyTier, Subsidy } from '../collections'

/** Whole years on the day of a meal; null where the birthdate is not known. A birthday counts from its first minute. */
export function ageOn(birthdate: string | null, date: string): number | null {
  const day = instantOf(date)
  return birthdate === null || day === null ? null : ageAt(birthdate, day)
}

/** The tier of an age: the highest that is reached. */
export function tierOf(policy: PolicyTerms | null, age: number | null): PolicyTier | null {
  if (!policy || age === null) return null
  const reached = policy.tiers.filter((tier) => age >= tier.minAge)
  return reached.sort((a, b) => b.minAge - a.minAge)[0] ?? null
}

type Priced = Pick<MealLine, 'kind' | 'priceFen' | 'quantity' | 'name'>

/**
 * What of a booking is one person's meal, and so is subsidised: one portion of the dearest set, and one of each single
 * dish. A second portion is a guest's.
 */
export function oneMeal(lines: readonly Priced[]): Fen {
  const sets = lines.filter((line) => line.kind === 'set').map((line) => line.priceFen as number)
  const dishes = lines.filter((line) => line.kind === 'dish').reduce((sum, line) => sum + line.priceFen, 0)
  return fen(Math.max(0, ...sets) + dishes)
}

export const totalOf = (lines: readonly Pick<MealLine, 'priceFen' | 'quantity'>[]): Fen =>
  fen(lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0))

/** Per cent of an amount, the half fen rounded up: the one rule of rounding for money (per booking). */
const shareOf = (amount: number, percent: number): number => Math.round((amount * percent) / 100)

/** "70 岁以上,每餐补 ¥4.00" */
export function tierInWords(tier: PolicyTier): string {
  const what =
    tier.amountFen === null ? `每餐补 ${tier.sharePercent ?? 0}%` : `每餐补 ${formatYuan(tier.amountFen)}`
  const cap = tier.maxPerMealFen === null ? '' : `,最多 ${formatYuan(tier.maxPerMealFen)}`
  return `${tier.minAge} 岁以上,${what}${cap}`
}

export interface SubsidyCase {
  policy: PolicyTerms | null
  birthdate: string | null
  /** Day of the meal. */
  date: string
  lines: readonly Priced[]
  /** What stands already for the same person in the same month, granted and reserved. */
  usedFen: number
}

const nothing = (totalFen: Fen, words: string, age: number | null, policy: PolicyTerms | null): Subsidy => ({
  amountFen: ZERO,
  state: 'none',
  policyId: policy?.policyId ?? null,
  policyTitle: policy?.title ?? '',
  payer: policy?.payer ?? '',
  tierId: null,
  age,
  why: [{ words: '原价', amountFen: totalFen }, ...(words ? [{ words, amountFen: 0 }] : [])],
  grantedAt: null,
  proof: '',
})

function noTierWords(policy: PolicyTerms | null, age: number | null): string {
  if (!policy) return ''
  if (age === null) return '没有登记出生日期,暂时不能补贴'
  const youngest = Math.min(...policy.tiers.map((tier) => tier.minAge))
  return `${age} 岁,满 ${youngest} 岁才有补贴`
}

/**
 * What the public purse pays of a booking, with every step of the way in words; the amounts of the steps add up to what
 * the person pays.
 */
export function subsidyOf({ policy, birthdate, date, lines, usedFen }: SubsidyCase): Subsidy {
  const totalFen = totalOf(lines)
  const age = ageOn(birthdate, date)
  const tier = tierOf(policy, age)
  if (!policy || !tier) return nothing(totalFen, noTierWords(policy, age), age, policy)
  const base = oneMeal(lines)
  const full = tier.amountFen ?? shareOf(base, tier.sharePercent ?? 0)
  const perMeal = Math.min(full, base, tier.maxPerMealFen ?? Infinity)
  const room = tier.maxPerMonthFen === null ? Infinity : Math.max(0, tier.maxPerMonthFen - usedFen)
  const amountFen = fen(Math.min(perMeal, room))
  const capped = amountFen < perMeal
  const words = `${age} 岁,${tierInWords(tier)}${totalFen > base ? ',只补一份' : ''}`
  const cap = tier.maxPerMonthFen === null ? '' : `到了每月最多补 ${formatYuan(tier.maxPerMonthFen)} 的上限`
  return {
    amountFen,
    state: amountFen > 0 ? 'reserved' : 'none',
    policyId: policy.policyId,
    policyTitle: policy.title,
    payer: policy.payer,
    tierId: tier.id,
    age,
    why: [
      { words: '原价', amountFen: totalFen },
      { words, amountFen: -perMeal },
      ...(capped ? [{ words: cap, amountFen: perMeal - amountFen }] : []),
    ],
    grantedAt: null,
    proof: '',
  }
}
