import type { Connection, Statement } from './sqlite'

/** Rows read at a time; a search that needs few rows asks for few. */
const MAX_CHUNK = 512
/** Row ids alone are small. */
const MAX_ROWS = 8192

function firstChunk(expected: number): number {
  return Math.min(Math.max(expected, 1), MAX_CHUNK)
}

/** Text of the documents of one collection, by row. Rows grow in the order of insertion. */
export class DocumentTable {
  private readonly statements: Record<'get' | 'put' | 'remove' | 'scan' | 'last' | 'count', Statement>

  constructor(connection: Connection, collection: number) {
    const table = `documents_${collection}`
    connection.exec(`CREATE TABLE IF NOT EXISTS ${table} (row INTEGER PRIMARY KEY, document TEXT NOT NULL)`)
    this.statements = {
      get: connection.prepare(`SELECT document FROM ${table} WHERE row = ?`),
      put: connection.prepare(`INSERT OR REPLACE INTO ${table} VALUES (?, ?)`),
      remove: connection.prepare(`DELETE FROM ${table} WHERE row = ?`),
      scan: connection.prepare(`SELECT row, document FROM ${table} WHERE row > ? ORDER BY row LIMIT ?`),
      last: connection.prepare(`SELECT max(row) AS row FROM ${table}`),
      count: connection.prepare(`SELECT count(*) AS total FROM ${table}`),
    }
  }

  get(row: number): string | undefined {
    return (this.statements.get.get(row) as { document: string } | undefined)?.document
  }

  put(row: number, document: string): void {
    this.statements.put.run(row, document)
  }

  remove(row: number): void {
    this.statements.remove.run(row)
  }

  lastRow(): number {
    return (this.statements.last.get() as { row: number | null }).row ?? 0
  }

  count(): number {
    return (this.statements.count.get() as { total: number }).total
  }

  /** All documents in the order of insertion, read in chunks: nothing stays open while others write. */
  *scan(): Generator<{ row: number; document: string }> {
    let after = 0
    for (;;) {
      const chunk = this.statements.scan.all(after, MAX_CHUNK) as { row: number; document: string }[]
      yield* chunk
      const last = chunk.at(-1)
      if (!last || chunk.length < MAX_CHUNK) return
      after = last.row
    }
  }
}

export interface IndexRow {
  readonly key: Buffer
  readonly row: number
}

/** The keys of one index with the rows that they belong to. */
export class IndexTable {
  private readonly statements: Record<
    'first' | 'put' | 'remove' | 'count' | 'atMost' | 'up' | 'down' | 'rowsUp' | 'rowsDown',
    Statement
  >

  constructor(
    private readonly connection: Connection,
    private readonly index: number,
  ) {
    const table = `index_${index}`
    connection.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID`,
    )
    const range = `SELECT key, row FROM ${table} WHERE`
    // One list crosses over into JavaScript instead of an object for every row.
    const list = (order: string): string =>
      `SELECT json_group_array(row) AS list FROM
        (SELECT row FROM ${table} WHERE key >= ? AND key < ? ORDER BY ${order} LIMIT ? OFFSET ?)`
    this.statements = {
      first: connection.prepare(`SELECT row FROM ${table} WHERE key = ? AND row <> ? LIMIT 1`),
      put: connection.prepare(`INSERT OR IGNORE INTO ${table} VALUES (?, ?)`),
      remove: connection.prepare(`DELETE FROM ${table} WHERE key = ? AND row = ?`),
      up: connection.prepare(`${range} (key, row) > (?, ?) AND key < ? ORDER BY key, row LIMIT ?`),
      down: connection.prepare(
        `${range} (key, row) < (?, ?) AND key >= ? ORDER BY key DESC, row DESC LIMIT ?`,
      ),
      rowsUp: connection.prepare(list('key, row')),
      rowsDown: connection.prepare(list('key DESC, row DESC')),
      count: connection.prepare(`SELECT count(*) AS total FROM ${table} WHERE key >= ? AND key < ?`),
      atMost: connection.prepare(
        `SELECT count(*) AS total FROM (SELECT 1 FROM ${table} WHERE key >= ? AND key < ? LIMIT ?)`,
      ),
    }
  }

  /** Another row under the same key, for unique indexes. */
  otherRow(key: Buffer, than: number): number | undefined {
    return (this.statements.first.get(key, than) as { row: number } | undefined)?.row
  }

  put(key: Buffer, row: number): void {
    this.statements.put.run(key, row)
  }

  remove(key: Buffer, row: number): void {
    this.statements.remove.run(key, row)
  }

  count(low: Buffer, high: Buffer): number {
    return (this.statements.count.get(low, high) as { total: number }).total
  }

  /** How many keys there are, counted up to a limit. */
  atMost(low: Buffer, high: Buffer, limit: number): number {
    return (this.statements.atMost.get(low, high, limit) as { total: number }).total
  }

  /** The rows of low ≤ key < high in key order or against it, read in growing chunks. */
  *rows(low: Buffer, high: Buffer, backward: boolean, expected: number): Generator<number> {
    const statement = backward ? this.statements.rowsDown : this.statements.rowsUp
    let size = firstChunk(expected)
    for (let offset = 0; ;) {
      const { list } = statement.get(low, high, size, offset) as { list: string }
      const chunk = JSON.parse(list) as number[]
      yield* chunk
      if (chunk.length < size) return
      offset += size
      size = Math.min(size * 4, MAX_ROWS)
    }
  }

  /** Like `rows`, with the keys, for putting several ranges into one order. */
  *entries(low: Buffer, high: Buffer, backward: boolean, expected: number): Generator<IndexRow> {
    const statement = backward ? this.statements.down : this.statements.up
    // Row ids start at 1, so nothing lies between (low, 0) and the first row of low.
    let from: [Buffer, number] = backward ? [high, 0] : [low, 0]
    const limit = backward ? low : high
    let size = firstChunk(expected)
    for (;;) {
      const chunk = statement.all(from[0], from[1], limit, size) as { key: Uint8Array; row: number }[]
      for (const { key, row } of chunk) yield { key: asBuffer(key), row }
      const last = chunk.at(-1)
      if (!last || chunk.length < size) return
      from = [asBuffer(last.key), last.row]
      size = Math.min(size * 4, MAX_CHUNK)
    }
  }

  drop(): void {
    this.connection.exec(`DROP TABLE index_${this.index}`)
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
