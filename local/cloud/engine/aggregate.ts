import { Aggregator } from 'mingo/aggregator'
import { evalExpr, ProcessingMode } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import { invalid, refused } from './errors'
import {
  createContext,
  createOptions,
  guarded,
  matchContext,
  type MingoOptions,
  type Stage,
} from './expressions'
import { documentsOf, Search, sortSpec, type Cost, type FindOptions } from './find'
import { distance, pointOf } from './geo'
import { compareIndexed, indexValues, sortValue, splitPath } from './paths'
import { compileQuery } from './query/match'
import type { Store } from './store'
import { EMPTY } from './keys'
import { compareValues, isDocument, type Document } from './values'

const MAX_STAGES = 100

function single(stage: unknown): [name: string, value: unknown] {
  if (!isDocument(stage)) throw refused('each element of the pipeline must be an object')
  const names = Object.keys(stage)
  const name = names[0]
  if (name === undefined || names.length > 1) {
    throw refused('A pipeline stage specification object must contain exactly one field.')
  }
  return [name, stage[name]]
}

const $match: Stage = (documents, condition, options) => {
  const matches = compileQuery(condition, matchContext(options))
  return documents.filter((document) => matches(document as Document))
}

/** Sorts by MongoDB's order of values, which mingo's differs from in mixed types and in documents. */
const $sort: Stage = (documents, sort) => {
  const paths = Object.entries(sort).map(([path, direction]): { segments: string[]; direction: 1 | -1 } => {
    if (direction !== 1 && direction !== -1)
      throw refused('$sort key ordering must be 1 (for ascending) or -1')
    return { segments: splitPath(path), direction }
  })
  if (paths.length === 0) throw refused('$sort stage must have at least one sort key')
  return documents.transform((all) => {
    const keyed = (all as Document[]).map((document, position) => ({
      document,
      position,
      values: paths.map(({ segments, direction }) => sortValue(document, segments, direction)),
    }))
    keyed.sort((a, b) => {
      for (const [i, { direction }] of paths.entries()) {
        const difference = compareIndexed(a.values[i], b.values[i])
        if (difference !== 0) return difference * direction
      }
      return a.position - b.position
    })
    return Lazy(keyed.map(({ document }) => document))
  })
}

/** A bucket holds what lies from one boundary up to the next, said with the stages that it is made of. */
const $bucket: Stage = (documents, specification, options) => {
  const { groupBy, boundaries, output, default: otherwise } = specification
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw refused('$bucket needs at least two boundaries')
  const bounds = boundaries as unknown[]
  if (bounds.some((bound, i) => i > 0 && compareValues(bounds[i - 1], bound) >= 0)) {
    throw refused("The 'boundaries' option to $bucket must be sorted")
  }
  const literal = (value: unknown): Document => ({ $literal: value })
  const branches = bounds.slice(1).map((high, i) => ({
    case: { $and: [{ $gte: [groupBy, literal(bounds[i])] }, { $lt: [groupBy, literal(high)] }] },
    then: literal(bounds[i]),
  }))
  const fallback = otherwise === undefined ? {} : { default: literal(otherwise) }
  const fields = isDocument(output) ? output : { count: { $sum: 1 } }
  const stages = [
    { $group: { _id: { $switch: { branches, ...fallback } }, ...fields } },
    { $sort: { _id: 1 } },
  ]
  return new Aggregator(stages, options).stream(documents, options).map((group: Document) => {
    const outside = group['_id'] === null || group['_id'] === undefined
    if (outside && otherwise === undefined)
      throw refused('$bucket: a value is out of range and there is no default')
    return group
  })
}

/** A copy of the document with one more field, also at a dotted path. */
function withField(document: Document, segments: readonly string[], value: unknown): Document {
  const [first, ...rest] = segments
  if (first === undefined) return document
  const inner = document[first]
  return {
    ...document,
    [first]: rest.length === 0 ? value : withField(isDocument(inner) ? inner : {}, rest, value),
  }
}

/** Pipelines over one store. Leading stages are left to the indexes, the rest runs in mingo. */
export class Aggregation {
  readonly cost: Cost = { scanned: 0, sorted: 0 }
  private readonly options: Partial<MingoOptions>

  constructor(private readonly store: Store) {
    const context = createContext({ $match, $sort, $bucket, $lookup: this.lookup })
    this.options = {
      ...createOptions(context, ProcessingMode.CLONE_INPUT),
      collectionResolver: (name) => (this.store.has(name) ? this.find(name, {}) : []),
    }
  }

  run(collection: string, stages: readonly unknown[]): Document[] {
    if (stages.length > MAX_STAGES)
      throw refused(`Pipeline length must be no longer than ${MAX_STAGES} stages`)
    const pipeline = stages.map(single)
    return guarded(() => {
      this.store.collection(collection)
      const { documents, rest } = this.begin(collection, pipeline)
      if (rest.length === 0) return documents
      const remaining = rest.map(([name, value]) => ({ [name]: value }))
      return new Aggregator(remaining, this.options).run<Document>(documents)
    })
  }

  private find(collection: string, query: Document, options: FindOptions = {}): Document[] {
    const search = new Search(this.store, this.store.collection(collection))
    const documents = documentsOf(search.find(query, options))
    this.cost.scanned += search.cost.scanned
    this.cost.sorted += search.cost.sorted
    return documents
  }

  /** What the first stages ask for, by index where there is one. */
  private begin(
    collection: string,
    pipeline: readonly [string, unknown][],
  ): { documents: Document[]; rest: readonly [string, unknown][] } {
    const [first] = pipeline
    if (first?.[0] === '$geoNear')
      return { documents: this.geoNear(collection, first[1]), rest: pipeline.slice(1) }
    let taken = 0
    const next = (name: string): unknown => {
      const stage = pipeline[taken]
      if (stage?.[0] !== name) return undefined
      taken++
      return stage[1]
    }
    let query: Document = {}
    for (let match = next('$match'); match !== undefined; match = next('$match')) {
      if (!isDocument(match)) throw refused('the match filter must be an expression in an object')
      query = both(query, match)
    }
    if (pipeline[taken]?.[0] === '$count') {
      const name = String(next('$count'))
      const search = new Search(this.store, this.store.collection(collection))
      const total = search.count(query)
      this.cost.scanned += search.cost.scanned
      return { documents: total > 0 ? [{ [name]: total }] : [], rest: pipeline.slice(taken) }
    }
    const sort = next('$sort')
    const skip = next('$skip')
    const limit = next('$limit')
    const options: FindOptions = {
      ...(isDocument(sort) ? { sort: sortSpec(sort) } : {}),
      ...(skip === undefined ? {} : { skip: whole('$skip', skip, 0) }),
      ...(limit === undefined ? {} : { limit: whole('$limit', limit, 1) }),
    }
    return { documents: this.find(collection, query, options), rest: pipeline.slice(taken) }
  }

  private geoNear(collection: string, specification: unknown): Document[] {
    if (!isDocument(specification)) throw refused('$geoNear needs an object')
    const { near, distanceField, query = {}, key, includeLocs } = specification
    const centre = pointOf(near)
    if (!centre) throw refused('$geoNear requires a point to search near')
    if (typeof distanceField !== 'string')
      throw refused("$geoNear requires a 'distanceField' option as a String")
    if (!isDocument(query)) throw refused("$geoNear: 'query' must be an object")
    const number = (name: string, otherwise: number): number => {
      const value = specification[name]
      return typeof value === 'number' ? value : otherwise
    }
    const found = this.find(collection, query).flatMap((document) => {
      const path =
        typeof key === 'string' ? key : Object.keys(document).find((name) => isPoint(document[name]))
      const at = path === undefined ? undefined : indexValues(document, splitPath(path)).values[0]
      const point = pointOf(at)
      if (!point) return []
      const metres = distance(centre, point)
      if (metres > number('maxDistance', Infinity) || metres < number('minDistance', 0)) return []
      const measured = withField(document, splitPath(distanceField), metres * number('distanceMultiplier', 1))
      return [
        {
          metres,
          document:
            typeof includeLocs === 'string' ? withField(measured, splitPath(includeLocs), at) : measured,
        },
      ]
    })
    found.sort((a, b) => a.metres - b.metres)
    return found.slice(0, number('limit', number('num', Infinity))).map(({ document }) => document)
  }

  /** Joins another collection: by its index on the foreign field where it has one. */
  private readonly lookup: Stage = (documents, specification, options): Iterator => {
    const { from, as, localField, foreignField, let: variables } = specification
    const pipeline = specification['pipeline']
    if (typeof from !== 'string' || typeof as !== 'string') throw refused("$lookup needs 'from' and 'as'")
    if (pipeline !== undefined && !Array.isArray(pipeline))
      throw refused("$lookup's pipeline must be an array")
    const stages = (pipeline as unknown[] | undefined)?.map((stage) => Object.fromEntries([single(stage)]))
    const whole = typeof localField === 'string' ? undefined : this.foreign(from, {})
    return documents.map((document) => {
      const source = document as Document
      const joined = whole ?? this.foreign(from, equality(source, String(localField), String(foreignField)))
      const bound = variables === undefined ? {} : (evalExpr(source, variables, options) as Document)
      const inner = { ...this.options, variables: { ...options.variables, ...bound } }
      const result = stages ? new Aggregator(stages, inner).run(joined) : joined
      return withField(source, splitPath(as), result)
    })
  }

  private foreign(collection: string, query: Document): Document[] {
    return this.store.has(collection) ? this.find(collection, query) : []
  }
}

function isPoint(value: unknown): boolean {
  return isDocument(value) && pointOf(value) !== undefined
}

/** One query that asks for what two ask for, so that one index can answer both. */
function both(one: Document, other: Document): Document {
  const apart = Object.keys(other).every((key) => !(key in one))
  return apart ? { ...one, ...other } : { $and: [one, other] }
}

/** The foreign documents that a local value joins; a missing one joins those without a value. */
function equality(document: Document, localField: string, foreignField: string): Document {
  const { values } = indexValues(document, splitPath(localField))
  const wanted = values.filter((value) => value !== EMPTY).map((value) => value ?? null)
  return { [foreignField]: { $in: wanted } }
}

function whole(stage: string, value: unknown, least: number): number {
  if (!Number.isInteger(value) || (value as number) < least)
    throw invalid(`${stage} needs a whole number ≥ ${least}`)
  return value as number
}
