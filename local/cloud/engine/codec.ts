import { EJSON, ObjectId } from 'bson'
import { invalid, refused } from './errors'
import { isDocument, type Document } from './values'

/**
 * Three forms of a value:
 * - on the wire to us: canonical EJSON text (`{"$numberInt":"1"}`), from the SDK;
 * - in memory: plain JavaScript, with Date, RegExp, ObjectId, Binary and Decimal128 as objects;
 * - in the file and on the wire back: relaxed EJSON text, so that a stored document is answered without being parsed.
 */

/** MongoDB's own limit; it also keeps every recursion below this far from the end of the stack. */
const MAX_DEPTH = 100
const LAST_ISO_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

type Revive = (value: unknown, whole: Document, now: number) => unknown

function reviveNumber(value: unknown): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  if (Number.isNaN(number) && value !== 'NaN') throw invalid(`not a number: ${JSON.stringify(value)}`)
  return number
}

function reviveDate(value: unknown): Date {
  const millis = isDocument(value) ? Number(value['$numberLong']) : value
  const date = new Date(typeof millis === 'string' || typeof millis === 'number' ? millis : Number.NaN)
  if (Number.isNaN(date.getTime())) throw invalid(`not a date: ${JSON.stringify(value)}`)
  return date
}

function reviveObjectId(value: unknown): ObjectId {
  if (typeof value !== 'string' || !/^[0-9a-f]{24}$/i.test(value)) throw invalid('not an ObjectId')
  return new ObjectId(value)
}

/** Builds the RegExp for a pattern with MongoDB's options; g and y would make it remember where it stopped. */
export function regularExpression(pattern: unknown, options: unknown): RegExp {
  if (typeof pattern !== 'string') throw invalid('a regular expression needs a pattern')
  const flags =
    typeof options === 'string' ? [...new Set(options)].filter((flag) => 'imsu'.includes(flag)) : []
  try {
    return new RegExp(pattern, flags.join(''))
  } catch {
    throw refused(`Regular expression is invalid: ${pattern}`)
  }
}

const REVIVERS: Readonly<Record<string, Revive>> = {
  $numberInt: reviveNumber,
  $numberLong: reviveNumber,
  $numberDouble: reviveNumber,
  $date: reviveDate,
  $oid: reviveObjectId,
  $undefined: () => null,
  $numberDecimal: (_value, whole) => EJSON.deserialize(whole),
  $binary: (_value, whole) => EJSON.deserialize(whole),
  $regularExpression: (value) => {
    if (!isDocument(value)) throw invalid('not a regular expression')
    return regularExpression(value['pattern'], value['options'])
  },
  $tcb_server_date: (value, _whole, now) => {
    const offset = isDocument(value) ? revive(value['offset'] ?? 0, 0, now) : 0
    return new Date(now + Number(offset))
  },
}

function reviveDocument(value: Document, depth: number, now: number): unknown {
  const keys = Object.keys(value)
  const first = keys[0]
  if (first !== undefined && first.startsWith('$') && Object.hasOwn(REVIVERS, first)) {
    const reviver = REVIVERS[first] as Revive
    return reviver(value[first], value, now)
  }
  for (const key of keys) {
    if (key === '__proto__') throw refused("the field name '__proto__' is not allowed")
    const before = value[key]
    if (before !== null && typeof before === 'object') value[key] = revive(before, depth + 1, now)
  }
  return value
}

function revive(value: unknown, depth: number, now: number): unknown {
  if (value === null || typeof value !== 'object') return value
  if (depth > MAX_DEPTH) throw refused(`nesting is deeper than ${MAX_DEPTH} levels`)
  if (!Array.isArray(value)) return reviveDocument(value as Document, depth, now)
  for (let i = 0; i < value.length; i++) value[i] = revive(value[i], depth + 1, now)
  return value
}

/**
 * Reads EJSON text into a value of memory.
 * @param now epoch ms that `serverDate` stands for
 */
export function decode(text: string, now: number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalid('the request holds unreadable EJSON')
  }
  return revive(parsed, 0, now)
}

/** Reads a stored document. Text without a `$` holds nothing but plain JSON, which most documents are. */
export function decodeStored(text: string): Document {
  const parsed = JSON.parse(text) as Document
  return text.includes('"$') ? (revive(parsed, 0, 0) as Document) : parsed
}

function relaxArray(value: unknown[]): unknown[] {
  let copy: unknown[] | undefined
  for (let i = 0; i < value.length; i++) {
    const relaxed = relax(value[i])
    if (relaxed !== value[i]) {
      copy ??= value.slice()
      copy[i] = relaxed
    }
  }
  return copy ?? value
}

function relaxDocument(value: Document): Document {
  let copy: Document | undefined
  for (const key of Object.keys(value)) {
    const relaxed = relax(value[key])
    if (relaxed !== value[key]) {
      copy ??= { ...value }
      copy[key] = relaxed
    }
  }
  return copy ?? value
}

/** The JSON that stands for a value; the value itself where plain JSON can say it, so that most of a document is not copied. */
function relax(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return relaxArray(value)
  if (value instanceof Date) {
    const time = value.getTime()
    const iso = time >= 0 && time <= LAST_ISO_DATE
    return { $date: iso ? value.toISOString() : { $numberLong: String(time) } }
  }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof ObjectId) return { $oid: value.toHexString() }
  if (!isDocument(value)) return EJSON.serialize(value)
  return relaxDocument(value)
}

/** Writes a value as the relaxed EJSON that is stored. `-0` becomes `0`, as JSON has no other way to say it. */
export function encode(value: unknown): string {
  return JSON.stringify(relax(value))
}

/** The service answers ObjectIds as plain hexadecimal strings. */
export function encodeAnswer(stored: string): string {
  if (!stored.includes('"$oid"')) return stored
  return JSON.stringify(
    JSON.parse(stored, (_key, value: unknown) =>
      isDocument(value) && typeof value['$oid'] === 'string' ? value['$oid'] : value,
    ),
  )
}
