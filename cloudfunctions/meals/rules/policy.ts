import { instantOf, isoDate } from '../../../miniprogram/shared/time'
import { AppError } from '../../kit/errors'
import { fingerprint } from '../../kit/fingerprint'
import type { PolicyTerms, PolicyTier, SubsidyPolicy } from '../collections'

/** Which version of the subsidy counts on a day, and what a new one may be. */

const refused = (field: string, message: string): AppError => new AppError('BAD_INPUT', message, { field })

/** The version that counts on a day: the latest that has begun; of two with one first day the one written later. */
export function policyAt(policies: readonly SubsidyPolicy[], date: string): SubsidyPolicy | null {
  const begun = policies.filter(({ fromDate }) => fromDate <= date)
  const [latest] = begun.sort((a, b) =>
    a.fromDate === b.fromDate ? b.createdAt - a.createdAt : a.fromDate < b.fromDate ? 1 : -1,
  )
  return latest ?? null
}

/** What of a version is copied onto a menu. */
export const policyTerms = (policy: SubsidyPolicy | null): PolicyTerms | null =>
  policy && { policyId: policy._id, title: policy.title, payer: policy.payer, tiers: policy.tiers }

export const samePolicy = (a: PolicyTerms | null, b: PolicyTerms | null): boolean =>
  fingerprint({ policy: a }) === fingerprint({ policy: b })

/** How a version stands today. One that another version with the same first day has replaced counts as past. */
export function standingOf(
  policy: SubsidyPolicy,
  all: readonly SubsidyPolicy[],
  today: string,
): 'current' | 'coming' | 'past' {
  if (policy.fromDate > today) return policyAt(all, policy.fromDate)?._id === policy._id ? 'coming' : 'past'
  return policyAt(all, today)?._id === policy._id ? 'current' : 'past'
}

export type TierDraft = Omit<PolicyTier, 'id'>

function checkTier({ amountFen, sharePercent, maxPerMealFen, maxPerMonthFen, minAge }: TierDraft): void {
  if ((amountFen === null) === (sharePercent === null)) {
    throw refused('tiers', `${minAge} 岁这一档请填补多少钱,或者补百分之几,填一样就行`)
  }
  if (amountFen === 0) throw refused('tiers', `${minAge} 岁这一档补 0 元,请填金额或去掉这一档`)
  if (maxPerMealFen === 0 || maxPerMonthFen === 0) {
    throw refused('tiers', '上限不能是 0 元;没有上限就空着')
  }
}

/**
 * The tiers of a new version, the highest age first.
 * @throws BAD_INPUT for a version that has begun already, or tiers that contradict each other
 */
export function checkPolicy(
  draft: { fromDate: string; tiers: readonly TierDraft[] },
  now: number,
  newId: (i: number) => string,
): PolicyTier[] {
  if (instantOf(draft.fromDate) === null) throw refused('fromDate', '日期不对,请重新选择')
  if (draft.fromDate <= isoDate(now)) throw refused('fromDate', '新的补贴标准最早从明天开始')
  for (const tier of draft.tiers) checkTier(tier)
  const ages = new Set(draft.tiers.map(({ minAge }) => minAge))
  if (ages.size < draft.tiers.length) throw refused('tiers', '有两档的年龄一样,请改一个')
  return [...draft.tiers].sort((a, b) => b.minAge - a.minAge).map((tier, i) => ({ id: newId(i), ...tier }))
}
