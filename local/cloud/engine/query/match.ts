import { refused } from '../errors'
import { splitPath } from '../paths'
import { isDocument } from '../values'
import type { MatchContext, Predicate } from './context'
import { compileField } from './operators'
import { compileSchema } from './schema'

const IGNORED = new Set(['$comment'])

function subqueries(operator: string, value: unknown, context: MatchContext): Predicate[] {
  if (!Array.isArray(value) || value.length === 0) throw refused(`${operator} must be a nonempty array`)
  return value.map((query: unknown) => compileQuery(query, context))
}

/** What may stand beside the paths of a query. */
export const TOP_OPERATORS: readonly string[] = ['$and', '$or', '$nor', '$expr', '$jsonSchema']

function compileTop(operator: string, value: unknown, context: MatchContext): Predicate {
  switch (operator) {
    case '$and': {
      const parts = subqueries(operator, value, context)
      return (document) => parts.every((part) => part(document))
    }
    case '$or': {
      const parts = subqueries(operator, value, context)
      return (document) => parts.some((part) => part(document))
    }
    case '$nor': {
      const parts = subqueries(operator, value, context)
      return (document) => !parts.some((part) => part(document))
    }
    case '$expr':
      return context.expression(value)
    case '$jsonSchema':
      return compileSchema(value)
    default:
      throw refused(`unknown top level operator: ${operator}`)
  }
}

/**
 * Compiles a query into a test of one document, with MongoDB's meaning: conditions on a path hold when any value that
 * the path reaches fulfils them, negations when none does.
 */
export function compileQuery(query: unknown, context: MatchContext): Predicate {
  if (!isDocument(query)) throw refused('a query must be an object')
  const parts: Predicate[] = []
  for (const key of Object.keys(query)) {
    if (IGNORED.has(key)) continue
    const condition = query[key]
    if (key.startsWith('$')) {
      parts.push(compileTop(key, condition, context))
    } else {
      parts.push(compileField(splitPath(key), condition, context))
    }
  }
  const [first, second] = parts
  if (!first) return () => true
  if (!second) return first
  return (document) => parts.every((part) => part(document))
}
