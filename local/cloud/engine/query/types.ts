import { Binary, Decimal128, ObjectId } from 'bson'
import { refused } from '../errors'
import { isDocument } from '../values'

type ValueTest = (value: unknown) => boolean

const isNumber: ValueTest = (value) => typeof value === 'number' || value instanceof Decimal128
const isInt: ValueTest = (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff
// Numbers lose their BSON width in JavaScript: a whole number counts as int or long by its size, and as double never.
const isLong: ValueTest = (value) => Number.isInteger(value) && !isInt(value)
const isDouble: ValueTest = (value) => typeof value === 'number' && !Number.isInteger(value)

const BY_NAME: Readonly<Record<string, ValueTest>> = {
  number: isNumber,
  double: isDouble,
  int: isInt,
  long: isLong,
  decimal: (value) => value instanceof Decimal128,
  string: (value) => typeof value === 'string',
  object: isDocument,
  array: Array.isArray,
  binData: (value) => value instanceof Binary,
  objectId: (value) => value instanceof ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
}

const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
  19: 'decimal',
}

/** The test for a BSON type by name or number, or undefined for one that does not exist. */
export function typeTest(type: unknown): ValueTest | undefined {
  const name = typeof type === 'number' ? BY_NUMBER[type] : type
  return typeof name === 'string' && Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined
}

/** `$type`: one type or a list of them. */
export function compileType<T>(operand: unknown, build: (test: ValueTest) => T): T {
  const types = Array.isArray(operand) ? operand : [operand]
  const tests = types.map((type: unknown) => {
    const test = typeTest(type)
    if (!test) throw refused(`Unknown type name alias: ${String(type)}`)
    return test
  })
  return build((value) => tests.some((test) => test(value)))
}
