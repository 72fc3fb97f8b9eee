import { constraintsOf, type Conjunction, type Constraint } from './constraints'
import type { Index, IndexComponent } from './indexes'
import {
  encodeKey,
  pointInterval,
  prefixInterval,
  rangeInterval,
  withPrefix,
  type Direction,
  type Interval,
} from './keys'
import { compareValues, typeRank, type Document } from './values'

export type SortSpec = readonly (readonly [path: string, direction: Direction])[]

/** A stretch of an index; `fixed` bytes at the beginning of its keys are the values of equalities. */
export interface Range extends Interval {
  readonly fixed: number
}

/** How one index answers a query. Ranges do not overlap and are in key order. */
export interface Plan {
  readonly index: Index
  readonly ranges: readonly Range[]
  /** The keys after the fixed bytes come in the order of the sort, or in the opposite order. */
  readonly order: 'none' | 'forward' | 'backward'
  /** Every document in the ranges matches the query, and every match is in the ranges. */
  readonly exact: boolean
  /** One document may stand in the ranges more than once. */
  readonly repeats: boolean
  readonly equalities: number
  readonly score: number
}

/** More combinations of `$in` values than this are scanned instead. */
const MAX_RANGES = 500
/** So many ranges may be merged while sorting; more cost more than sorting afterwards. */
const MAX_MERGED = 64

const SCORE = { equality: 100, unique: 1000, range: 10, sort: 5 } as const

interface Bounds {
  readonly ranges: Range[]
  readonly used: ReadonlySet<Constraint>
  readonly equalities: number
  readonly ranged: boolean
  /** Components that are one key in all of the ranges. Where a document has an array there, that is one of its values. */
  readonly fixed: ReadonlySet<IndexComponent>
}

function dedupe(intervals: Interval[]): Interval[] {
  const sorted = intervals.sort((a, b) => Buffer.compare(a.low, b.low))
  return sorted.filter((interval, i) => i === 0 || !interval.low.equals((sorted[i - 1] as Interval).low))
}

/** The fewest points that the query allows on this path. Of several lists each is necessary by itself. */
function pickPoints(constraints: readonly Constraint[]): (Constraint & { kind: 'points' }) | undefined {
  let best: (Constraint & { kind: 'points' }) | undefined
  for (const constraint of constraints) {
    if (constraint.kind === 'points' && (!best || constraint.values.length < best.values.length))
      best = constraint
  }
  return best
}

type BoundConstraint = Constraint & { kind: 'low' | 'high' }

function tightest(
  constraints: readonly BoundConstraint[],
  kind: 'low' | 'high',
): BoundConstraint | undefined {
  let best: BoundConstraint | undefined
  for (const constraint of constraints) {
    if (constraint.kind !== kind) continue
    const difference = best ? compareValues(constraint.bound.value, best.bound.value) : 0
    const tighter =
      difference === 0
        ? best === undefined || !constraint.bound.inclusive
        : difference > 0 === (kind === 'low')
    if (tighter) best = constraint
  }
  return best
}

/**
 * The bounds of a range on one path. Where documents have arrays, one element may satisfy the lower bound and another
 * the upper one; then only one of them can be used, unless both come from the same `$elemMatch`.
 */
function pickBounds(component: IndexComponent, constraints: readonly Constraint[]): BoundConstraint[] {
  const bounds = constraints.filter((c): c is BoundConstraint => c.kind === 'low' || c.kind === 'high')
  const first = bounds[0]
  if (!first) return []
  const rank = typeRank(first.bound.value)
  const alike = bounds.filter(({ bound }) => typeRank(bound.value) === rank)
  if (!component.multikey) {
    return [tightest(alike, 'low'), tightest(alike, 'high')].filter((bound) => bound !== undefined)
  }
  const element = alike.find((bound) => bound.element !== undefined)?.element
  if (element === undefined) return [first]
  const together = alike.filter((bound) => bound.element === element)
  return [tightest(together, 'low'), tightest(together, 'high')].filter((bound) => bound !== undefined)
}

/** The last part of a key: a range or a text that strings begin with. */
function lastIntervals(
  component: IndexComponent,
  constraints: readonly Constraint[],
): { intervals: Interval[]; used: Constraint[] } | undefined {
  const bounds = pickBounds(component, constraints)
  if (bounds.length > 0) {
    const low = bounds.find(({ kind }) => kind === 'low')?.bound
    const high = bounds.find(({ kind }) => kind === 'high')?.bound
    const interval = rangeInterval(low, high, component.direction)
    // Contradicting bounds ({$gt: 5, $lt: 3}) leave nothing to look for.
    return { intervals: Buffer.compare(interval.low, interval.high) < 0 ? [interval] : [], used: bounds }
  }
  const prefix = constraints.find((c): c is Constraint & { kind: 'prefix' } => c.kind === 'prefix')
  if (!prefix) return undefined
  const { direction } = component
  const intervals = [prefixInterval(prefix.text, direction), pointInterval(prefix.pattern, direction)]
  return { intervals: dedupe(intervals), used: [prefix] }
}

function boundsOf(index: Index, byPath: ReadonlyMap<string, Constraint[]>): Bounds {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  const used = new Set<Constraint>()
  const fixed = new Set<IndexComponent>()
  let equalities = 0
  for (const component of index.components) {
    const constraints = byPath.get(component.path) ?? []
    const points = pickPoints(constraints)
    if (points && points.values.length * prefixes.length <= MAX_RANGES) {
      const keys = dedupe(points.values.map((value) => withPrefix(encodeKey(value, component.direction))))
      prefixes = prefixes.flatMap((prefix) => keys.map(({ low }) => Buffer.concat([prefix, low])))
      used.add(points)
      equalities++
      if (keys.length === 1) fixed.add(component)
      continue
    }
    const last = lastIntervals(component, constraints)
    if (!last) break
    for (const constraint of last.used) used.add(constraint)
    const ranges = prefixes.flatMap((prefix) =>
      last.intervals.map(({ low, high }) => ({
        low: Buffer.concat([prefix, low]),
        high: Buffer.concat([prefix, high]),
        fixed: prefix.length,
      })),
    )
    return { ranges, used, equalities, ranged: true, fixed }
  }
  const ranges = prefixes.map((prefix) => ({ ...withPrefix(prefix), fixed: prefix.length }))
  return { ranges, used, equalities, ranged: false, fixed }
}

function orderOf(index: Index, bounds: Bounds, sort: SortSpec): Plan['order'] {
  if (bounds.ranges.length > MAX_MERGED) return 'none'
  const constant = [...bounds.fixed].filter(({ multikey }) => !multikey).map(({ path }) => path)
  const wanted = sort.filter(([path]) => !constant.includes(path))
  if (wanted.length === 0) return 'forward'
  const rest = index.components.slice(bounds.equalities)
  let order: Plan['order'] = 'none'
  for (const [i, [path, direction]] of wanted.entries()) {
    const component = rest[i]
    if (!component || component.path !== path || component.multikey) return 'none'
    const needed = component.direction === direction ? 'forward' : 'backward'
    if (order !== 'none' && order !== needed) return 'none'
    order = needed
  }
  return order
}

/** A sparse index lacks documents without its fields: usable only when the query asks for the presence of one. */
function coversSparse(index: Index, used: ReadonlySet<Constraint>): boolean {
  const needsPresence = (constraint: Constraint): boolean =>
    constraint.kind !== 'points' || constraint.values.every((value) => value !== null && value !== undefined)
  return index.components.some(({ path }) =>
    [...used].some((constraint) => constraint.path === path && needsPresence(constraint)),
  )
}

function planIndex(
  index: Index,
  conjunction: Conjunction,
  byPath: ReadonlyMap<string, Constraint[]>,
  sort: SortSpec,
): Plan | undefined {
  const leading = index.components[0]?.path ?? ''
  if (!byPath.has(leading) && sort[0]?.[0] !== leading) return undefined
  const bounds = boundsOf(index, byPath)
  if (index.sparse && !coversSparse(index, bounds.used)) return undefined
  const order = sort.length > 0 ? orderOf(index, bounds, sort) : 'none'
  const bounded = bounds.equalities > 0 || bounds.ranged
  if (!bounded && order === 'none') return undefined
  const repeats = index.components.some((component) => component.multikey && !bounds.fixed.has(component))
  const exact =
    conjunction.complete &&
    conjunction.constraints.every((constraint) => constraint.exact && bounds.used.has(constraint))
  const whole = index.unique && bounds.equalities === index.components.length
  const score =
    bounds.equalities * SCORE.equality +
    (bounds.ranged ? SCORE.range : 0) +
    (order !== 'none' ? SCORE.sort : 0) +
    (whole ? SCORE.unique : 0)
  return { index, ranges: bounds.ranges, order, exact, repeats, equalities: bounds.equalities, score }
}

function byPathOf(constraints: readonly Constraint[]): Map<string, Constraint[]> {
  const byPath = new Map<string, Constraint[]>()
  for (const constraint of constraints) {
    const list = byPath.get(constraint.path)
    if (list) list.push(constraint)
    else byPath.set(constraint.path, [constraint])
  }
  return byPath
}

/** What the planner answers: one index, several whose results together are the answer, or none. */
export type Choice =
  | { readonly kind: 'index'; readonly plan: Plan }
  | { readonly kind: 'union'; readonly plans: readonly Plan[] }
  | { readonly kind: 'scan' }

/** Ranges with more keys than this are not told apart by their size. */
export const MANY_KEYS = 200

/** How many keys lie in a plan's ranges, up to MANY_KEYS. Asked for only when several indexes would do. */
export type Estimate = (plan: Plan) => number

/** Every branch of an `$or` must have an index of its own, or the collection has to be read anyway. */
function planUnion(
  indexes: readonly Index[],
  alternatives: readonly Document[][],
  estimate: Estimate,
): Plan[] | undefined {
  for (const branches of alternatives) {
    const plans = branches.map((branch) => planQuery(indexes, branch, [], estimate))
    const flat = plans.flatMap((choice) =>
      choice.kind === 'index' ? [choice.plan] : choice.kind === 'union' ? choice.plans : [],
    )
    if (plans.every((choice) => choice.kind !== 'scan')) return flat
  }
  return undefined
}

/**
 * More equalities come before a range, a range before an order. Among indexes with as many equalities one that leaves
 * few keys to look at is better than any order: a phone number beats "the latest first".
 */
function chooseBest(plans: readonly Plan[], estimate: Estimate): Plan | undefined {
  const [first, ...others] = [...plans].sort((a, b) => b.score - a.score)
  if (!first || first.score >= SCORE.unique) return first
  const rivals = others.filter(({ equalities }) => equalities === first.equalities)
  if (rivals.length === 0) return first
  const sized = [first, ...rivals].map((plan) => ({ plan, size: estimate(plan) }))
  const smallest = sized.reduce((best, next) => (next.size < best.size ? next : best))
  return smallest.size < MANY_KEYS ? smallest.plan : first
}

/** Chooses the index that narrows a query down most. */
export function planQuery(
  indexes: readonly Index[],
  query: Document,
  sort: SortSpec,
  estimate: Estimate,
): Choice {
  const conjunction = constraintsOf(query)
  const byPath = byPathOf(conjunction.constraints)
  const plans = indexes.map((index) => planIndex(index, conjunction, byPath, sort))
  const best = chooseBest(
    plans.filter((plan) => plan !== undefined),
    estimate,
  )
  if (!best || best.equalities === 0) {
    const union = planUnion(indexes, conjunction.alternatives, estimate)
    if (union) return { kind: 'union', plans: union }
  }
  return best ? { kind: 'index', plan: best } : { kind: 'scan' }
}
