import { refused } from '../errors'
import { matchContext } from '../expressions'
import { splitPath, sortValue } from '../paths'
import { compileQuery } from '../query/match'
import { compileField } from '../query/operators'
import { compareValues, equalValues, isDocument, isOperatorDocument, type Document } from '../values'
import type { FieldOperator } from './fields'
import type { Slot } from './target'

function arrayAt(slot: Slot, operator: string): unknown[] | undefined {
  const value = slot.get()
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw refused(`Cannot apply ${operator} to a non-array field '${slot.path}'`)
  return value as unknown[]
}

/** The values of `{ $each: […] }`, or the operand itself as the only one. */
function valuesOf(operator: string, operand: unknown): unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return [operand]
  const values = operand['$each']
  if (!Array.isArray(values)) throw refused(`The argument to $each in ${operator} must be an array`)
  return values as unknown[]
}

function needInteger(name: string, value: unknown): number {
  if (!Number.isInteger(value)) throw refused(`The value for ${name} must be an integer value`)
  return value as number
}

function orderOf(sort: unknown): (left: unknown, right: unknown) => number {
  if (sort === 1 || sort === -1) return (left, right) => compareValues(left, right) * sort
  if (!isDocument(sort))
    throw refused('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}')
  const paths = Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw refused('The $sort element value must be either 1 or -1')
    return { segments: splitPath(path), direction }
  })
  const valueOf = (element: unknown, segments: readonly string[]): unknown =>
    isDocument(element) ? sortValue(element, segments, 1) : undefined
  return (left, right) => {
    for (const { segments, direction } of paths) {
      const difference = compareValues(valueOf(left, segments), valueOf(right, segments))
      if (difference !== 0) return difference * direction
    }
    return 0
  }
}

const MODIFIERS = new Set(['$each', '$position', '$sort', '$slice'])

const push: FieldOperator = {
  creates: true,
  apply(slot, operand): void {
    const result = [...(arrayAt(slot, '$push') ?? [])]
    const values = valuesOf('$push', operand)
    const modifiers: Document = isDocument(operand) && '$each' in operand ? operand : {}
    const unknown = Object.keys(modifiers).find((name) => !MODIFIERS.has(name))
    if (unknown !== undefined) throw refused(`Unrecognized clause in $push: ${unknown}`)
    const { $position, $sort, $slice } = modifiers
    if ($position === undefined) result.push(...values)
    else result.splice(needInteger('$position', $position), 0, ...values)
    if ($sort !== undefined) result.sort(orderOf($sort))
    if ($slice === undefined) return slot.set(result)
    const size = needInteger('$slice', $slice)
    slot.set(size >= 0 ? result.slice(0, size) : result.slice(size))
  },
}

const addToSet: FieldOperator = {
  creates: true,
  apply(slot, operand): void {
    const before = arrayAt(slot, '$addToSet')
    const result = [...(before ?? [])]
    for (const value of valuesOf('$addToSet', operand)) {
      if (!result.some((element) => equalValues(element, value))) result.push(value)
    }
    if (!before || result.length > before.length) slot.set(result)
  },
}

/** What `$pull` removes: elements that equal a value, match a query, or fulfil a condition. */
function pullTest(operand: unknown): (element: unknown) => boolean {
  const context = matchContext()
  if (operand instanceof RegExp || isOperatorDocument(operand)) {
    const condition = compileField(['element'], operand, context)
    return (element) => condition({ element })
  }
  if (!isDocument(operand)) return (element) => equalValues(element, operand)
  const query = compileQuery(operand, context)
  return (element) => isDocument(element) && query(element)
}

function removing(
  operator: string,
  testOf: (operand: unknown) => (element: unknown) => boolean,
): FieldOperator {
  return {
    creates: false,
    apply(slot, operand): void {
      const before = arrayAt(slot, operator)
      if (!before) return
      const test = testOf(operand)
      const result = before.filter((element) => !test(element))
      if (result.length < before.length) slot.set(result)
    },
  }
}

const pop: FieldOperator = {
  creates: false,
  apply(slot, operand): void {
    if (operand !== 1 && operand !== -1) throw refused('$pop expects 1 or -1')
    const before = arrayAt(slot, '$pop')
    if (before && before.length > 0) slot.set(operand === 1 ? before.slice(0, -1) : before.slice(1))
  },
}

export const ARRAY_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: removing('$pull', pullTest),
  $pullAll: removing('$pullAll', (operand) => {
    if (!Array.isArray(operand)) throw refused('$pullAll requires an array argument')
    return (element) => operand.some((value) => equalValues(element, value))
  }),
}
