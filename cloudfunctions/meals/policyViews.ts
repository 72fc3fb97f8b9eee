import type { InferInput } from 'valibot'
import type { SubsidyPolicy } from './collections'
import type { money } from './contract/money'
import { standingOf } from './rules/policy'

export type PolicyOut = InferInput<typeof money.addPolicy.output>

export function policyOutOf(policy: SubsidyPolicy, all: readonly SubsidyPolicy[], today: string): PolicyOut {
  const { _id: id, title, payer, tiers, fromDate, note, createdByName, createdAt } = policy
  const standing = standingOf(policy, all, today)
  return { id, title, payer, tiers, fromDate, note, createdByName, createdAt, standing }
}
