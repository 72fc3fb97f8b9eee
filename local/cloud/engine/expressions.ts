import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { DatabaseError, refused } from './errors'
import { field, splitPath } from './paths'
import type { MatchContext } from './query/context'
import { compileQuery, TOP_OPERATORS } from './query/match'
import { compileElementTest, compileField, FIELD_OPERATORS } from './query/operators'
import { compareValues, isDocument, TypeOrder, typeRank, type Document } from './values'

/**
 * The expression language of aggregations is mingo's, with corrections where it differs from MongoDB.
 * Its default entry merges its own operators over ours, therefore only the inner modules are imported.
 */
export type MingoOptions = Options

type Expression = (document: unknown, argument: unknown, options: Options) => unknown
type Operators = NonNullable<Parameters<typeof Context.init>[0]>
type ExpressionOperators = NonNullable<Operators['expression']>

function evaluate(document: unknown, argument: unknown, options: Options): unknown {
  return evalExpr(document, argument, options)
}

function evaluateList(document: unknown, argument: unknown, options: Options): unknown[] {
  const value = evaluate(document, argument, options)
  return Array.isArray(value) ? value : [value]
}

/** A date operator's argument is a date, a list of one, or `{ date, timezone }`. */
function isDate(value: unknown): boolean {
  if (Array.isArray(value)) return value[0] instanceof Date
  return (isDocument(value) ? value['date'] : value) instanceof Date
}

/** Weeks begin on Sundays, days before the first Sunday are week 0. */
const week: Expression = (document, argument, options) => {
  if (!isDate(evaluate(document, argument, options))) return null
  const dayOfYear = Number(evaluate(document, { $dayOfYear: argument }, options))
  const dayOfWeek = Number(evaluate(document, { $dayOfWeek: argument }, options))
  return Math.floor((dayOfYear - dayOfWeek + 7) / 7)
}

/** Positions count characters (code points), which in JavaScript strings are not always one unit. */
const indexOfCP: Expression = (document, argument, options) => {
  const [text, part, start = 0, end] = evaluateList(document, argument, options)
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof part !== 'string') throw refused('$indexOfCP requires strings')
  const characters = [...text]
  const wanted = [...part]
  const last = Math.min(typeof end === 'number' ? end : characters.length, characters.length) - wanted.length
  for (let at = Number(start); at <= last; at++) {
    if (wanted.every((character, i) => characters[at + i] === character)) return at
  }
  return -1
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw refused('can only take a part of a string, a number or a date')
}

/** Bytes of UTF-8; a negative length means up to the end. */
const substrBytes: Expression = (document, argument, options) => {
  const [value, start, length] = evaluateList(document, argument, options)
  if (value === null || value === undefined) return ''
  const bytes = Buffer.from(textOf(value))
  const from = Number(start)
  const count = Number(length)
  return bytes.subarray(from, count < 0 ? bytes.length : from + count).toString()
}

/** In expressions a missing field is below null; everywhere else the two are one. */
function compareExpression(left: unknown, right: unknown): number {
  if (typeRank(left) === TypeOrder.Null && typeRank(right) === TypeOrder.Null) {
    return Number(left !== undefined) - Number(right !== undefined)
  }
  return Math.sign(compareValues(left, right))
}

function comparison(name: string, result: (order: number) => unknown): Expression {
  return (document, argument, options) => {
    if (!Array.isArray(argument) || argument.length !== 2) throw refused(`${name} takes exactly 2 arguments`)
    const [left, right] = argument.map((part) => evaluate(document, part, options))
    return result(compareExpression(left, right))
  }
}

const CORRECTIONS: Readonly<Record<string, Expression>> = {
  $week: week,
  $indexOfCP: indexOfCP,
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $cmp: comparison('$cmp', (order) => order),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
}

const { $function: _function, ...allowedExpressions } = expressions
const { $accumulator: _accumulator, ...allowedAccumulators } = accumulators

/** Stages that would write collections, or that run code, are not for functions to use. */
const { $out: _out, $merge: _merge, $documents: _documents, ...allowedStages } = pipeline

export type Stage = typeof pipeline.$match

type QueryOperator = (path: string, operand: unknown, options: Options) => (document: Document) => boolean

/** Queries inside of pipelines mean what they mean outside. */
function queryOperators(): Record<string, QueryOperator> {
  const onField = (operator: string): QueryOperator => {
    return (path, operand, options) =>
      compileField(splitPath(path), { [operator]: operand }, matchContext(options))
  }
  const onTop: QueryOperator = (operator, operand, options) =>
    compileQuery({ [operator]: operand }, matchContext(options))
  return Object.fromEntries([
    ...FIELD_OPERATORS.map((operator) => [operator, onField(operator)] as const),
    ...TOP_OPERATORS.map((operator) => [operator, onTop] as const),
  ])
}

/** `field({ list: { $elemMatch: … } })`: the first element that matches. */
function projectElement(document: Document, condition: unknown, path: string, options: Options): unknown {
  const list = field(document, path)
  const elements: unknown[] = Array.isArray(list) ? list : []
  const found = elements.find(compileElementTest(condition, matchContext(options)))
  return found === undefined ? undefined : [found]
}

/** The operators of a pipeline; `stages` are the ones that need the database and replace mingo's. */
export function createContext(stages: Readonly<Record<string, Stage>>): Context {
  return Context.init({
    accumulator: allowedAccumulators,
    expression: { ...allowedExpressions, ...CORRECTIONS } as unknown as ExpressionOperators,
    pipeline: { ...allowedStages, ...stages } as unknown as NonNullable<Operators['pipeline']>,
    projection: { ...projections, $elemMatch: projectElement },
    query: queryOperators(),
    window: windows,
  })
}

/** Options of mingo that keep scripts out and errors in. */
export function createOptions(context: Context, mode: ProcessingMode): Partial<Options> {
  return { context, processingMode: mode, scriptEnabled: false, failOnError: true }
}

/** Runs mingo code; what it throws is the request's fault and is answered as the service does. */
export function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw refused(error instanceof Error ? error.message : String(error))
  }
}

const plain = createContext({})
const plainOptions = createOptions(plain, ProcessingMode.CLONE_OFF)

/** MongoDB's truth: false, null, missing and zero are false; an empty string is true. */
export function isTrue(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined && value !== 0
}

/** Makes `$expr` work in a query; `options` carry the variables of a surrounding pipeline. */
export function matchContext(options: Partial<Options> = plainOptions): MatchContext {
  const context: MatchContext = {
    expression: (expression) => (document: Document) =>
      guarded(() => isTrue(evalExpr(document, expression, options as Options))),
    query: (query) => compileQuery(query, context),
  }
  return context
}
