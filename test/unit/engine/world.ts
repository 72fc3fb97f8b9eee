import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseError } from '../../../local/cloud/engine/errors'
import { Search, type FindOptions } from '../../../local/cloud/engine/find'
import type { IndexSpec } from '../../../local/cloud/engine/indexes'
import { openConnection, type Connection } from '../../../local/cloud/engine/sqlite'
import { Store } from '../../../local/cloud/engine/store'
import { Transactions } from '../../../local/cloud/engine/transactions'
import type { Document } from '../../../local/cloud/engine/values'
import { Writer } from '../../../local/cloud/engine/write'

// Properties are tried many times, and the machine may be busy.
jest.setTimeout(120_000)

/** A folder of its own for one test file, removed at its end. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'engine-'))
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** An engine in memory with one collection `things`. */
export class World {
  readonly store: Store
  readonly transactions: Transactions
  readonly writer: Writer

  constructor(connection: Connection = openConnection(':memory:')) {
    this.store = new Store(connection)
    this.transactions = new Transactions(this.store, () => undefined)
    this.writer = new Writer(this.store, this.transactions)
    this.batch(() => {
      if (!this.store.has('things')) this.store.createCollection('things')
    })
  }

  get things(): ReturnType<Store['collection']> {
    return this.store.collection('things')
  }

  /** One request with a commit of its own. */
  batch<T>(request: () => T): T {
    const result = this.store.attempt(request)
    this.store.commit()
    this.transactions.settle()
    return result
  }

  indexes(...specs: IndexSpec[]): void {
    this.batch(() => {
      this.store.ensureIndexes(this.things, specs)
    })
  }

  insert(...documents: Document[]): void {
    this.batch(() => {
      this.writer.insert(this.things, documents, JSON.stringify(documents).length)
    })
  }

  find(query: Document, options: FindOptions = {}): Document[] {
    return new Search(this.store, this.things).find(query, options).map(({ entry }) => entry.document)
  }

  /** The ids of what a query finds, in the order of the answer. */
  ids(query: Document, options: FindOptions = {}): unknown[] {
    return this.find(query, options).map((document) => document['_id'])
  }

  count(query: Document): number {
    return new Search(this.store, this.things).count(query)
  }

  close(): void {
    this.transactions.dispose()
    this.store.close()
  }
}

/** An index on one or more ascending fields, named after them. */
export function ascending(...fields: string[]): IndexSpec {
  return { name: fields.join('_'), keys: fields.map((field) => [field, 1]) }
}

/** The error that the database answers with, or undefined when it accepts. Any other error is a fault of the engine. */
export function refusalOf(run: () => unknown): DatabaseError | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof DatabaseError) return error
    throw error
  }
}
