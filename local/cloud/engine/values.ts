import { Binary, Decimal128, ObjectId } from 'bson'

/** A stored document. Documents are never changed in place: an update makes a new one that shares the untouched parts. */
export type Document = Record<string, unknown>

/** The order of types in MongoDB; values of different types never compare by content. */
export const TypeOrder = {
  Null: 5,
  Number: 10,
  String: 15,
  Document: 20,
  Array: 25,
  Binary: 30,
  ObjectId: 35,
  Boolean: 40,
  Date: 45,
  RegExp: 50,
} as const

export type TypeRank = (typeof TypeOrder)[keyof typeof TypeOrder]

export function isDocument(value: unknown): value is Document {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  if (value instanceof Date || value instanceof RegExp) return false
  return !('_bsontype' in value)
}

/** True for `{ $gt: 1, … }`: a document whose first field is an operator. */
export function isOperatorDocument(value: unknown): value is Document {
  if (!isDocument(value)) return false
  for (const key in value) return key.startsWith('$')
  return false
}

/** Where a value stands among the types; missing counts as null. */
export function typeRank(value: unknown): TypeRank {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return TypeOrder.Number
    case 'string':
      return TypeOrder.String
    case 'boolean':
      return TypeOrder.Boolean
    case 'object':
      break
    default:
      return TypeOrder.Null
  }
  if (value === null) return TypeOrder.Null
  if (Array.isArray(value)) return TypeOrder.Array
  if (value instanceof Date) return TypeOrder.Date
  if (value instanceof RegExp) return TypeOrder.RegExp
  if (value instanceof ObjectId) return TypeOrder.ObjectId
  if (value instanceof Binary) return TypeOrder.Binary
  if (value instanceof Decimal128) return TypeOrder.Number
  return TypeOrder.Document
}

/** The number that a numeric value (including Decimal128) stands for. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return Number(String(value))
}

function compareNumbers(left: number, right: number): number {
  if (left < right) return -1
  if (left > right) return 1
  if (left === right) return 0
  // NaN sorts below every number and equals itself.
  return Number.isNaN(left) ? (Number.isNaN(right) ? 0 : -1) : 1
}

const SURROGATE = /[\ud800-\udfff]/

/** Strings compare by their UTF-8 bytes, which differs from UTF-16 order only where surrogates are involved. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  if (SURROGATE.test(left) || SURROGATE.test(right))
    return Buffer.compare(Buffer.from(left), Buffer.from(right))
  return left < right ? -1 : 1
}

function compareDocuments(left: Document, right: Document): number {
  const leftKeys = Object.keys(left)
  const rightKeys = Object.keys(right)
  const shared = Math.min(leftKeys.length, rightKeys.length)
  for (let i = 0; i < shared; i++) {
    const leftKey = leftKeys[i] as string
    const rightKey = rightKeys[i] as string
    const difference =
      typeRank(left[leftKey]) - typeRank(right[rightKey]) ||
      compareStrings(leftKey, rightKey) ||
      compareValues(left[leftKey], right[rightKey])
    if (difference !== 0) return difference
  }
  return leftKeys.length - rightKeys.length
}

function compareArrays(left: readonly unknown[], right: readonly unknown[]): number {
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i++) {
    const difference = compareValues(left[i], right[i])
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** MongoDB's total order over values: by type first, then by content; documents compare field by field in their order. */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0
  const rank = typeRank(left)
  const byType = rank - typeRank(right)
  if (byType !== 0) return byType
  switch (rank) {
    case TypeOrder.Null:
      return 0
    case TypeOrder.Number:
      return compareNumbers(numberOf(left), numberOf(right))
    case TypeOrder.String:
      return compareStrings(left as string, right as string)
    case TypeOrder.Boolean:
      return Number(left) - Number(right)
    case TypeOrder.Date:
      return (left as Date).getTime() - (right as Date).getTime()
    case TypeOrder.Array:
      return compareArrays(left as unknown[], right as unknown[])
    case TypeOrder.ObjectId:
      return Buffer.compare((left as ObjectId).id, (right as ObjectId).id)
    case TypeOrder.Binary:
      return Buffer.compare((left as Binary).buffer, (right as Binary).buffer)
    case TypeOrder.RegExp:
      return compareStrings(String(left), String(right))
    default:
      return compareDocuments(left as Document, right as Document)
  }
}

export function equalValues(left: unknown, right: unknown): boolean {
  return compareValues(left, right) === 0
}
