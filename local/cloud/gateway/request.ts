import { decode } from '../engine/codec'
import { invalid, refused } from '../engine/errors'
import type { SortSpec } from '../engine/planner'
import { isDocument, type Document } from '../engine/values'

/** A request body as it comes from outside: nothing about it is known yet. */
export type RequestBody = Readonly<Record<string, unknown>>

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000
const MAX_SORT_FIELDS = 32

/** Reads the fields of one request, refusing what does not fit. */
export class RequestReader {
  constructor(
    private readonly body: RequestBody,
    private readonly now: number,
  ) {}

  private own(name: string): unknown {
    return Object.hasOwn(this.body, name) ? this.body[name] : undefined
  }

  text(name: string): string {
    const value = this.own(name)
    if (typeof value !== 'string' || value === '') throw invalid(`${name} must be a string`)
    return value
  }

  flag(name: string): boolean {
    return this.own(name) === true
  }

  get transactionId(): string | undefined {
    const value = this.own('transactionId')
    if (value === undefined || value === null) return undefined
    return this.text('transactionId')
  }

  /** EJSON as a string, as the SDK sends it, or as JSON that has been parsed already. */
  private ejson(value: unknown): unknown {
    return decode(typeof value === 'string' ? value : JSON.stringify(value), this.now)
  }

  private document(name: string): Document | undefined {
    const value = this.own(name)
    if (value === undefined || value === null || value === '') return undefined
    const document = this.ejson(value)
    if (!isDocument(document)) throw invalid(`${name} must be an object`)
    return document
  }

  /** The query; none means every document. */
  get query(): Document {
    return this.document('query') ?? {}
  }

  /** The query of a write, which must be there: nobody changes a whole collection by forgetting it. */
  get neededQuery(): Document {
    const query = this.document('query')
    if (!query) throw invalid('query is required')
    return query
  }

  get projection(): Document | undefined {
    return this.document('projection')
  }

  get data(): Document {
    const data = this.document('data')
    if (!data) throw invalid('data must be an object')
    return data
  }

  /** How many characters the data has on the wire; a stored document is never longer. */
  get dataSize(): number {
    const data = this.own('data')
    return (typeof data === 'string' ? data : JSON.stringify(data ?? '')).length
  }

  get documents(): Document[] {
    const data = this.own('data')
    const list: unknown[] = Array.isArray(data) ? data : [data]
    if (list.length === 0) throw invalid('data must hold at least one document')
    return list.map((item) => {
      if (typeof item !== 'string' && !isDocument(item)) throw invalid('data must hold documents')
      const document = this.ejson(item)
      if (!isDocument(document)) throw invalid('data must hold documents')
      return document
    })
  }

  get sort(): SortSpec {
    const order = this.own('order')
    if (order === undefined || order === null || order === '') return []
    const value = this.ejson(order)
    const fields: [string, unknown][] = Array.isArray(value)
      ? value.map((item) => (isDocument(item) ? [String(item['field']), item['direction']] : ['', undefined]))
      : Object.entries(isDocument(value) ? value : { '': undefined })
    if (fields.length > MAX_SORT_FIELDS) throw refused(`at most ${MAX_SORT_FIELDS} fields to sort by`)
    return fields.map(([path, direction]) => {
      const sign =
        direction === 'desc' || direction === -1 ? -1 : direction === 'asc' || direction === 1 ? 1 : 0
      if (path === '' || sign === 0) throw invalid('order must be { field: 1 | -1 }')
      return [path, sign]
    })
  }

  private whole(name: string, otherwise: number): number {
    const value = this.own(name)
    if (value === undefined || value === null) return otherwise
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      throw invalid(`${name} must be a whole number, zero or more`)
    }
    return value
  }

  get offset(): number {
    return this.whole('offset', 0)
  }

  get limit(): number {
    return Math.min(this.whole('limit', DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT)
  }

  get stages(): Document[] {
    const stages = this.own('stages')
    if (!Array.isArray(stages)) throw invalid('stages must be an array')
    return stages.map((stage: unknown) => {
      if (!isDocument(stage) || typeof stage['stageKey'] !== 'string')
        throw invalid('stages must hold { stageKey, stageValue }')
      const { stageKey, stageValue } = stage
      if (stageKey === '__proto__') throw invalid('unknown stage')
      return { [stageKey]: this.ejson(stageValue) }
    })
  }
}
