import type { Entry } from './cache'
import { readNear, pointOf, distance, type Near } from './geo'
import { refused } from './errors'
import { matchContext } from './expressions'
import { isPoint } from './constraints'
import { compareIndexed, field, sortValue, splitPath, visitPath } from './paths'
import { MANY_KEYS, planQuery, type Choice, type Plan, type Range, type SortSpec } from './planner'
import type { MatchContext, Predicate } from './query/context'
import { compileQuery } from './query/match'
import type { Collection } from './catalog'
import type { Row, Store } from './store'
import type { IndexRow, IndexTable } from './tables'
import { isDocument, isOperatorDocument, type Document } from './values'

export interface FindOptions {
  readonly sort?: SortSpec
  readonly skip?: number
  readonly limit?: number
}

/** What a search cost; filled in while it runs. */
export interface Cost {
  /** Documents read because no index narrowed the query down. */
  scanned: number
  /** Documents sorted in memory because no index had them in order. */
  sorted: number
}

const plainContext = matchContext()

/** A search over one collection: chooses an index, reads the candidates, keeps those that match. */
export class Search {
  readonly cost: Cost = { scanned: 0, sorted: 0 }

  constructor(
    private readonly store: Store,
    private readonly collection: Collection,
    private readonly context: MatchContext = plainContext,
  ) {}

  find(query: Document, options: FindOptions = {}): Row[] {
    const one = this.byId(query)
    if (one) return one.slice(options.skip ?? 0, (options.skip ?? 0) + (options.limit ?? Infinity))
    const near = nearOf(query)
    const sort = near ? [] : (options.sort ?? [])
    const skip = options.skip ?? 0
    const end = skip + (options.limit ?? Infinity)
    const matches = compileQuery(query, this.context)
    const choice = this.plan(query, sort)
    const ordered = sort.length === 0 || (choice.kind === 'index' && choice.plan.order !== 'none')
    if (near) return this.nearest(this.candidates(choice, query, matches, Infinity), near).slice(skip, end)
    if (!ordered) return this.sorted(this.candidates(choice, query, matches, Infinity), sort, end).slice(skip)
    const rows: Row[] = []
    if (end <= 0) return rows
    for (const row of this.candidates(choice, query, matches, end)) {
      rows.push(row)
      if (rows.length >= end) break
    }
    return rows.slice(skip)
  }

  /** A query that says the `_id` needs no plan: there is one such document at most. */
  private byId(query: Document): Row[] | undefined {
    const id = field(query, '_id')
    if (id === undefined || !isPoint(id)) return undefined
    const matches = Object.keys(query).length > 1 ? compileQuery(query, this.context) : undefined
    const row = this.store.rowOfId(this.collection, id)
    const entry = row === undefined ? undefined : this.store.read(this.collection, row)
    if (row === undefined || !entry || (matches && !matches(entry.document))) return []
    return [{ row, entry }]
  }

  /** How many documents match; from the index alone where it says all that the query asks. */
  count(query: Document): number {
    const one = this.byId(query)
    if (one) return one.length
    const matches = compileQuery(query, this.context)
    if (Object.keys(query).length === 0) return this.store.count(this.collection)
    const choice = this.plan(query, [])
    if (choice.kind === 'index' && choice.plan.exact) return this.countKeys(choice.plan)
    let total = 0
    const rows = this.candidates(choice, query, matches, Infinity)
    while (rows.next().done !== true) total++
    return total
  }

  private plan(query: Document, sort: SortSpec): Choice {
    return planQuery(this.collection.indexes, query, sort, (plan) => {
      const { table } = this.tableOf(plan)
      let keys = 0
      for (const { low, high } of plan.ranges) {
        if (keys >= MANY_KEYS) break
        keys += table.atMost(low, high, MANY_KEYS)
      }
      return keys
    })
  }

  private countKeys(plan: Plan): number {
    const { table } = this.tableOf(plan)
    if (!plan.repeats) return plan.ranges.reduce((total, { low, high }) => total + table.count(low, high), 0)
    const rows = new Set<number>()
    for (const { low, high } of plan.ranges) {
      for (const row of table.rows(low, high, false, Infinity)) rows.add(row)
    }
    return rows.size
  }

  private tableOf(plan: Plan): Collection['indexes'][number] {
    const index = this.collection.indexes.find(({ id }) => id === plan.index.id)
    if (!index) throw new Error(`the plan uses an index that does not exist: ${plan.index.name}`)
    return index
  }

  private *candidates(choice: Choice, query: Document, matches: Predicate, wanted: number): Generator<Row> {
    if (choice.kind === 'scan') {
      const free = Object.keys(query).length === 0
      for (const row of this.store.scan(this.collection)) {
        if (!free) this.cost.scanned++
        if (matches(row.entry.document)) yield row
      }
      return
    }
    const rows = choice.kind === 'index' ? this.rowsOf(choice.plan, wanted) : this.unionOf(choice.plans)
    const exact = choice.kind === 'index' && choice.plan.exact
    for (const row of rows) {
      const entry = this.store.read(this.collection, row)
      if (entry && (exact || matches(entry.document))) yield { row, entry }
    }
  }

  private *rowsOf(plan: Plan, wanted: number): Generator<number> {
    const { table } = this.tableOf(plan)
    const backward = plan.order === 'backward'
    const merged =
      plan.order !== 'none' && plan.ranges.length > 1
        ? mergeRanges(table, plan.ranges, backward, wanted)
        : inTurn(table, plan.ranges, backward, wanted)
    if (!plan.repeats) {
      yield* merged
      return
    }
    const seen = new Set<number>()
    for (const row of merged) {
      if (seen.has(row)) continue
      seen.add(row)
      yield row
    }
  }

  /** Several plans together, in the order of insertion. */
  private unionOf(plans: readonly Plan[]): number[] {
    const rows = new Set<number>()
    for (const plan of plans) for (const row of this.rowsOf(plan, Infinity)) rows.add(row)
    return [...rows].sort((a, b) => a - b)
  }

  /** Sorts in memory, keeping no more than can be asked for. */
  private sorted(rows: Iterable<Row>, sort: SortSpec, end: number): Row[] {
    const paths = sort.map(([path, direction]) => ({ segments: splitPath(path), direction }))
    let kept: { row: Row; values: unknown[] }[] = []
    const order = (a: (typeof kept)[number], b: (typeof kept)[number]): number => {
      for (const [i, { direction }] of paths.entries()) {
        const difference = compareIndexed(a.values[i], b.values[i])
        if (difference !== 0) return difference * direction
      }
      return a.row.row - b.row.row
    }
    const room = Math.max(end * 2, 1000)
    for (const row of rows) {
      this.cost.sorted++
      const { document } = row.entry
      kept.push({
        row,
        values: paths.map(({ segments, direction }) => sortValue(document, segments, direction)),
      })
      if (kept.length > room) kept = kept.sort(order).slice(0, end)
    }
    return kept
      .sort(order)
      .slice(0, end)
      .map(({ row }) => row)
  }

  private nearest(rows: Iterable<Row>, near: Near): Row[] {
    const segments = splitPath(near.path)
    const measured: { row: Row; metres: number }[] = []
    for (const row of rows) {
      let metres = Infinity
      visitPath(row.entry.document, segments, 0, (value) => {
        const point = pointOf(value)
        if (point) metres = Math.min(metres, distance(near.centre, point))
        return false
      })
      measured.push({ row, metres })
    }
    return measured.sort((a, b) => a.metres - b.metres || a.row.row - b.row.row).map(({ row }) => row)
  }
}

function* inTurn(
  table: IndexTable,
  ranges: readonly Range[],
  backward: boolean,
  wanted: number,
): Generator<number> {
  for (const { low, high } of ranges) yield* table.rows(low, high, backward, wanted)
}

interface Stream {
  readonly fixed: number
  readonly rest: Generator<IndexRow>
  head: IndexRow
}

/** Merges ranges that are each in order into one order, by what follows the fixed part of their keys. */
function* mergeRanges(
  table: IndexTable,
  ranges: readonly Range[],
  backward: boolean,
  wanted: number,
): Generator<number> {
  const streams: Stream[] = ranges.flatMap(({ low, high, fixed }) => {
    const rest = table.entries(low, high, backward, wanted)
    const first = rest.next()
    return first.done ? [] : [{ fixed, rest, head: first.value }]
  })
  const tail = ({ head, fixed }: Stream): Buffer => head.key.subarray(fixed)
  const sign = backward ? -1 : 1
  for (;;) {
    const [first, ...others] = streams
    if (!first) return
    let next = first
    for (const stream of others) if (Buffer.compare(tail(stream), tail(next)) * sign < 0) next = stream
    yield next.head.row
    const following = next.rest.next()
    if (following.done) streams.splice(streams.indexOf(next), 1)
    else next.head = following.value
  }
}

/** The `$near` condition of a query, which also says the order of the answer. */
function nearOf(query: Document): Near | undefined {
  for (const path of Object.keys(query)) {
    const condition = query[path]
    if (path === '$and' && Array.isArray(condition)) {
      const inner = condition.map((part) => (isDocument(part) ? nearOf(part) : undefined)).find(Boolean)
      if (inner) return inner
    }
    if (!isOperatorDocument(condition)) continue
    for (const operator of ['$near', '$nearSphere']) {
      if (operator in condition) return readNear(path, condition[operator], condition)
    }
  }
  return undefined
}

/** Reads a sort as the wire and callers say it: `{ field: 1 | -1 }`. */
export function sortSpec(sort: Document): SortSpec {
  return Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw refused(`the order of '${path}' must be 1 or -1`)
    return [path, direction]
  })
}

/** The documents of rows, for those who do not care where they stand. */
export function documentsOf(rows: readonly Row[]): Document[] {
  return rows.map(({ entry }: { entry: Entry }) => entry.document)
}
