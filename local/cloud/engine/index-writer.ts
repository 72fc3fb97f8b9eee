import type { Batch } from './batch'
import type { Catalog, Collection, StoredIndex } from './catalog'
import { duplicateKey } from './errors'
import { describeEntry, entriesOf, mayDiffer } from './indexes'
import type { Document } from './values'

/** Keeps the index entries of documents as the documents change. */
export class IndexWriter {
  /** @param assertKeyFree throws when an open transaction has reserved this key of a unique index */
  constructor(
    private readonly batch: Batch,
    private readonly catalog: Catalog,
    private readonly assertKeyFree: (index: StoredIndex, key: Buffer) => void,
  ) {}

  /** Brings all indexes of a collection from a document's old state to the new one. */
  change(
    collection: Collection,
    row: number,
    before: Document | undefined,
    after: Document | undefined,
  ): void {
    for (const index of collection.indexes) {
      if (before && after && !mayDiffer(index, before, after)) continue
      if (after) this.put(collection, index, row, before, after)
      else if (before) this.remove(index, row, entriesOf(index, before).keys)
    }
  }

  put(
    collection: Collection,
    index: StoredIndex,
    row: number,
    before: Document | undefined,
    after: Document,
  ): void {
    const { keys, arrays } = entriesOf(index, after)
    const old = before ? entriesOf(index, before).keys : []
    const added = without(keys, old)
    if (index.unique) {
      for (const key of added) this.assertUnique(collection, index, key, row, after)
    }
    this.remove(index, row, without(old, keys))
    if (added.length > 0) this.batch.touchFile()
    for (const key of added) index.table.put(key, row)
    if (arrays.some((isArray, i) => isArray && index.components[i]?.multikey === false)) {
      this.markArrays(index, arrays)
    }
  }

  private remove(index: StoredIndex, row: number, keys: readonly Buffer[]): void {
    if (keys.length > 0) this.batch.touchFile()
    for (const key of keys) index.table.remove(key, row)
  }

  private assertUnique(
    collection: Collection,
    index: StoredIndex,
    key: Buffer,
    row: number,
    document: Document,
  ): void {
    this.assertKeyFree(index, key)
    if (index.table.otherRow(key, row) !== undefined) {
      throw duplicateKey(collection.name, index.name, describeEntry(index, document))
    }
  }

  private markArrays(index: StoredIndex, arrays: readonly boolean[]): void {
    index.components.forEach((component, i) => {
      if (!arrays[i] || component.multikey) return
      component.multikey = true
      this.batch.journal.record(() => (component.multikey = false))
    })
    this.batch.touchFile()
    this.catalog.saveMultikey(index)
  }
}

function without(keys: readonly Buffer[], others: readonly Buffer[]): readonly Buffer[] {
  if (others.length === 0) return keys
  const known = new Set(others.map((key) => key.toString('latin1')))
  return keys.filter((key) => !known.has(key.toString('latin1')))
}
