import { DocumentCache, Entry } from './cache'
import { collectionExists, collectionMissing, duplicateKey, refused } from './errors'
import {
  createIndex,
  describeEntry,
  entriesOf,
  mayDiffer,
  specOf,
  type Index,
  type IndexSpec,
} from './indexes'
import { Journal } from './journal'
import { encodeKey } from './keys'
import { openConnection, type Connection } from './sqlite'
import { DocumentTable, IndexTable } from './tables'
import type { Document } from './values'

export interface StoredIndex extends Index {
  readonly table: IndexTable
}

export interface Collection {
  readonly id: number
  readonly name: string
  readonly documents: DocumentTable
  indexes: StoredIndex[]
  /** The last row id given out, and the last one that is in the file. */
  lastRow: number
  committedRow: number
  /** Documents written in the current batch and not yet in the file; null for removed ones. */
  readonly pending: Map<number, Entry | null>
}

export interface Row {
  readonly row: number
  readonly entry: Entry
}

/** Told of every committed-to-be change; open transactions keep what they still have to see. */
export interface WriteObserver {
  changed(collection: Collection, before: Entry | undefined, after: Entry | undefined): void
  /** Throws when an open transaction has reserved this key of a unique index. */
  assertKeyFree(index: StoredIndex, key: Buffer): void
}

const ID_INDEX = '_id_'
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
const COLLECTION_NAME = /^[A-Za-z0-9_\-.\u4e00-\u9fff]{1,64}$/

/**
 * Documents and indexes on one SQLite file. Requests run one after another inside a batch; `commit` makes the whole
 * batch durable. A request that fails undoes itself alone; a commit that fails undoes the batch, in the file and here.
 */
export class Store {
  readonly journal = new Journal()
  observer: WriteObserver | undefined
  private readonly connection: Connection
  private readonly cache = new DocumentCache()
  private readonly byName = new Map<string, Collection>()
  private readonly touched = new Set<Collection>()
  private inBatch = false
  private inSavepoint = false
  private broken: unknown

  constructor(file: string) {
    this.connection = openConnection(file)
    const rows = this.connection.prepare('SELECT id, name FROM collections').all() as {
      id: number
      name: string
    }[]
    for (const { id, name } of rows) this.byName.set(name, this.loadCollection(id, name))
  }

  private loadCollection(id: number, name: string): Collection {
    const documents = new DocumentTable(this.connection, id)
    const rows = this.connection
      .prepare('SELECT id, spec, multikey FROM indexes WHERE collection = ? ORDER BY id')
      .all(id) as { id: number; spec: string; multikey: string }[]
    const indexes = rows.map((row) =>
      this.openIndex(row.id, JSON.parse(row.spec) as IndexSpec, JSON.parse(row.multikey) as boolean[]),
    )
    const lastRow = documents.lastRow()
    return { id, name, documents, indexes, lastRow, committedRow: lastRow, pending: new Map() }
  }

  private openIndex(id: number, spec: IndexSpec, multikey: readonly boolean[]): StoredIndex {
    return { ...createIndex(id, spec, multikey), table: new IndexTable(this.connection, id) }
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
    this.touchFile()
    const { id } = this.connection
      .prepare('INSERT INTO collections (name) VALUES (?) RETURNING id')
      .get(name) as { id: number }
    const collection = this.loadCollection(id, name)
    this.byName.set(name, collection)
    this.journal.record(() => this.byName.delete(name))
    this.addIndex(collection, { name: ID_INDEX, keys: [['_id', 1]], unique: true })
    return collection
  }

  /** Brings the indexes in line with their declarations; the one on _id stays as it is. */
  ensureIndexes(collection: Collection, specs: readonly IndexSpec[]): void {
    const wanted = new Map(
      specs.map((spec) => [
        spec.name,
        { ...spec, unique: spec.unique === true, sparse: spec.sparse === true },
      ]),
    )
    for (const index of collection.indexes) {
      if (index.name === ID_INDEX) continue
      const spec = wanted.get(index.name)
      if (spec && sameSpec(spec, specOf(index))) wanted.delete(index.name)
      else this.dropIndex(collection, index)
    }
    for (const spec of wanted.values()) this.addIndex(collection, spec)
  }

  /** Builds an index over what the collection holds. */
  addIndex(collection: Collection, spec: IndexSpec): void {
    this.touchFile()
    const { id } = this.connection
      .prepare('INSERT INTO indexes (collection, spec, multikey) VALUES (?, ?, ?) RETURNING id')
      .get(collection.id, JSON.stringify(spec), '[]') as { id: number }
    const index = this.openIndex(id, spec, [])
    for (const { row, entry } of this.scan(collection)) {
      this.addEntries(collection, index, row, undefined, entry.document)
    }
    const before = collection.indexes
    collection.indexes = [...before, index]
    this.journal.record(() => (collection.indexes = before))
  }

  private dropIndex(collection: Collection, index: StoredIndex): void {
    this.touchFile()
    index.table.drop()
    this.connection.prepare('DELETE FROM indexes WHERE id = ?').run(index.id)
    const before = collection.indexes
    collection.indexes = before.filter((other) => other !== index)
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
    for (const index of collection.indexes) {
      if (before && after && !mayDiffer(index, before.document, after.document)) continue
      if (after) this.addEntries(collection, index, row, before?.document, after.document)
      else if (before) this.removeEntries(index, row, entriesOf(index, before.document).keys)
    }
    const previous = collection.pending.get(row)
    collection.pending.set(row, after ?? null)
    this.touched.add(collection)
    this.journal.record(() => {
      if (previous === undefined) collection.pending.delete(row)
      else collection.pending.set(row, previous)
    })
    this.observer?.changed(collection, before, after)
  }

  private addEntries(
    collection: Collection,
    index: StoredIndex,
    row: number,
    before: Document | undefined,
    after: Document,
  ): void {
    const { keys, arrays } = entriesOf(index, after)
    const old = before ? entriesOf(index, before).keys : []
    const added = keys.filter((key) => !old.some((other) => other.equals(key)))
    if (index.unique) {
      for (const key of added) this.assertUnique(collection, index, key, row, after)
    }
    this.removeEntries(
      index,
      row,
      old.filter((key) => !keys.some((other) => other.equals(key))),
    )
    if (added.length > 0) this.touchFile()
    for (const key of added) index.table.put(key, row)
    if (arrays.some((isArray, i) => isArray && index.components[i]?.multikey === false))
      this.markArrays(index, arrays)
  }

  private removeEntries(index: StoredIndex, row: number, keys: readonly Buffer[]): void {
    if (keys.length > 0) this.touchFile()
    for (const key of keys) index.table.remove(key, row)
  }

  /** Throws the service's E11000 when another document stands under this key of a unique index. */
  assertUnique(
    collection: Collection,
    index: StoredIndex,
    key: Buffer,
    row: number,
    document: Document,
  ): void {
    this.observer?.assertKeyFree(index, key)
    if (index.table.otherRow(key, row) !== undefined) {
      throw duplicateKey(collection.name, index.name, describeEntry(index, document))
    }
  }

  private markArrays(index: StoredIndex, arrays: readonly boolean[]): void {
    index.components.forEach((component, i) => {
      if (!arrays[i] || component.multikey) return
      component.multikey = true
      this.journal.record(() => (component.multikey = false))
    })
    const flags = JSON.stringify(index.components.map(({ multikey }) => multikey))
    this.touchFile()
    this.connection.prepare('UPDATE indexes SET multikey = ? WHERE id = ?').run(flags, index.id)
  }

  // ---- batches

  /** Whether anything waits for `commit`. */
  get changed(): boolean {
    return this.inBatch || this.touched.size > 0 || this.journal.length > 0 || this.broken !== undefined
  }

  /** Before the first change of a request in the file: what follows can be undone for this request alone. */
  private touchFile(): void {
    if (!this.inBatch) {
      this.connection.exec('BEGIN IMMEDIATE')
      this.inBatch = true
    }
    if (!this.inSavepoint) {
      this.connection.exec('SAVEPOINT request')
      this.inSavepoint = true
    }
  }

  /** Runs one request of a batch: it happens as a whole or, when it throws, not at all. */
  attempt<T>(request: () => T): T {
    const mark = this.journal.length
    try {
      const result = request()
      if (this.inSavepoint) this.connection.exec('RELEASE request')
      this.inSavepoint = false
      return result
    } catch (error) {
      this.undoRequest(mark)
      throw error
    }
  }

  private undoRequest(mark: number): void {
    this.journal.rollbackTo(mark)
    if (!this.inSavepoint) return
    this.inSavepoint = false
    try {
      this.connection.exec('ROLLBACK TO request; RELEASE request')
    } catch (error) {
      // SQLite gives up the whole transaction on a full disk: then the batch as a whole has failed.
      this.broken = error
    }
  }

  /** Makes everything since the last commit durable, or undoes all of it and throws. */
  commit(): void {
    try {
      if (this.broken !== undefined) throw this.broken
      if (this.touched.size > 0 && !this.inBatch) {
        this.connection.exec('BEGIN IMMEDIATE')
        this.inBatch = true
      }
      for (const collection of this.touched) this.flush(collection)
      if (this.inBatch) this.connection.exec('COMMIT')
    } catch (error) {
      this.rollback()
      throw error
    }
    for (const collection of this.touched) this.settle(collection)
    this.endBatch()
  }

  private flush(collection: Collection): void {
    for (const [row, entry] of collection.pending) {
      if (entry) collection.documents.put(row, entry.text)
      else collection.documents.remove(row)
    }
  }

  private settle(collection: Collection): void {
    for (const [row, entry] of collection.pending) {
      if (entry) this.cache.set(collection.id, row, entry)
      else this.cache.delete(collection.id, row)
    }
    collection.pending.clear()
    collection.committedRow = collection.lastRow
  }

  private rollback(): void {
    this.journal.rollbackTo(0)
    for (const collection of this.touched) collection.pending.clear()
    const wasOpen = this.inBatch
    this.endBatch()
    if (!wasOpen) return
    try {
      this.connection.exec('ROLLBACK')
    } catch (error) {
      // Already rolled back by SQLite itself, which is what was wanted.
      if (!(error instanceof Error) || !error.message.includes('no transaction')) throw error
    }
  }

  private endBatch(): void {
    this.inBatch = false
    this.inSavepoint = false
    this.broken = undefined
    this.touched.clear()
    this.journal.clear()
  }

  close(): void {
    this.connection.close()
  }
}

function assertSize(entry: Entry): void {
  // A character is at most three bytes, so most documents need not be written out to know that they fit.
  if (entry.bound * 3 <= MAX_DOCUMENT_BYTES) return
  if (Buffer.byteLength(entry.text) > MAX_DOCUMENT_BYTES)
    throw refused('document exceeds the limit of 16777216 bytes')
}

function sameSpec(left: IndexSpec, right: IndexSpec): boolean {
  const form = ({ name, keys, unique, sparse }: IndexSpec): string =>
    JSON.stringify([name, keys, unique === true, sparse === true])
  return form(left) === form(right)
}
