import { refused } from './errors'
import { EMPTY } from './keys'
import { compareValues, isDocument, type Document } from './values'

/** Splits a dotted path, once per query or index, never per document. */
export function splitPath(path: string): string[] {
  const segments = path.split('.')
  if (segments.includes('__proto__')) throw refused(`the path '${path}' is not allowed`)
  return segments
}

/** The array index that a path segment stands for, or -1. */
export function arrayIndex(segment: string): number {
  return /^\d{1,9}$/.test(segment) ? Number(segment) : -1
}

/** A document's own field. Inherited ones (`constructor`, `toString`) are missing like any other. */
export function field(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined
}

/**
 * Visits every value that a path reaches, as MongoDB's matcher does: an array in the middle is entered element by
 * element (documents only) and by index; a document without the field gives `undefined`; an array that leads nowhere
 * gives nothing at all. Stops as soon as `visit` says true.
 */
export function visitPath(
  value: unknown,
  segments: readonly string[],
  position: number,
  visit: (value: unknown) => boolean,
): boolean {
  const segment = segments[position]
  if (segment === undefined) return visit(value)
  if (Array.isArray(value)) {
    const index = arrayIndex(segment)
    if (index >= 0 && index < value.length && visitPath(value[index], segments, position + 1, visit))
      return true
    for (const element of value) {
      if (isDocument(element) && visitPath(element, segments, position, visit)) return true
    }
    return false
  }
  if (!isDocument(value)) return visit(undefined)
  return visitPath(field(value, segment), segments, position + 1, visit)
}

/**
 * Like `visitPath`, and an array at the end gives its elements as well as itself.
 * The empty path is the value itself, unopened: what `$elemMatch` tests.
 */
export function someValue(
  document: unknown,
  segments: readonly string[],
  test: (value: unknown) => boolean,
): boolean {
  const leaf = (value: unknown): boolean => test(value) || (Array.isArray(value) && value.some(test))
  const only = segments[0]
  if (only === undefined) return test(document)
  // Most paths are one field of a document; they need no closure over the way there.
  if (segments.length === 1 && isDocument(document)) return leaf(field(document, only))
  return visitPath(document, segments, 0, leaf)
}

/** What an index or a sort sees of a document at one path. */
export interface PathValues {
  /** `undefined` where the field is missing, EMPTY for an empty array; never without any. */
  readonly values: unknown[]
  /** Where the first array on the way stands ('' for none): two of them cannot share one index. */
  readonly array: string | undefined
}

/** The values of a path with arrays, at the end and on the way, taken apart. */
export function indexValues(document: Document, segments: readonly string[]): PathValues {
  const only = segments[0]
  if (segments.length === 1 && only !== undefined) {
    const value = field(document, only)
    if (!Array.isArray(value)) return { values: [value], array: undefined }
    return { values: value.length === 0 ? [EMPTY] : value, array: only }
  }
  const values: unknown[] = []
  let array: string | undefined
  const collect = (value: unknown, position: number): void => {
    const segment = segments[position]
    if (Array.isArray(value)) array ??= segments.slice(0, position).join('.')
    if (segment === undefined) {
      if (!Array.isArray(value)) values.push(value)
      else if (value.length === 0) values.push(EMPTY)
      else values.push(...(value as unknown[]))
    } else if (Array.isArray(value)) {
      const before = values.length
      const index = arrayIndex(segment)
      if (index >= 0 && index < value.length) collect(value[index], position + 1)
      for (const element of value) if (isDocument(element)) collect(element, position)
      if (values.length === before) values.push(EMPTY)
    } else {
      if (isDocument(value)) collect(field(value, segment), position + 1)
      else values.push(undefined)
    }
  }
  collect(document, 0)
  return { values, array }
}

/** Where an index's EMPTY stands in the order of values: below null. */
export function compareIndexed(left: unknown, right: unknown): number {
  if (left === EMPTY || right === EMPTY) return Number(right === EMPTY) - Number(left === EMPTY)
  return compareValues(left, right)
}

/** The value that a sort looks at: of an array the smallest when ascending, the largest when descending. */
export function sortValue(document: Document, segments: readonly string[], direction: 1 | -1): unknown {
  const { values } = indexValues(document, segments)
  let best = values[0]
  for (let i = 1; i < values.length; i++) {
    if (compareIndexed(values[i], best) * direction < 0) best = values[i]
  }
  return best
}
