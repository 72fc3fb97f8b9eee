import { randomBytes } from 'node:crypto'
import type { Entry } from './cache'
import { duplicateKey, LockedError, transactionConflict, transactionMissing } from './errors'
import { describeEntry, entriesOf } from './indexes'
import { encodeKey } from './keys'
import type { Collection, StoredIndex } from './catalog'
import type { Store, WriteObserver } from './store'

interface PlannedWrite {
  readonly collection: Collection
  readonly id: unknown
  /** Left out when the transaction removes the document. */
  readonly after: Entry | undefined
}

export interface Transaction {
  readonly id: string
  /** The state of the database that it sees: everything written up to here. Taken at its first operation. */
  snapshot: number | undefined
  readonly writes: Map<string, PlannedWrite>
  readonly locks: Set<string>
  readonly timer: NodeJS.Timeout
}

/** A document as it was before the change with this number. */
interface Version {
  readonly sequence: number
  readonly before: Entry | undefined
}

const LIFETIME_MS = 30_000

function documentKey(collection: Collection, id: unknown): string {
  return `document ${collection.id} ${encodeKey(id, 1).toString('latin1')}`
}

function uniqueKey(index: StoredIndex, key: Buffer): string {
  return `key ${index.id} ${key.toString('latin1')}`
}

/**
 * Transactions over single documents: each sees the database as it was at its first operation, writes become visible
 * with the commit, and of two that write the same document the first one wins. Nobody waits for another transaction.
 */
export class Transactions implements WriteObserver {
  private readonly open = new Map<string, Transaction>()
  private readonly locks = new Map<string, Transaction>()
  private readonly history = new Map<string, Version[]>()
  private sequence = 0

  /** @param released called when locks may have been given up outside of a request: a transaction ran out of time */
  constructor(
    private readonly store: Store,
    private readonly released: () => void,
  ) {
    store.observer = this
  }

  start(): string {
    const id = randomBytes(16).toString('hex')
    const timer = setTimeout(() => this.expire(id), LIFETIME_MS)
    timer.unref()
    this.open.set(id, { id, snapshot: undefined, writes: new Map(), locks: new Set(), timer })
    this.store.journal.record(() => this.open.delete(id))
    return id
  }

  /** The open transaction of this id; its first use takes the snapshot. */
  need(id: string): Transaction {
    const transaction = this.open.get(id)
    if (!transaction) throw transactionMissing()
    if (transaction.snapshot === undefined) {
      transaction.snapshot = this.sequence
      this.store.journal.record(() => (transaction.snapshot = undefined))
    }
    return transaction
  }

  // ---- what a transaction does

  read(transaction: Transaction, collection: Collection, id: unknown): Entry | undefined {
    const key = documentKey(collection, id)
    const own = transaction.writes.get(key)
    if (own) return own.after
    const later = this.changedSince(transaction, key)
    if (later) return later.before
    const row = this.store.rowOfId(collection, id)
    return row === undefined ? undefined : this.store.read(collection, row)
  }

  /** A new document; one that the transaction can see already is refused, one that it cannot see is a conflict. */
  insert(transaction: Transaction, collection: Collection, id: unknown, document: Entry): void {
    if (this.read(transaction, collection, id)) {
      throw duplicateKey(
        collection.name,
        '_id_',
        describeEntry(collection.indexes[0] as StoredIndex, document.document),
      )
    }
    this.write(transaction, collection, id, document)
  }

  /** Plans a write for the commit and locks the document until then. */
  write(transaction: Transaction, collection: Collection, id: unknown, after: Entry | undefined): void {
    const key = documentKey(collection, id)
    if (this.changedSince(transaction, key)) throw transactionConflict()
    this.lock(transaction, key)
    if (after) this.reserveKeys(transaction, collection, id, after)
    const previous = transaction.writes.get(key)
    transaction.writes.set(key, { collection, id, after })
    this.store.journal.record(() => {
      if (previous) transaction.writes.set(key, previous)
      else transaction.writes.delete(key)
    })
  }

  commit(transaction: Transaction): void {
    this.close(transaction)
    const writes = [...transaction.writes.values()]
    const rows = writes.map(({ collection, id }) => this.store.rowOfId(collection, id))
    // Everything old goes first, so that a unique key may move from one document to another.
    writes.forEach(({ collection }, i) => {
      const row = rows[i]
      const before = row === undefined ? undefined : this.store.read(collection, row)
      if (row !== undefined && before) this.store.write(collection, row, before, undefined)
    })
    writes.forEach(({ collection, after }, i) => {
      if (after) this.store.write(collection, rows[i] ?? this.store.newRow(collection), undefined, after)
    })
  }

  /** Gives up a transaction, its locks and what it wanted to write. One that is gone already is no matter. */
  abort(id: string): void {
    const transaction = this.open.get(id)
    if (transaction) this.close(transaction)
  }

  private expire(id: string): void {
    this.store.attempt(() => this.abort(id))
    this.store.commit()
    this.released()
  }

  private close(transaction: Transaction): void {
    this.open.delete(transaction.id)
    for (const lock of transaction.locks) this.locks.delete(lock)
    clearTimeout(transaction.timer)
    this.store.journal.record(() => {
      this.open.set(transaction.id, transaction)
      for (const lock of transaction.locks) this.locks.set(lock, transaction)
      transaction.timer.refresh()
    })
  }

  private lock(transaction: Transaction, key: string): void {
    const owner = this.locks.get(key)
    if (owner === transaction) return
    if (owner) throw transactionConflict()
    this.locks.set(key, transaction)
    transaction.locks.add(key)
    this.store.journal.record(() => {
      this.locks.delete(key)
      transaction.locks.delete(key)
    })
  }

  /** The first change of a document that the transaction does not see. */
  private changedSince(transaction: Transaction, key: string): Version | undefined {
    const snapshot = transaction.snapshot ?? this.sequence
    return this.history.get(key)?.find(({ sequence }) => sequence > snapshot)
  }

  private reserveKeys(transaction: Transaction, collection: Collection, id: unknown, after: Entry): void {
    const ownRow = this.store.rowOfId(collection, id) ?? 0
    const isNew = this.read(transaction, collection, id) === undefined
    for (const index of collection.indexes) {
      if (!index.unique || (index.name === '_id_' && !isNew)) continue
      for (const key of entriesOf(index, after.document).keys) {
        this.lock(transaction, uniqueKey(index, key))
        const holder = index.table.otherRow(key, ownRow)
        if (holder !== undefined) this.assertGivenUp(transaction, collection, index, key, holder, after)
        this.assertNotPlanned(transaction, collection, id, index, key, after)
      }
    }
  }

  /** Another document holds the key in the database: fine only if this transaction takes it away from there. */
  private assertGivenUp(
    transaction: Transaction,
    collection: Collection,
    index: StoredIndex,
    key: Buffer,
    holder: number,
    after: Entry,
  ): void {
    const entry = this.store.read(collection, holder)
    if (!entry) return
    const holderKey = documentKey(collection, entry.document['_id'])
    const planned = transaction.writes.get(holderKey)
    if (planned && !holdsKey(index, planned.after, key)) return
    if (this.changedSince(transaction, holderKey)) throw transactionConflict()
    throw duplicateKey(collection.name, index.name, describeEntry(index, after.document))
  }

  private assertNotPlanned(
    transaction: Transaction,
    collection: Collection,
    id: unknown,
    index: StoredIndex,
    key: Buffer,
    after: Entry,
  ): void {
    const own = documentKey(collection, id)
    for (const [other, planned] of transaction.writes) {
      if (other === own || planned.collection !== collection) continue
      if (holdsKey(index, planned.after, key)) {
        throw duplicateKey(collection.name, index.name, describeEntry(index, after.document))
      }
    }
  }

  // ---- what others notice of transactions

  /** A plain write has to wait while a transaction holds the document. */
  assertUnlocked(collection: Collection, id: unknown): void {
    if (this.locks.size > 0 && this.locks.has(documentKey(collection, id))) throw new LockedError()
  }

  assertKeyFree(index: StoredIndex, key: Buffer): void {
    if (this.locks.size > 0 && this.locks.has(uniqueKey(index, key))) throw new LockedError()
  }

  changed(collection: Collection, before: Entry | undefined, after: Entry | undefined): void {
    this.sequence++
    if (this.open.size === 0) return
    const id = (before ?? after)?.document['_id']
    const key = documentKey(collection, id)
    const versions = this.history.get(key) ?? []
    this.history.set(key, versions)
    versions.push({ sequence: this.sequence, before })
    this.store.journal.record(() => versions.pop())
  }

  /** Forgets old versions that no open transaction can ask for. To be called after a commit. */
  settle(): void {
    if (this.history.size === 0) return
    if (this.open.size === 0) return this.history.clear()
    if (this.history.size < 1000) return
    const oldest = Math.min(...[...this.open.values()].map(({ snapshot }) => snapshot ?? this.sequence))
    for (const [key, versions] of this.history) {
      if (versions.every(({ sequence }) => sequence <= oldest)) this.history.delete(key)
    }
  }

  /** Lets the process end. */
  dispose(): void {
    for (const { timer } of this.open.values()) clearTimeout(timer)
  }
}

function holdsKey(index: StoredIndex, entry: Entry | undefined, key: Buffer): boolean {
  return entry !== undefined && entriesOf(index, entry.document).keys.some((other) => other.equals(key))
}
