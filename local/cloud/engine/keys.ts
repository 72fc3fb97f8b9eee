import type { Binary, ObjectId } from 'bson'
import { encode as encodeText } from './codec'
import { numberOf, TypeOrder, typeRank, type Document, type TypeRank } from './values'

/**
 * Order-preserving keys: comparing two keys byte by byte gives MongoDB's order of the values.
 * Every encoding ends itself (fixed length or a terminator), so no key of a value is the beginning of another's:
 * "abc" ends before "abcd" begins, and a range over one never leaks into the other.
 */
export type Direction = 1 | -1

/** What an index holds for an empty array: below null, as in MongoDB, and never equal to it. */
export const EMPTY: unique symbol = Symbol('an empty array in an index')

const EMPTY_TAG = 0x04
const END = 0x00
const ESCAPED = 0xff

/** The tag bytes keep the order of the types and never reach 0xff, so every key has a successor. */
function tagOf(rank: TypeRank): number {
  return rank * 2
}

function encodeNumber(tag: number, value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = tag
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  const negative = ((bytes[1] as number) & 0x80) !== 0
  if (!negative) bytes[1] = (bytes[1] as number) | 0x80
  else for (let i = 1; i < 9; i++) bytes[i] = (bytes[i] as number) ^ 0xff
  return bytes
}

/** Zero bytes inside become 00 ff, the end is 00 00; so a longer string sorts after its own beginning. */
function escapeZeros(bytes: Buffer): Buffer {
  if (!bytes.includes(0)) return bytes
  const escaped: number[] = []
  for (const byte of bytes) {
    escaped.push(byte)
    if (byte === 0) escaped.push(ESCAPED)
  }
  return Buffer.from(escaped)
}

function encodeTail(tag: number, text: string): Buffer {
  const plain = !text.includes('\0')
  if (!plain) return Buffer.concat([Buffer.of(tag), escapeZeros(Buffer.from(text)), Buffer.of(END, END)])
  const length = Buffer.byteLength(text)
  const bytes = Buffer.alloc(length + 3)
  bytes[0] = tag
  bytes.write(text, 1)
  return bytes
}

function encodeDocument(tag: number, value: Document): Buffer {
  const parts: Buffer[] = [Buffer.of(tag)]
  for (const key of Object.keys(value)) {
    // The order of documents looks at the type, then the name, then the value of each field in turn.
    parts.push(encodeTail(tagOf(typeRank(value[key])), key), encodeAscending(value[key]))
  }
  parts.push(Buffer.of(END))
  return Buffer.concat(parts)
}

function encodeAscending(value: unknown): Buffer {
  if (value === EMPTY) return Buffer.of(EMPTY_TAG)
  const rank = typeRank(value)
  const tag = tagOf(rank)
  switch (rank) {
    case TypeOrder.Null:
      return Buffer.of(tag)
    case TypeOrder.Number:
      return encodeNumber(tag, numberOf(value))
    case TypeOrder.String:
      return encodeTail(tag, value as string)
    case TypeOrder.Boolean:
      return Buffer.of(tag, value === true ? 1 : 0)
    case TypeOrder.Date:
      return encodeNumber(tag, (value as Date).getTime())
    case TypeOrder.ObjectId:
      return Buffer.concat([Buffer.of(tag), (value as ObjectId).id])
    case TypeOrder.Array:
      return Buffer.concat([Buffer.of(tag), ...(value as unknown[]).map(encodeAscending), Buffer.of(END)])
    case TypeOrder.RegExp:
      return encodeTail(tag, String(value))
    case TypeOrder.Binary:
      return Buffer.concat([Buffer.of(tag), escapeZeros((value as Binary).buffer), Buffer.of(END, END)])
    default:
      return encodeDocument(tag, value as Document)
  }
}

function invert(bytes: Buffer): Buffer {
  for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] as number) ^ 0xff
  return bytes
}

/** The bytes of one value in an index that ascends or descends. */
export function encodeKey(value: unknown, direction: Direction): Buffer {
  const bytes = encodeAscending(value)
  return direction === 1 ? bytes : invert(bytes)
}

/** The smallest key above every key that begins with these bytes. Undefined only for bytes that are all 0xff, or none. */
export function successor(bytes: Buffer): Buffer | undefined {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0xff) end--
  if (end === 0) return undefined
  const next = Buffer.from(bytes.subarray(0, end))
  next[end - 1] = (next[end - 1] as number) + 1
  return next
}

/** Half-open: low ≤ key < high. */
export interface Interval {
  readonly low: Buffer
  readonly high: Buffer
}

/** Above every key there is. */
export const TOP = Buffer.of(0xff)

/** Every key that begins with these bytes. */
export function withPrefix(bytes: Buffer): Interval {
  return { low: bytes, high: successor(bytes) ?? TOP }
}

export function pointInterval(value: unknown, direction: Direction): Interval {
  return withPrefix(encodeKey(value, direction))
}

export interface Bound {
  readonly value: unknown
  readonly inclusive: boolean
}

/**
 * The keys of all values of one type between two bounds; a bound left out is the edge of that type.
 * NaN lies below the numbers of a range: it is found by equality alone.
 */
export function rangeInterval(
  low: Bound | undefined,
  high: Bound | undefined,
  direction: Direction,
): Interval {
  const rank = typeRank((low ?? high)?.value)
  const bottom = rank === TypeOrder.Number ? encodeNumber(tagOf(rank), Number.NaN) : undefined
  const below: Bound | undefined = low ?? (bottom ? { value: Number.NaN, inclusive: false } : undefined)
  const tag = Buffer.of(tagOf(rank))
  const bracket = withPrefix(direction === 1 ? tag : invert(tag))
  const edge = (bound: Bound | undefined, after: boolean, otherwise: Buffer): Buffer => {
    if (!bound) return otherwise
    const point = pointInterval(bound.value, direction)
    return after ? point.high : point.low
  }
  if (direction === 1) {
    return {
      low: edge(below, !below?.inclusive, bracket.low),
      high: edge(high, high?.inclusive === true, bracket.high),
    }
  }
  return {
    low: edge(high, !high?.inclusive, bracket.low),
    high: edge(below, below?.inclusive === true, bracket.high),
  }
}

/** The keys of all strings that begin with a text. */
export function prefixInterval(text: string, direction: Direction): Interval {
  const whole = encodeAscending(text)
  const open = whole.subarray(0, whole.length - 2)
  return withPrefix(direction === 1 ? open : invert(Buffer.from(open)))
}

/** A readable form of an index key for the duplicate-key message. */
export function describeKey(paths: readonly string[], values: readonly unknown[]): string {
  const fields = paths.map(
    (path, i) => `${path}: ${encodeText(values[i] === EMPTY ? [] : (values[i] ?? null))}`,
  )
  return `{ ${fields.join(', ')} }`
}
