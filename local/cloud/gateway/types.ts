import type { IndexSpec } from '../engine/indexes'

export type { IndexSpec }

/** Who asked, for the statistics. */
export interface Call {
  function: string
  action: string
}

/** One database operation, as it is told to `onTrip`. */
export interface Trip {
  call?: Call
  /** The wire action without its `database.` */
  operation: string
  collection: string
  /** From the arrival of the request to its answer, the shared commit included. */
  ms: number
  /** Whether a transaction conflict was answered. */
  conflict: boolean
  /** The shape of a query that no index served. */
  unindexed?: string
}

export interface DatabaseGateway {
  /** Answers one parsed `database.*` request body. Never rejects: errors come back as `{ code, message, requestId }`. */
  handle(request: Record<string, unknown>, call?: Call): Promise<Record<string, unknown>>
  /** Creates the collection and brings its indexes in line with their declarations. */
  ensureCollection(name: string, indexes?: IndexSpec[]): Promise<void>
  collections(): string[]
  find(
    collection: string,
    query?: object,
    options?: { sort?: object; limit?: number; skip?: number },
  ): Promise<Record<string, unknown>[]>
  /** Bulk: sample data, benchmarks. */
  insertMany(collection: string, documents: object[]): Promise<void>
  close(): void
}

export interface GatewayOptions {
  /** The SQLite file; its folder is made when it is missing. */
  file: string
  /** Epoch ms that `serverDate` and `$currentDate` stand for. */
  now?: () => number
  onTrip?: (trip: Trip) => void
}
