import { ObjectId } from 'bson'
import { Aggregation } from '../engine/aggregate'
import { Entry } from '../engine/cache'
import { encode, encodeAnswer } from '../engine/codec'
import { refused } from '../engine/errors'
import { matchContext } from '../engine/expressions'
import { Search, type Cost } from '../engine/find'
import { compileProjection } from '../engine/projection'
import { compileQuery } from '../engine/query/match'
import type { Collection } from '../engine/catalog'
import type { Store } from '../engine/store'
import type { Transaction, Transactions } from '../engine/transactions'
import { compileUpdate, type Update } from '../engine/update/apply'
import { isOperatorDocument, type Document } from '../engine/values'
import { prepareDocument, type Writer } from '../engine/write'
import type { RequestReader } from './request'
import { isCostly, shapeOf } from './shape'

export interface Engine {
  readonly store: Store
  readonly transactions: Transactions
  readonly writer: Writer
}

/** What an action leaves for the statistics. */
export interface Notes {
  unindexed?: string
}

/** A request that has been read and checked; `run` does it, as part of a batch. */
export type Prepared = () => Record<string, unknown>

/** Reads a request without touching the database, so that nonsense is refused before it joins a batch. */
export type Action = (request: RequestReader, engine: Engine, notes: Notes, now: number) => Prepared

function noting(
  notes: Notes,
  query: Document,
  sort: Parameters<typeof shapeOf>[1] = [],
): (cost: Cost) => void {
  return (cost) => {
    if (isCostly(cost)) notes.unindexed = shapeOf(query, sort)
  }
}

/** An id as the service answers it. */
function wireId(id: unknown): unknown {
  return id instanceof ObjectId ? id.toHexString() : id
}

/** The one document that an operation inside a transaction is about. */
function transactionTarget(query: Document): unknown {
  const condition = query['_id']
  const id =
    isOperatorDocument(condition) && Object.keys(condition).join() === '$eq' ? condition['$eq'] : condition
  if (id === undefined || isOperatorDocument(id) || id instanceof RegExp) {
    throw refused('[InvalidParameter] a transaction supports operations on single documents by _id only')
  }
  return id
}

/** The document of a transaction's operation, if it fulfils the rest of the query. */
function readInTransaction(
  { transactions }: Engine,
  transaction: Transaction,
  collection: Collection,
  query: Document,
): Entry | undefined {
  const id = transactionTarget(query)
  const entry = transactions.read(transaction, collection, id)
  if (!entry) return undefined
  const rest = Object.keys(query).length === 1 ? undefined : compileQuery(query, matchContext())
  return !rest || rest(entry.document) ? entry : undefined
}

/** How much longer an update can make a document, by what it takes on the wire. */
function growthOf(request: RequestReader, update: Document): number {
  const paths = Object.values(update).flatMap((fields) => Object.keys(fields as object))
  // `$[]` repeats a value and a far index fills up with nulls: then the result is measured.
  return paths.some((path) => /\$\[|\.\d{4,}(\.|$)/.test(path)) ? Infinity : request.dataSize * 2
}

const addCollection: Action = (request, { store }) => {
  const name = request.text('collectionName')
  return () => {
    store.createCollection(name)
    return { message: 'success' }
  }
}

const insertDocument: Action = (request, { store, transactions, writer }, _notes, now) => {
  const name = request.text('collectionName')
  const { transactionId, dataSize } = request
  const documents = request.documents.map((document) => prepareDocument(document, now))
  return () => {
    const collection = store.collection(name)
    if (transactionId === undefined) writer.insert(collection, documents, dataSize)
    else {
      const transaction = transactions.need(transactionId)
      for (const document of documents) {
        transactions.insert(transaction, collection, document['_id'], Entry.ofDocument(document, dataSize))
      }
    }
    return {
      data: { insertedIds: documents.map((document) => wireId(document['_id'])), n: documents.length },
    }
  }
}

const getDocument: Action = (request, engine, notes) => {
  const { store, transactions } = engine
  const name = request.text('collectionName')
  const { transactionId, query, sort, offset, limit, projection } = request
  const project = projection ? compileProjection(projection) : undefined
  const answer = (entry: Entry): string =>
    encodeAnswer(project ? encode(project(entry.document)) : entry.text)
  return () => {
    const collection = store.collection(name)
    if (transactionId !== undefined) {
      const found = readInTransaction(engine, transactions.need(transactionId), collection, query)
      return { data: { list: found ? [answer(found)] : [], offset, limit } }
    }
    const search = new Search(store, collection)
    const rows = search.find(query, { sort, skip: offset, limit })
    noting(notes, query, sort)(search.cost)
    return { data: { list: rows.map(({ entry }) => answer(entry)), offset, limit } }
  }
}

const calculateDocument: Action = (request, { store }, notes) => {
  const name = request.text('collectionName')
  const { query } = request
  return () => {
    const search = new Search(store, store.collection(name))
    const total = search.count(query)
    noting(notes, query)(search.cost)
    return { data: { total } }
  }
}

function updateInTransaction(
  engine: Engine,
  transaction: Transaction,
  collection: Collection,
  query: Document,
  update: Update,
  growth: number,
): { updated: number; last: Entry | undefined } {
  const before = readInTransaction(engine, transaction, collection, query)
  if (!before) return { updated: 0, last: undefined }
  const document = update.apply(before.document)
  if (document === before.document) return { updated: 1, last: before }
  const last = Entry.ofDocument(document, before.bound + growth)
  engine.transactions.write(transaction, collection, document['_id'], last)
  return { updated: 1, last }
}

function withoutId(document: Document): Document {
  const { _id, ...rest } = document
  return rest
}

/** `doc(id).set(…)`: the whole document is replaced, or made. */
const setDocument: Action = (request, { store, transactions, writer }, _notes, now) => {
  const name = request.text('collectionName')
  const { transactionId, dataSize } = request
  const id = transactionTarget(request.neededQuery)
  const document = prepareDocument({ _id: id, ...withoutId(request.data) }, now)
  return () => {
    const collection = store.collection(name)
    if (transactionId === undefined) {
      const { inserted } = writer.set(collection, document, dataSize)
      return { data: inserted ? { updated: 0, upsert_id: wireId(id) } : { updated: 1, upsert_id: null } }
    }
    const transaction = transactions.need(transactionId)
    const before = transactions.read(transaction, collection, id)
    transactions.write(transaction, collection, id, Entry.ofDocument(document, dataSize))
    return { data: before ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: wireId(id) } }
  }
}

const modifyDocument: Action = (request, engine, notes, now) => {
  if (!request.flag('merge')) return setDocument(request, engine, notes, now)
  const name = request.text('collectionName')
  const { transactionId, data } = request
  const query = request.neededQuery
  const update = compileUpdate(data, query, now)
  const growth = growthOf(request, data)
  const multi = request.flag('multi')
  return () => {
    const collection = engine.store.collection(name)
    if (transactionId !== undefined) {
      const transaction = engine.transactions.need(transactionId)
      const { updated } = updateInTransaction(engine, transaction, collection, query, update, growth)
      return { data: { updated, upsert_id: null } }
    }
    const { updated } = engine.writer.update(collection, query, update, {
      multi,
      growth,
      cost: noting(notes, query),
    })
    return { data: { updated, upsert_id: null } }
  }
}

const modifyAndReturnDoc: Action = (request, engine, notes, now) => {
  const name = request.text('collectionName')
  const { transactionId, data } = request
  const query = request.neededQuery
  const update = compileUpdate(data, query, now)
  const growth = growthOf(request, data)
  const answer = (updated: number, last: Entry | undefined): Record<string, unknown> => ({
    data: { updated, doc: last ? encodeAnswer(last.text) : null },
  })
  return () => {
    const collection = engine.store.collection(name)
    if (transactionId !== undefined) {
      const transaction = engine.transactions.need(transactionId)
      const { updated, last } = updateInTransaction(engine, transaction, collection, query, update, growth)
      return answer(updated, last)
    }
    const options = { multi: false, growth, cost: noting(notes, query) }
    const { updated, last } = engine.writer.update(collection, query, update, options)
    return answer(updated, last)
  }
}

const removeDocument: Action = (request, engine, notes) => {
  const name = request.text('collectionName')
  const { transactionId } = request
  const query = request.neededQuery
  const multi = request.flag('multi')
  return () => {
    const collection = engine.store.collection(name)
    if (transactionId === undefined) {
      const deleted = engine.writer.remove(collection, query, { multi, cost: noting(notes, query) })
      return { data: { deleted } }
    }
    const transaction = engine.transactions.need(transactionId)
    const before = readInTransaction(engine, transaction, collection, query)
    if (before) engine.transactions.write(transaction, collection, before.document['_id'], undefined)
    return { data: { deleted: before ? 1 : 0 } }
  }
}

const aggregateDocuments: Action = (request, { store }, notes) => {
  const name = request.text('collectionName')
  const { stages } = request
  return () => {
    const aggregation = new Aggregation(store)
    const documents = aggregation.run(name, stages)
    const match = stages[0]?.['$match']
    noting(notes, (match ?? {}) as Document)(aggregation.cost)
    return { data: { list: documents.map((document) => encodeAnswer(encode(document))) } }
  }
}

const startTransaction: Action =
  (_request, { transactions }) =>
  () => ({ transactionId: transactions.start() })

const commitTransaction: Action = (request, { transactions }) => {
  const id = request.text('transactionId')
  return () => {
    transactions.commit(transactions.need(id))
    return {}
  }
}

const abortTransaction: Action = (request, { transactions }) => {
  const id = request.text('transactionId')
  return () => {
    transactions.abort(transactions.need(id).id)
    return {}
  }
}

/** Every action of the wire, by its name without `database.`. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['addCollection', addCollection],
  ['insertDocument', insertDocument],
  ['getDocument', getDocument],
  ['calculateDocument', calculateDocument],
  ['modifyDocument', modifyDocument],
  ['modifyAndReturnDoc', modifyAndReturnDoc],
  ['removeDocument', removeDocument],
  ['aggregateDocuments', aggregateDocuments],
  ['startTransaction', startTransaction],
  ['commitTransaction', commitTransaction],
  ['abortTransaction', abortTransaction],
])
