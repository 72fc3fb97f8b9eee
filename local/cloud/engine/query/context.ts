import type { Document } from '../values'

export type Predicate = (document: Document) => boolean

/** What the parts of a query need from the whole language. */
export interface MatchContext {
  /** `$expr`, which may see the variables of a pipeline. */
  expression(expression: unknown): Predicate
  /** A query inside a query, as `$elemMatch` has it. */
  query(query: unknown): Predicate
}
