import { refused } from '../errors'
import { matchContext } from '../expressions'
import { splitPath } from '../paths'
import { compileQuery } from '../query/match'
import { equalValues, isDocument, type Document } from '../values'
import { ARRAY_OPERATORS } from './arrays'
import { FIELD_OPERATORS, type FieldOperator } from './fields'
import { Draft } from './target'

interface Step {
  readonly operator: FieldOperator
  readonly name: string
  readonly segments: readonly string[]
  readonly operand: unknown
}

/** An update, checked once for however many documents it changes. */
export interface Update {
  /** The document after the update; the very same object when nothing has changed. */
  apply(document: Document): Document
}

function operatorNamed(name: string): FieldOperator {
  if (Object.hasOwn(FIELD_OPERATORS, name)) return FIELD_OPERATORS[name] as FieldOperator
  if (Object.hasOwn(ARRAY_OPERATORS, name)) return ARRAY_OPERATORS[name] as FieldOperator
  throw refused(`Unknown modifier: ${name}`)
}

/** Field names that a stored document cannot have. */
export function assertStorable(value: unknown, path = ''): void {
  if (Array.isArray(value)) {
    for (const element of value) assertStorable(element, path)
  } else if (isDocument(value)) {
    for (const key of Object.keys(value)) {
      if (key.startsWith('$')) {
        throw refused(`The dollar ($) prefixed field '${key}' in '${path}${key}' is not valid for storage.`)
      }
      const inner = value[key]
      if (inner !== null && typeof inner === 'object') assertStorable(inner, `${path}${key}.`)
    }
  }
}

function readSteps(update: Document): Step[] {
  const steps: Step[] = []
  for (const name of Object.keys(update)) {
    const operator = operatorNamed(name)
    const fields = update[name]
    if (!isDocument(fields)) throw refused(`Modifiers operate on fields but we found a value: ${name}`)
    for (const path of Object.keys(fields)) {
      const operand = fields[path]
      if (path === '' || path.split('.').includes(''))
        throw refused(`The update path '${path}' contains an empty field name`)
      if (name === '$set') assertStorable(operand, `${path}.`)
      steps.push({ operator, name, segments: splitPath(path), operand })
      // Both ends of a rename change.
      if (name === '$rename')
        steps.push({ operator: NOTHING, name, segments: splitPath(String(operand)), operand })
    }
  }
  if (Object.keys(update).length === 0) throw refused('the update is empty')
  assertNoConflict(steps)
  return steps
}

const NOTHING: FieldOperator = { creates: false, apply: () => undefined }

/** Two operators on one place, or on a place inside the other's, have no defined order. */
function assertNoConflict(steps: readonly Step[]): void {
  const paths = steps.map(({ segments }) => segments.join('.')).sort()
  const seen = new Set<string>()
  for (const path of paths) {
    const parts = path.split('.')
    for (let length = 1; length <= parts.length; length++) {
      const start = parts.slice(0, length).join('.')
      if (seen.has(start)) throw refused(`Updating the path '${path}' would create a conflict at '${start}'`)
    }
    seen.add(path)
  }
}

/** The conditions of a query on an array or on something in its elements. */
function conditionsOn(query: Document, base: string, found: [string, unknown][] = []): [string, unknown][] {
  for (const key of Object.keys(query)) {
    const condition = query[key]
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) conditionsOn(part, base, found)
    } else if (key === base || key.startsWith(`${base}.`)) {
      found.push([key, condition])
    }
  }
  return found
}

/** `$` stands for the first element that the query's conditions on this array match. */
function positionOf(array: readonly unknown[], base: readonly string[], query: Document): number {
  const conditions = conditionsOn(query, base.join('.'))
  const tests = conditions.map(([path, condition]) => compileQuery({ [path]: condition }, matchContext()))
  const holding = (element: unknown): Document =>
    base.reduceRight<unknown>((inner, segment) => ({ [segment]: inner }), [element]) as Document
  const index = array.findIndex((element) => tests.every((test) => test(holding(element))))
  if (tests.length === 0 || index < 0) {
    throw refused('The positional operator did not find the match needed from the query.')
  }
  return index
}

/** Replaces `$` and `$[]` in a path by the indexes that they stand for in this document. */
function concretePaths(draft: Draft, segments: readonly string[], query: Document): (readonly string[])[] {
  const at = segments.findIndex((segment) => segment.startsWith('$'))
  if (at < 0) return [segments]
  const base = segments.slice(0, at)
  const rest = segments.slice(at + 1)
  const array = draft.peek(base)
  const kind = segments[at]
  if (kind !== '$' && kind !== '$[]') throw refused(`the array filter ${String(kind)} is not supported`)
  if (!Array.isArray(array)) {
    throw refused(`The path '${base.join('.')}' must exist in the document in order to apply array updates.`)
  }
  const indexes = kind === '$' ? [positionOf(array, base, query)] : array.keys()
  return [...indexes].flatMap((index) => concretePaths(draft, [...base, String(index), ...rest], query))
}

function applyStep(draft: Draft, step: Step, query: Document, now: number): void {
  for (const segments of concretePaths(draft, step.segments, query)) {
    const slot = step.operator.creates ? draft.needed(segments) : draft.existing(segments)
    if (slot) step.operator.apply(slot, step.operand, draft, now)
  }
}

/**
 * Reads an update made of operators.
 * @param query finds the element that `$` stands for
 * @param now epoch ms for `$currentDate`
 */
export function compileUpdate(update: unknown, query: Document, now: number): Update {
  if (!isDocument(update)) throw refused('an update must be an object')
  const steps = readSteps(update)
  return {
    apply(document) {
      const draft = new Draft(document)
      for (const step of steps) applyStep(draft, step, query, now)
      if (!equalValues(draft.document['_id'], document['_id']) || !('_id' in draft.document)) {
        throw refused("Performing an update on the path '_id' would modify the immutable field '_id'")
      }
      return draft.document
    },
  }
}
