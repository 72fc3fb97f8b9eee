/**
 * What the tests use of the SDK's database. Its own types leave most answers as `any` and miss some arguments; these
 * say what is sent and what has to come back.
 */
export type Found = Record<string, unknown> & { _id: string }

export interface Written {
  readonly updated: number
  readonly upsertedId?: string | null
  readonly upserted?: { _id: string }[]
  readonly doc?: Found | null
}

export interface Query {
  where(query: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(fields: object): Query
  options(options: { multiple: boolean }): Query
  get(): Promise<{ data: Found[] }>
  count(): Promise<{ total: number }>
  update(change: object): Promise<Written>
  updateAndReturn(change: object): Promise<Written>
  remove(): Promise<{ deleted: number }>
}

export interface DocumentReference<Answer> {
  get(): Promise<{ data: Answer }>
  set(document: object): Promise<Written>
  update(change: object): Promise<Written>
  remove(): Promise<{ deleted: number }>
  /** What `remove` was called in transactions. */
  delete(): Promise<{ deleted: number }>
}

export interface Pipeline {
  end(): Promise<{ data: Record<string, unknown>[] }>
  done(): unknown
  match(query: unknown): Pipeline
  group(specification: object): Pipeline
  sort(order: object): Pipeline
  skip(count: number): Pipeline
  limit(count: number): Pipeline
  count(name: string): Pipeline
  project(fields: object): Pipeline
  addFields(fields: object): Pipeline
  unwind(path: string | object): Pipeline
  sortByCount(expression: unknown): Pipeline
  bucket(specification: object): Pipeline
  bucketAuto(specification: object): Pipeline
  sample(specification: object): Pipeline
  replaceRoot(specification: object): Pipeline
  lookup(specification: object): Pipeline
  geoNear(specification: object): Pipeline
}

export interface Collection extends Query {
  add(document: object): Promise<{ id: string; inserted?: number }>
  doc(id: string): DocumentReference<Found[]>
  aggregate(): Pipeline
}

/** Inside a transaction a document is answered as such, not as a list of one. */
export interface TransactionCollection extends Omit<Collection, 'doc'> {
  doc(id: string): DocumentReference<Found | null>
}

export interface Transaction {
  collection(name: string): TransactionCollection
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/** An operator with its operands; conditions can be chained. */
interface Command {
  and(...others: unknown[]): Command
  or(...others: unknown[]): Command
}

type Operators<Name extends string> = Readonly<Record<Name, (...operands: unknown[]) => Command>>

type QueryName =
  | (
      | 'eq'
      | 'neq'
      | 'gt'
      | 'gte'
      | 'lt'
      | 'lte'
      | 'in'
      | 'nin'
      | 'and'
      | 'or'
      | 'nor'
      | 'not'
      | 'exists'
      | 'mod'
    )
  | ('all' | 'size' | 'elemMatch' | 'expr' | 'jsonSchema' | 'geoNear' | 'geoWithin' | 'geoIntersects')
type UpdateName =
  | (
      | 'set'
      | 'remove'
      | 'rename'
      | 'inc'
      | 'mul'
      | 'min'
      | 'max'
      | 'bit'
      | 'push'
      | 'unshift'
      | 'pop'
      | 'shift'
    )
  | ('addToSet' | 'pull' | 'pullAll')
type ExpressionName =
  | ('sum' | 'avg' | 'max' | 'min' | 'push' | 'first' | 'last' | 'addToSet' | 'add' | 'subtract' | 'multiply')
  | (
      | 'divide'
      | 'gt'
      | 'gte'
      | 'lt'
      | 'lte'
      | 'eq'
      | 'neq'
      | 'and'
      | 'or'
      | 'not'
      | 'cond'
      | 'ifNull'
      | 'switch'
    )
  | (
      | 'concat'
      | 'substr'
      | 'toUpper'
      | 'split'
      | 'indexOfCP'
      | 'strLenCP'
      | 'filter'
      | 'map'
      | 'reduce'
      | 'size'
    )
  | ('arrayElemAt' | 'concatArrays' | 'in' | 'slice' | 'mergeObjects' | 'objectToArray' | 'setUnion' | 'let')
  | (
      | 'year'
      | 'month'
      | 'dayOfMonth'
      | 'hour'
      | 'week'
      | 'dayOfWeek'
      | 'isoWeek'
      | 'dateToString'
      | 'dateFromString'
    )

/** `db.command.aggregate`: expressions, and pipelines for `lookup`. */
export type Expressions = Operators<ExpressionName> & { pipeline(): Pipeline }

/** `db.command`. */
export type Commands = Operators<QueryName | UpdateName> & {
  readonly aggregate: Expressions
  readonly project: Operators<'slice' | 'elemMatch'>
}

export interface Database {
  createCollection(name: string): Promise<unknown>
  collection(name: string): Collection
  startTransaction(): Promise<Transaction>
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  serverDate(options?: { offset: number }): object
  RegExp(options: { regexp: string; options: string }): object
  readonly command: Commands
  readonly Geo: Readonly<Record<GeometryName, new (...parts: unknown[]) => object>>
}

type GeometryName = 'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon'
