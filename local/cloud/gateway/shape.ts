import type { SortSpec } from '../engine/planner'
import { isDocument, isOperatorDocument, type Document } from '../engine/values'

/** So many documents may be read without an index before it is reported, and so many sorted. */
const SCANNED = 20
const SORTED = 1000

function fieldShape(path: string, condition: unknown): string {
  if (condition instanceof RegExp) return `${path}:$regex`
  if (!isOperatorDocument(condition)) return path
  return `${path}:${Object.keys(condition).join(',')}`
}

function queryShape(query: Document): string {
  const parts = Object.keys(query).map((key) => {
    const condition = query[key]
    if (!key.startsWith('$')) return fieldShape(key, condition)
    if (!Array.isArray(condition)) return key
    return `${key}[${condition.map((part) => (isDocument(part) ? queryShape(part) : '?')).join(',')}]`
  })
  return `{${parts.join(',')}}`
}

/** A query without its values, so that equal questions are counted together: `{status,at:$gt} sort {at:-1}`. */
export function shapeOf(query: Document, sort: SortSpec): string {
  const order = sort.map(([path, direction]) => `${path}:${direction}`).join(',')
  return order === '' ? queryShape(query) : `${queryShape(query)} sort {${order}}`
}

/** Whether a search read or sorted more than it should have to. */
export function isCostly(cost: { scanned: number; sorted: number }): boolean {
  return cost.scanned > SCANNED || cost.sorted > SORTED
}
