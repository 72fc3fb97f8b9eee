import { fen, type Fen } from '../../miniprogram/shared/money'
import { command, type Database } from '../kit/database'
import { mealOrders, policies, type PolicyTier } from './collections'
import { monthSums, type GrantedGroup, type MonthSums } from './rules/monthSheet'

/** More different amounts than a canteen's people get in a month; the service gives 20 unless told. */
const MAX_GROUPS = 10_000

interface Counted {
  _id: Omit<GrantedGroup, 'personName' | 'policyTitle' | 'payer' | 'meals' | 'totalFen'> & {
    state: 'granted' | 'reserved'
  }
  personName: string
  policyTitle: string
  payer: string
  meals: number
  totalFen: number
}

/** What was granted and what is reserved in a month, by person, policy, tier, age and amount. One round trip. */
const countGroups = (db: Database, month: string): Promise<Counted[]> =>
  db.of(mealOrders).aggregate<Counted>([
    { $match: { month, 'subsidy.state': { $in: ['granted', 'reserved'] } } },
    {
      $group: {
        _id: {
          state: '$subsidy.state',
          personId: '$personId',
          policyId: '$subsidy.policyId',
          tierId: '$subsidy.tierId',
          age: '$subsidy.age',
          amountFen: '$subsidy.amountFen',
          // Price, what the tier gives, and, where there is a third step, what the month's limit took back.
          capped: { $gt: [{ $size: '$subsidy.why' }, 2] },
        },
        personName: { $first: '$personName' },
        policyTitle: { $first: '$subsidy.policyTitle' },
        payer: { $first: '$subsidy.payer' },
        meals: { $sum: 1 },
        totalFen: { $sum: '$totalFen' },
      },
    },
    { $limit: MAX_GROUPS },
  ])

async function tiersOf(db: Database, groups: readonly GrantedGroup[]): Promise<Map<string, PolicyTier>> {
  const ids = [...new Set(groups.flatMap(({ policyId }) => policyId ?? []))]
  const found = ids.length === 0 ? [] : await db.of(policies).find({ _id: command.in(ids) })
  return new Map(found.flatMap(({ _id, tiers }) => tiers.map((tier) => [`${_id}:${tier.id}`, tier] as const)))
}

export interface MonthSheet extends MonthSums {
  pending: { meals: number; subsidyFen: Fen }
}

/** The month's subsidies. Two round trips. */
export async function monthSheetOf(db: Database, month: string): Promise<MonthSheet> {
  const counted = await countGroups(db, month)
  const groups = counted
    .filter(({ _id }) => _id.state === 'granted')
    .map(({ _id, ...sums }): GrantedGroup => ({ ..._id, ...sums }))
  const reserved = counted.filter(({ _id }) => _id.state === 'reserved')
  return {
    ...monthSums(groups, await tiersOf(db, groups)),
    pending: {
      meals: reserved.reduce((sum, { meals }) => sum + meals, 0),
      subsidyFen: fen(reserved.reduce((sum, { _id, meals }) => sum + _id.amountFen * meals, 0)),
    },
  }
}
