import type { Entry } from './cache'
import { createIndex, type Index, type IndexSpec } from './indexes'
import type { Connection } from './sqlite'
import { DocumentTable, IndexTable } from './tables'

export interface StoredIndex extends Index {
  readonly table: IndexTable
}

export interface Collection {
  readonly id: number
  readonly name: string
  readonly documents: DocumentTable
  indexes: readonly StoredIndex[]
  /** The last row id given out, and the last one that is in the file. */
  lastRow: number
  committedRow: number
  /** Documents written in the current batch and not yet in the file; null for removed ones. */
  readonly pending: Map<number, Entry | null>
}

/** Which collections and indexes the file holds. */
export class Catalog {
  constructor(private readonly connection: Connection) {
    connection.exec(`
      CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS indexes (
        id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec TEXT NOT NULL, multikey TEXT NOT NULL
      );
    `)
  }

  load(): Collection[] {
    const rows = this.connection.prepare('SELECT id, name FROM collections').all() as {
      id: number
      name: string
    }[]
    return rows.map(({ id, name }) => this.loadCollection(id, name))
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

  createCollection(name: string): Collection {
    const { id } = this.connection
      .prepare('INSERT INTO collections (name) VALUES (?) RETURNING id')
      .get(name) as {
      id: number
    }
    return this.loadCollection(id, name)
  }

  createIndex(collection: Collection, spec: IndexSpec): StoredIndex {
    const { id } = this.connection
      .prepare('INSERT INTO indexes (collection, spec, multikey) VALUES (?, ?, ?) RETURNING id')
      .get(collection.id, JSON.stringify(spec), '[]') as { id: number }
    return this.openIndex(id, spec, [])
  }

  dropIndex(index: StoredIndex): void {
    index.table.drop()
    this.connection.prepare('DELETE FROM indexes WHERE id = ?').run(index.id)
  }

  /** Keeps which paths of an index have had arrays. */
  saveMultikey(index: StoredIndex): void {
    const flags = JSON.stringify(index.components.map(({ multikey }) => multikey))
    this.connection.prepare('UPDATE indexes SET multikey = ? WHERE id = ?').run(flags, index.id)
  }
}
