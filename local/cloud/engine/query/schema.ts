import { regularExpression } from '../codec'
import { refused } from '../errors'
import { field } from '../paths'
import { equalValues, isDocument, numberOf, TypeOrder, typeRank, type Document } from '../values'
import type { Predicate } from './context'
import { typeTest } from './types'

type ValueTest = (value: unknown) => boolean

/** JSON Schema says `boolean` and `integer` where BSON says `bool` and `int`. */
const SCHEMA_NAMES: Readonly<Record<string, unknown>> = { boolean: 'bool', integer: 'int' }

function isNumber(value: unknown): boolean {
  return typeRank(value) === TypeOrder.Number
}

function compileTypes(types: unknown): ValueTest {
  const tests = (Array.isArray(types) ? types : [types]).map((type: unknown) => {
    const test = typeTest(
      typeof type === 'string' && Object.hasOwn(SCHEMA_NAMES, type) ? SCHEMA_NAMES[type] : type,
    )
    if (!test) throw refused(`Unknown type name alias: ${String(type)}`)
    return test
  })
  return (value) => tests.some((test) => test(value))
}

function schemas(keyword: string, value: unknown): ValueTest[] {
  if (!Array.isArray(value)) throw refused(`$jsonSchema keyword '${keyword}' must be an array`)
  return value.map(compileValue)
}

function compileProperties(properties: unknown): ValueTest {
  if (!isDocument(properties)) throw refused("$jsonSchema keyword 'properties' must be an object")
  const tests = Object.entries(properties).map(([name, schema]) => [name, compileValue(schema)] as const)
  return (value) =>
    !isDocument(value) ||
    tests.every(([name, test]) => {
      const own = field(value, name)
      return own === undefined || test(own)
    })
}

type Keyword = (operand: unknown, schema: Document) => ValueTest

/** Every keyword but `type` says something only about values that it can apply to, as JSON Schema wants it. */
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  bsonType: compileTypes,
  type: compileTypes,
  enum: (operand) => (value) => Array.isArray(operand) && operand.some((item) => equalValues(item, value)),
  minimum: (operand, schema) => (value) =>
    !isNumber(value) ||
    numberOf(value) > numberOf(operand) ||
    (schema['exclusiveMinimum'] !== true && numberOf(value) === numberOf(operand)),
  maximum: (operand, schema) => (value) =>
    !isNumber(value) ||
    numberOf(value) < numberOf(operand) ||
    (schema['exclusiveMaximum'] !== true && numberOf(value) === numberOf(operand)),
  multipleOf: (operand) => (value) => !isNumber(value) || numberOf(value) % numberOf(operand) === 0,
  minLength: (operand) => (value) => typeof value !== 'string' || [...value].length >= numberOf(operand),
  maxLength: (operand) => (value) => typeof value !== 'string' || [...value].length <= numberOf(operand),
  pattern: (operand) => {
    const pattern = regularExpression(operand, '')
    return (value) => typeof value !== 'string' || pattern.test(value)
  },
  required: (operand) => {
    if (!Array.isArray(operand)) throw refused("$jsonSchema keyword 'required' must be an array")
    return (value) => !isDocument(value) || operand.every((name) => field(value, String(name)) !== undefined)
  },
  properties: compileProperties,
  items: (operand) => {
    const test = compileValue(operand)
    return (value) => !Array.isArray(value) || value.every(test)
  },
  minItems: (operand) => (value) => !Array.isArray(value) || value.length >= numberOf(operand),
  maxItems: (operand) => (value) => !Array.isArray(value) || value.length <= numberOf(operand),
  allOf: (operand) => {
    const tests = schemas('allOf', operand)
    return (value) => tests.every((test) => test(value))
  },
  anyOf: (operand) => {
    const tests = schemas('anyOf', operand)
    return (value) => tests.some((test) => test(value))
  },
  not: (operand) => {
    const test = compileValue(operand)
    return (value) => !test(value)
  },
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  title: () => () => true,
  description: () => () => true,
}

function compileValue(schema: unknown): ValueTest {
  if (!isDocument(schema)) throw refused('$jsonSchema must be an object')
  const tests = Object.keys(schema).map((name) => {
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined
    if (!keyword) throw refused(`Unknown $jsonSchema keyword: ${name}`)
    return keyword(schema[name], schema)
  })
  return (value) => tests.every((test) => test(value))
}

/** `$jsonSchema`: whether a document fulfils a schema. */
export function compileSchema(schema: unknown): Predicate {
  return compileValue(schema)
}
