import { randomBytes } from 'node:crypto'
import { Entry } from './cache'
import { refused } from './errors'
import { Search, type Cost } from './find'
import { typeRank, TypeOrder, type Document } from './values'
import type { Collection } from './catalog'
import type { Row, Store } from './store'
import type { Transactions } from './transactions'
import { assertStorable, type Update } from './update/apply'

/** A new id as the service makes them: 32 hexadecimal digits, the time first, so that they grow. */
export function newId(now: number): string {
  const seconds = Math.floor(now / 1000)
  return seconds.toString(16).padStart(8, '0') + randomBytes(12).toString('hex')
}

/** Checks a document that is to be stored and puts its _id first. */
export function prepareDocument(document: Document, now: number): Document {
  assertStorable(document)
  const id = document['_id']
  if (id === undefined || id === null) {
    const { _id, ...rest } = document
    return { _id: newId(now), ...rest }
  }
  const rank = typeRank(id)
  if (rank === TypeOrder.Array || rank === TypeOrder.RegExp)
    throw refused("The '_id' value cannot be of this type")
  return document
}

/** Writes outside of transactions. Each is one request: all of it happens or none. */
export class Writer {
  constructor(
    private readonly store: Store,
    private readonly transactions: Transactions,
  ) {}

  /** @param size characters that the documents took on the wire */
  insert(collection: Collection, documents: readonly Document[], size: number): void {
    for (const document of documents) {
      this.transactions.assertUnlocked(collection, document['_id'])
      const row = this.store.newRow(collection)
      this.store.write(collection, row, undefined, Entry.ofDocument(document, size))
    }
  }

  /**
   * Updates what the query finds; answers how many documents that were and the last one as it is now. Like the service
   * it counts those too that the update leaves as they are, though they are not written.
   */
  update(
    collection: Collection,
    query: Document,
    update: Update,
    options: { multi: boolean; growth: number; cost?: (cost: Cost) => void },
  ): { updated: number; last: Entry | undefined } {
    const rows = this.targets(collection, query, options.multi, options.cost)
    let last: Entry | undefined
    for (const { row, entry } of rows) {
      const after = update.apply(entry.document)
      last = entry
      if (after === entry.document) continue
      last = Entry.ofDocument(after, entry.bound + options.growth)
      this.store.write(collection, row, entry, last)
    }
    return { updated: rows.length, last }
  }

  /** Replaces the document of this id, or inserts it. */
  set(collection: Collection, document: Document, size: number): { inserted: boolean } {
    const id = document['_id']
    this.transactions.assertUnlocked(collection, id)
    const row = this.store.rowOfId(collection, id)
    const before = row === undefined ? undefined : this.store.read(collection, row)
    const after = Entry.ofDocument(document, size)
    this.store.write(collection, row ?? this.store.newRow(collection), before, after)
    return { inserted: before === undefined }
  }

  remove(
    collection: Collection,
    query: Document,
    options: { multi: boolean; cost?: (cost: Cost) => void },
  ): number {
    const rows = this.targets(collection, query, options.multi, options.cost)
    for (const { row, entry } of rows) this.store.write(collection, row, entry, undefined)
    return rows.length
  }

  private targets(
    collection: Collection,
    query: Document,
    multi: boolean,
    cost?: (cost: Cost) => void,
  ): Row[] {
    const search = new Search(this.store, collection)
    const rows = search.find(query, multi ? {} : { limit: 1 })
    cost?.(search.cost)
    for (const { entry } of rows) this.transactions.assertUnlocked(collection, entry.document['_id'])
    return rows
  }
}
