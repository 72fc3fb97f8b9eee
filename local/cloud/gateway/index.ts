import { randomUUID } from 'node:crypto'
import { decodeStored, encode } from '../engine/codec'
import { DatabaseError, invalid } from '../engine/errors'
import { Search, sortSpec } from '../engine/find'
import { openConnection } from '../engine/sqlite'
import { Store } from '../engine/store'
import { Transactions } from '../engine/transactions'
import type { Document } from '../engine/values'
import { prepareDocument, Writer } from '../engine/write'
import { ACTIONS, type Engine, type Notes, type Prepared } from './actions'
import { CommitQueue } from './queue'
import { RequestReader } from './request'
import type { Call, DatabaseGateway, GatewayOptions, IndexSpec, Trip } from './types'

export type { Call, DatabaseGateway, GatewayOptions, IndexSpec, Trip } from './types'

/** Documents of a bulk insert that share a commit; between two of them other requests have their turn. */
const BULK = 2000
const PREFIX = 'database.'

interface Answer {
  readonly body: Record<string, unknown>
  readonly error: DatabaseError | undefined
}

class Gateway implements DatabaseGateway {
  private readonly engine: Engine
  private readonly queue: CommitQueue
  private readonly now: () => number
  private readonly onTrip: ((trip: Trip) => void) | undefined
  private closed = false

  constructor(options: GatewayOptions) {
    this.now = options.now ?? Date.now
    this.onTrip = options.onTrip
    const store = new Store(openConnection(options.file))
    const transactions = new Transactions(store, () => {
      this.queue.retryWaiting()
    })
    this.engine = { store, transactions, writer: new Writer(store, transactions) }
    this.queue = new CommitQueue(store, () => {
      transactions.settle()
    })
  }

  async handle(request: Record<string, unknown>, call?: Call): Promise<Record<string, unknown>> {
    const started = performance.now()
    const notes: Notes = {}
    const action = typeof request['action'] === 'string' ? request['action'] : ''
    const operation = action.startsWith(PREFIX) ? action.slice(PREFIX.length) : action
    const { body, error } = await this.answer(operation, request, notes)
    const collection = request['collectionName']
    this.onTrip?.({
      ...(call ? { call } : {}),
      operation,
      collection: typeof collection === 'string' ? collection : '',
      ms: performance.now() - started,
      conflict: error?.code === 'DATABASE_TRANSACTION_CONFLICT',
      ...(notes.unindexed === undefined ? {} : { unindexed: notes.unindexed }),
    })
    return { requestId: randomUUID(), ...body }
  }

  private async answer(operation: string, request: Record<string, unknown>, notes: Notes): Promise<Answer> {
    try {
      const action = ACTIONS.get(operation)
      if (!action) throw invalid(`unknown action: ${PREFIX}${operation.slice(0, 80)}`)
      const now = this.now()
      const reader = new RequestReader(request, now)
      const prepared = action(reader, this.engine, notes, now)
      return { body: await this.perform(prepared, reader.transactionId), error: undefined }
    } catch (caught) {
      const error = asDatabaseError(caught)
      return { body: { code: error.code, message: error.message }, error }
    }
  }

  private async perform(
    prepared: Prepared,
    transactionId: string | undefined,
  ): Promise<Record<string, unknown>> {
    if (transactionId === undefined) return this.queue.submit(prepared)
    const { transactions } = this.engine
    try {
      // What fails inside a transaction ends it, as in MongoDB; the client's own abort then finds none.
      return await this.queue.submit(prepared, () => {
        transactions.abort(transactionId)
      })
    } finally {
      this.queue.retryWaiting()
    }
  }

  async ensureCollection(name: string, indexes: IndexSpec[] = []): Promise<void> {
    const { store } = this.engine
    await this.queue.submit(() => {
      store.ensureIndexes(store.has(name) ? store.collection(name) : store.createCollection(name), indexes)
    })
  }

  collections(): string[] {
    return this.engine.store.names()
  }

  async find(
    collection: string,
    query: object = {},
    options: { sort?: object; limit?: number; skip?: number } = {},
  ): Promise<Document[]> {
    const { store } = this.engine
    return this.queue.submit(() => {
      const { sort, ...range } = options
      const order = sort ? { sort: sortSpec(sort as Document) } : {}
      const rows = new Search(store, store.collection(collection)).find(query as Document, {
        ...range,
        ...order,
      })
      // The store's own documents are shared; the caller gets copies.
      return rows.map(({ entry }) => decodeStored(entry.text))
    })
  }

  async insertMany(collection: string, documents: object[]): Promise<void> {
    const { store, writer } = this.engine
    for (let start = 0; start < documents.length; start += BULK) {
      const now = this.now()
      const part = documents
        .slice(start, start + BULK)
        .map((document) => prepareDocument(document as Document, now))
      await this.queue.submit(() => {
        for (const document of part)
          writer.insert(store.collection(collection), [document], encode(document).length)
      })
    }
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.queue.dispose()
    this.engine.transactions.dispose()
    this.engine.store.close()
  }
}

/** Every error leaves in the service's form; what is not the request's fault says so without telling how it is built. */
function asDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  if (error instanceof RangeError)
    return new DatabaseError('DATABASE_REQUEST_FAILED', 'the request is too deep or too large')
  const reason = error instanceof Error ? error.message : String(error)
  return new DatabaseError('DATABASE_REQUEST_FAILED', `[InternalError] ${reason}`)
}

/** Opens the database file and answers CloudBase's `database.*` requests on it. */
export function openDatabaseGateway(options: GatewayOptions): DatabaseGateway {
  return new Gateway(options)
}
