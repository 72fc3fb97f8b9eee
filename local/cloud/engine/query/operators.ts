import { regularExpression } from '../codec'
import { refused } from '../errors'
import { compileGeoIntersects, compileGeoWithin, compileNear } from '../geo'
import { someValue, visitPath } from '../paths'
import {
  compareValues,
  equalValues,
  isDocument,
  isOperatorDocument,
  numberOf,
  TypeOrder,
  typeRank,
  type Document,
} from '../values'
import type { MatchContext, Predicate } from './context'
import { compileType } from './types'

type ValueTest = (value: unknown) => boolean

/** A condition on one path of a document. `operators` are the condition's other fields ($options beside $regex). */
type OperatorCompiler = (
  segments: readonly string[],
  operand: unknown,
  context: MatchContext,
  operators: Document,
) => Predicate

function any(segments: readonly string[], test: ValueTest): Predicate {
  return (document) => someValue(document, segments, test)
}

/** Arrays at the end of the path are looked at as a whole, not element by element. */
function whole(segments: readonly string[], test: ValueTest): Predicate {
  return (document) => visitPath(document, segments, 0, test)
}

function not(predicate: Predicate): Predicate {
  return (document) => !predicate(document)
}

function equals(operand: unknown): ValueTest {
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined
  return (value) => equalValues(value, operand)
}

function ordered(accept: (comparison: number) => boolean): OperatorCompiler {
  return (segments, operand) => {
    const rank = typeRank(operand)
    // NaN is neither below nor above anything; it is only equal to itself.
    const isNaNOperand = rank === TypeOrder.Number && Number.isNaN(numberOf(operand))
    return any(segments, (value) => {
      if (typeRank(value) !== rank) return false
      const comparison = compareValues(value, operand)
      if (comparison !== 0 && rank === TypeOrder.Number) {
        if (isNaNOperand || Number.isNaN(numberOf(value))) return false
      }
      return accept(comparison)
    })
  }
}

/** A string that the pattern finds, or the very same regular expression stored as a value. */
function matches(pattern: RegExp): ValueTest {
  return (value) =>
    typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && equalValues(value, pattern)
}

function needArray(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw refused(`${operator} needs an array`)
  return operand
}

function oneOf(operator: string, operand: unknown): ValueTest {
  const items = needArray(operator, operand)
  if (items.some(isOperatorDocument)) throw refused(`cannot nest $ under ${operator}`)
  const simple = new Set<unknown>(
    items.filter((item) => typeof item === 'string' || typeof item === 'boolean'),
  )
  const others = items
    .filter((item) => typeof item !== 'string' && typeof item !== 'boolean')
    .map((item) => (item instanceof RegExp ? matches(item) : equals(item)))
  return (value) => simple.has(value) || others.some((test) => test(value))
}

function compileRegex(segments: readonly string[], operand: unknown, operators: Document): Predicate {
  const options = operators['$options']
  if (operand instanceof RegExp) {
    return any(
      segments,
      matches(options === undefined ? operand : regularExpression(operand.source, options)),
    )
  }
  if (typeof operand !== 'string') throw refused('$regex has to be a string')
  return any(segments, matches(regularExpression(operand, options)))
}

/** The test of one element for `$elemMatch`, in queries and in projections. */
export function compileElementTest(operand: unknown, context: MatchContext): ValueTest {
  if (!isDocument(operand)) throw refused('$elemMatch needs an Object')
  const logical = new Set(['$and', '$or', '$nor', '$expr'])
  const first = Object.keys(operand)[0]
  if (first === undefined || !first.startsWith('$') || logical.has(first)) {
    const query = context.query(operand)
    return (element) => isDocument(element) && query(element)
  }
  // Operators apply to the element itself, which the empty path reaches; an element that is an array is not opened.
  const test = compileField([], operand, context)
  return (element) => test(element as Document)
}

function compileAll(segments: readonly string[], operand: unknown, context: MatchContext): Predicate {
  const items = needArray('$all', operand)
  if (items.length === 0) return () => false
  const parts = items.map((item) => {
    if (isDocument(item) && '$elemMatch' in item) return compileField(segments, item, context)
    if (isOperatorDocument(item)) throw refused('no $ expressions in $all')
    return any(segments, item instanceof RegExp ? matches(item) : equals(item))
  })
  return (document) => parts.every((part) => part(document))
}

function compileSize(segments: readonly string[], operand: unknown): Predicate {
  const size = numberOf(operand)
  if (!Number.isInteger(size) || size < 0) throw refused('$size must be a whole number, zero or more')
  return whole(segments, (value) => Array.isArray(value) && value.length === size)
}

function compileMod(segments: readonly string[], operand: unknown): Predicate {
  const [divisor, remainder] = needArray('$mod', operand).map((part) => Math.trunc(numberOf(part)))
  if (divisor === undefined || remainder === undefined) throw refused('malformed mod, not enough elements')
  if (!Number.isFinite(divisor) || !Number.isFinite(remainder)) throw refused('malformed mod, not a number')
  if (divisor === 0) throw refused('divisor cannot be 0')
  return any(segments, (value) => {
    if (typeRank(value) !== TypeOrder.Number) return false
    // `% ` gives -0 for negative multiples, which is the same remainder.
    return Math.trunc(numberOf(value)) % divisor === remainder
  })
}

function compileNot(segments: readonly string[], operand: unknown, context: MatchContext): Predicate {
  if (operand instanceof RegExp) return not(any(segments, matches(operand)))
  if (!isOperatorDocument(operand)) throw refused('$not needs a regex or a document of operators')
  return not(compileField(segments, operand, context))
}

const OPERATORS: Readonly<Record<string, OperatorCompiler>> = {
  $eq: (segments, operand) => any(segments, equals(operand)),
  $ne: (segments, operand) => {
    if (operand instanceof RegExp) throw refused("Can't have regex as arg to $ne.")
    return not(any(segments, equals(operand)))
  },
  $gt: ordered((comparison) => comparison > 0),
  $gte: ordered((comparison) => comparison >= 0),
  $lt: ordered((comparison) => comparison < 0),
  $lte: ordered((comparison) => comparison <= 0),
  $in: (segments, operand) => any(segments, oneOf('$in', operand)),
  $nin: (segments, operand) => not(any(segments, oneOf('$nin', operand))),
  $exists: (segments, operand) => {
    const exists = whole(segments, (value) => value !== undefined)
    return operand === false || operand === 0 || operand === null ? not(exists) : exists
  },
  $type: (segments, operand) => compileType(operand, (test) => any(segments, test)),
  $size: compileSize,
  $mod: compileMod,
  $all: compileAll,
  $not: compileNot,
  $regex: (segments, operand, _context, operators) => compileRegex(segments, operand, operators),
  $options: (_segments, _operand, _context, operators) => {
    if (!('$regex' in operators)) throw refused('$options needs a $regex')
    return () => true
  },
  $elemMatch: (segments, operand, context) => {
    const test = compileElementTest(operand, context)
    return whole(segments, (value) => Array.isArray(value) && value.some(test))
  },
  $geoWithin: (segments, operand) => whole(segments, compileGeoWithin(operand)),
  $geoIntersects: (segments, operand) => whole(segments, compileGeoIntersects(operand)),
  $near: (segments, operand, _context, operators) => whole(segments, compileNear(operand, operators)),
  $nearSphere: (segments, operand, _context, operators) => whole(segments, compileNear(operand, operators)),
  $maxDistance: () => () => true,
  $minDistance: () => () => true,
}

/** What may stand in the condition on one path. */
export const FIELD_OPERATORS: readonly string[] = Object.keys(OPERATORS)

/** Compiles the condition on one path: operators, a regular expression, or the value to equal. */
export function compileField(
  segments: readonly string[],
  condition: unknown,
  context: MatchContext,
): Predicate {
  if (condition instanceof RegExp) return any(segments, matches(condition))
  if (!isOperatorDocument(condition)) return any(segments, equals(condition))
  const parts = Object.keys(condition).map((operator) => {
    const compiler = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
    if (!compiler) throw refused(`unknown operator: ${operator}`)
    return compiler(segments, condition[operator], context, condition)
  })
  const [first, second] = parts
  if (first && !second) return first
  return (document) => parts.every((part) => part(document))
}
