import { isDocument, isOperatorDocument, TypeOrder, typeRank, type Document } from './values'
import type { Bound } from './keys'

/**
 * What a query says about single paths, as far as an index can use it. Every constraint is necessary: a document that
 * matches the query fulfils it. Negations say nothing that an index could use, and are left to the matcher.
 */
export type Constraint = { readonly path: string; readonly exact: boolean } & (
  | { readonly kind: 'points'; readonly values: readonly unknown[] }
  | { readonly kind: 'low' | 'high'; readonly bound: Bound; readonly element: number | undefined }
  | { readonly kind: 'prefix'; readonly text: string; readonly pattern: RegExp }
)

export interface Conjunction {
  readonly constraints: Constraint[]
  /** `$or` conditions that must hold besides. */
  readonly alternatives: Document[][]
  /** Whether something of the query is not said by the constraints. */
  complete: boolean
}

/** Values that an index finds by one key range. Arrays and documents are left to the matcher. */
export function isPoint(value: unknown): boolean {
  const rank = typeRank(value)
  return rank !== TypeOrder.Array && rank !== TypeOrder.Document && rank !== TypeOrder.RegExp
}

const SPECIAL = new Set('.^$*+?()[]{}|\\')

/** The text that every match of `/^text…/` begins with, or undefined when there is none to rely on. */
export function literalPrefix(pattern: RegExp): string | undefined {
  const { source, flags } = pattern
  if (!source.startsWith('^') || /[imu]/.test(flags) || source.includes('|')) return undefined
  let text = ''
  let i = 1
  for (; i < source.length; i++) {
    const character = source[i] as string
    if (character === '\\') {
      const escaped = source[i + 1]
      // \d, \w, \b and the like are classes; an escaped sign stands for itself.
      if (escaped === undefined || /[a-z0-9]/i.test(escaped)) break
      text += escaped
      i++
    } else if (SPECIAL.has(character)) {
      break
    } else {
      text += character
    }
  }
  // A quantifier applies to the last character, which then may be absent.
  const quantified = i < source.length && '*?{'.includes(source[i] as string)
  const prefix = quantified ? dropLastCharacter(text) : text
  // A surrogate cut off from its pair has no UTF-8 form of its own.
  return prefix === '' || /[\ud800-\udbff]$/.test(prefix) ? undefined : prefix
}

function dropLastCharacter(text: string): string {
  return [...text].slice(0, -1).join('')
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr'])

class Collector {
  readonly result: Conjunction = { constraints: [], alternatives: [], complete: true }
  private elements = 0

  query(query: Document, prefix: string): void {
    for (const key of Object.keys(query)) {
      const value = query[key]
      if (key === '$and' && Array.isArray(value)) {
        for (const part of value) if (isDocument(part)) this.query(part, prefix)
      } else if (key === '$or' && Array.isArray(value) && prefix === '' && value.every(isDocument)) {
        this.result.complete = false
        this.result.alternatives.push(value)
      } else if (key.startsWith('$')) {
        if (key !== '$comment') this.result.complete = false
      } else {
        this.condition(prefix + key, value, undefined)
      }
    }
  }

  private condition(path: string, condition: unknown, element: number | undefined): void {
    if (condition instanceof RegExp) this.pattern(path, condition)
    else if (!isOperatorDocument(condition)) this.points(path, [condition])
    else {
      for (const operator of Object.keys(condition))
        this.operator(path, operator, condition[operator], element)
    }
  }

  private operator(path: string, operator: string, operand: unknown, element: number | undefined): void {
    switch (operator) {
      case '$eq':
        return this.points(path, [operand])
      case '$in':
        return this.points(path, Array.isArray(operand) ? operand : [operand])
      case '$gt':
      case '$gte':
        return this.bound(path, 'low', operand, operator === '$gte', element)
      case '$lt':
      case '$lte':
        return this.bound(path, 'high', operand, operator === '$lte', element)
      case '$regex':
        if (operand instanceof RegExp) return this.pattern(path, operand)
        break
      case '$all':
        if (Array.isArray(operand) && operand.length > 0) this.points(path, [operand[0]])
        break
      case '$elemMatch':
        if (isDocument(operand)) this.elementMatch(path, operand)
        break
    }
    this.result.complete = false
  }

  /**
   * Operators hold for one and the same element, so both ends of a range may be used together. Fields of an element
   * promise less: each of them may be an array again, with one value for either end.
   */
  private elementMatch(path: string, operand: Document): void {
    this.result.complete = false
    const first = Object.keys(operand)[0] ?? ''
    if (first.startsWith('$') && !LOGICAL.has(first)) this.condition(path, operand, ++this.elements)
    else this.query(operand, `${path}.`)
  }

  private points(path: string, values: readonly unknown[]): void {
    const plain = values.every((value) => isPoint(value) && !isOperatorDocument(value))
    if (plain) this.result.constraints.push({ path, kind: 'points', values, exact: true })
    else this.result.complete = false
  }

  private bound(
    path: string,
    kind: 'low' | 'high',
    value: unknown,
    inclusive: boolean,
    element: number | undefined,
  ): void {
    const rank = typeRank(value)
    const usable = isPoint(value) && rank !== TypeOrder.Null && !Number.isNaN(value)
    if (usable)
      this.result.constraints.push({ path, kind, bound: { value, inclusive }, element, exact: true })
    else this.result.complete = false
  }

  private pattern(path: string, pattern: RegExp): void {
    const text = literalPrefix(pattern)
    if (text !== undefined)
      this.result.constraints.push({ path, kind: 'prefix', text, pattern, exact: false })
    this.result.complete = false
  }
}

/** Takes a query apart into what an index can use. */
export function constraintsOf(query: Document): Conjunction {
  const collector = new Collector()
  collector.query(query, '')
  return collector.result
}
