import { Batch } from './batch'
import { DocumentCache, Entry } from './cache'
import { Catalog, type Collection, type StoredIndex } from './catalog'
import { collectionExists, collectionMissing, refused } from './errors'
import { IndexWriter } from './index-writer'
import { specOf, type IndexSpec } from './indexes'
import type { Journal } from './journal'
import { encodeKey } from './keys'
import { closeConnection, type Connection } from './sqlite'

export interface Row {
  readonly row: number
  readonly entry: Entry
}

/** Open transactions: they keep the old versions that they still have to see, and the keys that they have reserved. */
export interface WriteObserver {
  changed(collection: Collection, before: Entry | undefined, after: Entry | undefined): void
  assertKeyFree(index: StoredIndex, key: Buffer): void
}

const ID_INDEX: IndexSpec = { name: '_id_', keys: [['_id', 1]], unique: true }
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
const COLLECTION_NAME = /^[A-Za-z0-9_\-.\u4e00-\u9fff]{1,64}$/

/**
 * Documents and indexes on one SQLite file. Requests run one after another inside a batch (`attempt`), and `commit`
 * makes the whole batch durable. Index entries go into the file at once, documents with the commit: one that a batch
 * changes many times is written once.
 */
export class Store {
  observer: WriteObserver | undefined
  private readonly batch: Batch
  private readonly catalog: Catalog
  private readonly indexWriter: IndexWriter
  private readonly cache = new DocumentCache()
  private readonly byName: Map<string, Collection>
  private readonly touched = new Set<Collection>()

  constructor(private readonly connection: Connection) {
    this.batch = new Batch(connection)
    this.catalog = new Catalog(connection)
    this.indexWriter = new IndexWriter(this.batch, this.catalog, (index, key) =>
      this.observer?.assertKeyFree(index, key),
    )
    this.byName = new Map(this.catalog.load().map((collection) => [collection.name, collection]))
  }

  // ---- collections

  names(): string[] {
    return [...this.byName.keys()].sort()
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  collection(name: string): Collection {
    const collection = this.byName.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  createCollection(name: string): Collection {
    if (this.byName.has(name)) throw collectionExists(name)
    if (!COLLECTION_NAME.test(name)) throw refused(`not a collection name: ${name.slice(0, 80)}`)
    this.batch.touchFile()
    const collection = this.catalog.createCollection(name)
    this.byName.set(name, collection)
    this.journal.record(() => this.byName.delete(name))
    this.addIndex(collection, ID_INDEX)
    return collection
  }

  /** Brings the indexes in line with their declarations: what is new is built, what is gone or different dropped. */
  ensureIndexes(collection: Collection, specs: readonly IndexSpec[]): void {
    const wanted = new Map(specs.map((spec) => [spec.name, spec]))
    for (const index of collection.indexes) {
      if (index.name === ID_INDEX.name) continue
      const spec = wanted.get(index.name)
      if (spec && sameSpec(spec, specOf(index))) wanted.delete(index.name)
      else this.dropIndex(collection, index)
    }
    for (const spec of wanted.values()) this.addIndex(collection, spec)
  }

  private addIndex(collection: Collection, spec: IndexSpec): void {
    this.batch.touchFile()
    const index = this.catalog.createIndex(collection, spec)
    for (const { row, entry } of this.scan(collection)) {
      this.indexWriter.put(collection, index, row, undefined, entry.document)
    }
    this.setIndexes(collection, [...collection.indexes, index])
  }

  private dropIndex(collection: Collection, index: StoredIndex): void {
    this.batch.touchFile()
    this.catalog.dropIndex(index)
    this.setIndexes(
      collection,
      collection.indexes.filter((other) => other !== index),
    )
  }

  private setIndexes(collection: Collection, indexes: readonly StoredIndex[]): void {
    const before = collection.indexes
    collection.indexes = indexes
    this.journal.record(() => (collection.indexes = before))
  }

  // ---- reading

  read(collection: Collection, row: number): Entry | undefined {
    const pending = collection.pending.get(row)
    if (pending !== undefined) return pending ?? undefined
    const cached = this.cache.get(collection.id, row)
    if (cached) return cached
    const text = collection.documents.get(row)
    if (text === undefined) return undefined
    const entry = Entry.ofText(text)
    this.cache.set(collection.id, row, entry)
    return entry
  }

  rowOfId(collection: Collection, id: unknown): number | undefined {
    return collection.indexes[0]?.table.otherRow(encodeKey(id, 1), 0)
  }

  /** All documents in the order of insertion, with what the current batch has changed. Leaves the cache alone. */
  *scan(collection: Collection): Generator<Row> {
    const { pending, committedRow } = collection
    for (const { row, document } of collection.documents.scan()) {
      const changed = pending.get(row)
      if (changed !== null) yield { row, entry: changed ?? Entry.ofText(document) }
    }
    // New rows have higher ids than all in the file, and the Map may hold them in any order.
    const added = [...pending].filter(([row]) => row > committedRow).sort(([a], [b]) => a - b)
    for (const [row, entry] of added) if (entry) yield { row, entry }
  }

  count(collection: Collection): number {
    let total = collection.documents.count()
    for (const [row, entry] of collection.pending) {
      if (row > collection.committedRow) total += entry ? 1 : 0
      else if (!entry) total -= 1
    }
    return total
  }

  // ---- writing

  newRow(collection: Collection): number {
    const before = collection.lastRow
    this.journal.record(() => (collection.lastRow = before))
    return ++collection.lastRow
  }

  /** Stores, replaces (`before` given) or removes (`after` left out) one document with its index entries. */
  write(collection: Collection, row: number, before: Entry | undefined, after: Entry | undefined): void {
    if (after) assertSize(after)
    this.indexWriter.change(collection, row, before?.document, after?.document)
    const previous = collection.pending.get(row)
    collection.pending.set(row, after ?? null)
    this.touched.add(collection)
    this.journal.record(() => {
      if (previous === undefined) collection.pending.delete(row)
      else collection.pending.set(row, previous)
    })
    this.observer?.changed(collection, before, after)
  }

  // ---- batches

  /** Where everything in memory that follows the file records how to undo it. */
  get journal(): Journal {
    return this.batch.journal
  }

  /** Whether anything waits for `commit`. */
  get changed(): boolean {
    return this.batch.started || this.touched.size > 0
  }

  /** Runs one request of a batch: it happens as a whole or, when it throws, not at all. */
  attempt<T>(request: () => T): T {
    return this.batch.attempt(request)
  }

  /** Makes everything since the last commit durable, or undoes all of it and throws. */
  commit(): void {
    const touched = [...this.touched]
    this.touched.clear()
    const waiting = touched.some(({ pending }) => pending.size > 0)
    this.batch.commit(waiting ? () => touched.forEach(writePending) : undefined)
    for (const collection of touched) this.settle(collection)
  }

  private settle(collection: Collection): void {
    for (const [row, entry] of collection.pending) {
      if (entry) this.cache.set(collection.id, row, entry)
      else this.cache.delete(collection.id, row)
    }
    collection.pending.clear()
    collection.committedRow = collection.lastRow
  }

  close(): void {
    closeConnection(this.connection)
  }
}

function writePending({ documents, pending }: Collection): void {
  for (const [row, entry] of pending) {
    if (entry) documents.put(row, entry.text)
    else documents.remove(row)
  }
}

function assertSize(entry: Entry): void {
  // A character is at most three bytes, so most documents need not be written out to know that they fit.
  if (entry.bound * 3 <= MAX_DOCUMENT_BYTES) return
  if (Buffer.byteLength(entry.text) > MAX_DOCUMENT_BYTES) {
    throw refused('document exceeds the limit of 16777216 bytes')
  }
}

function sameSpec(left: IndexSpec, right: IndexSpec): boolean {
  const form = ({ name, keys, unique, sparse }: IndexSpec): string =>
    JSON.stringify([name, keys, unique === true, sparse === true])
  return form(left) === form(right)
}
