import { fen, formatYuan, type Fen } from '../../../miniprogram/shared/money'
import type { PolicyTier } from '../collections'
import { tierInWords } from './subsidy'

/** The month's subsidies for whoever pays them, every yuan explained. */

/** Meals of one person that got the same amount for the same reason. */
export interface GrantedGroup {
  personId: string
  personName: string
  policyId: string | null
  policyTitle: string
  payer: string
  tierId: string | null
  age: number | null
  amountFen: number
  /** Whether it was less than the tier gives, because the month's limit was reached. */
  capped: boolean
  meals: number
  totalFen: number
}

export interface MonthRow {
  personId: string
  personName: string
  age: number | null
  policyTitle: string
  payer: string
  tier: string
  meals: number
  totalFen: Fen
  subsidyFen: Fen
  paidFen: Fen
  words: string
}

const sumOf = <T>(list: readonly T[], value: (one: T) => number): number =>
  list.reduce((sum, one) => sum + value(one), 0)

function groupedBy<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()]
}

/** "20 餐 × ¥4.00 + 1 餐 ¥2.00(到本月上限)" */
export function grantedInWords(
  groups: readonly Pick<GrantedGroup, 'amountFen' | 'meals' | 'capped'>[],
): string {
  const sorted = [...groups].sort(
    (a, b) => Number(a.capped) - Number(b.capped) || b.meals - a.meals || b.amountFen - a.amountFen,
  )
  return sorted
    .map(({ amountFen, meals, capped }) => {
      const times = meals === 1 ? ' ' : ' × '
      return `${meals} 餐${times}${formatYuan(amountFen)}${capped ? '(到本月上限)' : ''}`
    })
    .join(' + ')
}

function rowOf(groups: readonly GrantedGroup[], tiers: ReadonlyMap<string, PolicyTier>): MonthRow {
  const { personId, personName, age, policyTitle, payer, policyId, tierId } = groups[0]!
  const tier = tiers.get(`${policyId ?? ''}:${tierId ?? ''}`)
  const totalFen = fen(sumOf(groups, (g) => g.totalFen))
  const subsidyFen = fen(sumOf(groups, (g) => g.amountFen * g.meals))
  return {
    personId,
    personName,
    age,
    policyTitle,
    payer,
    tier: tier ? tierInWords(tier) : '',
    meals: sumOf(groups, (g) => g.meals),
    totalFen,
    subsidyFen,
    paidFen: fen(totalFen - subsidyFen),
    words: grantedInWords(groups),
  }
}

export interface MonthSums {
  rows: MonthRow[]
  payers: { payer: string; meals: number; subsidyFen: Fen }[]
  people: number
  meals: number
  totalFen: Fen
  subsidyFen: Fen
  paidFen: Fen
}

/**
 * A row for each person, policy, tier and age, by name; sums are those of the rows.
 * @param tiers by `policyId:tierId`
 */
export function monthSums(
  groups: readonly GrantedGroup[],
  tiers: ReadonlyMap<string, PolicyTier>,
): MonthSums {
  const keyOf = (g: GrantedGroup): string => JSON.stringify([g.personId, g.policyId, g.tierId, g.age])
  const rows = groupedBy(groups, keyOf)
    .map((own) => rowOf(own, tiers))
    .sort(
      (a, b) =>
        a.personName.localeCompare(b.personName, 'zh') ||
        (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : (a.age ?? 0) - (b.age ?? 0)),
    )
  return {
    rows,
    payers: groupedBy(rows, ({ payer }) => payer).map((own) => ({
      payer: own[0]?.payer ?? '',
      meals: sumOf(own, ({ meals }) => meals),
      subsidyFen: fen(sumOf(own, ({ subsidyFen }) => subsidyFen)),
    })),
    people: new Set(rows.map(({ personId }) => personId)).size,
    meals: sumOf(rows, ({ meals }) => meals),
    totalFen: fen(sumOf(rows, (row) => row.totalFen)),
    subsidyFen: fen(sumOf(rows, (row) => row.subsidyFen)),
    paidFen: fen(sumOf(rows, (row) => row.paidFen)),
  }
}
