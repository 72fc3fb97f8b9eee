import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** The part of the DatabaseSync interface that the engine uses, the same in `node:sqlite` and its stand-in. */
export interface Statement {
  run(...parameters: unknown[]): unknown
  get(...parameters: unknown[]): unknown
  all(...parameters: unknown[]): unknown[]
}

export interface Connection {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

interface SqliteModule {
  DatabaseSync: new (file: string) => Connection
}

function loadSqlite(): SqliteModule {
  const load = createRequire(__filename)
  // Node has the module built in from 22.5 on; before that a package with the same interface stands in.
  const builtIn = (process as { getBuiltinModule?: (name: string) => unknown }).getBuiltinModule?.(
    'node:sqlite',
  )
  return (builtIn ?? load('@photostructure/sqlite')) as SqliteModule
}

/** Pages of the write-ahead log after which SQLite moves them into the file: rarely enough to keep commits short. */
const CHECKPOINT_PAGES = 4000
const CACHE_KIBIBYTES = 32_768

/**
 * Opens the file so that a commit has reached the disk when it returns. The lock is exclusive: a second local cloud on
 * the same data would otherwise work with stale row ids and caches.
 */
export function openConnection(file: string): Connection {
  mkdirSync(dirname(file), { recursive: true })
  const { DatabaseSync } = loadSqlite()
  const connection = new DatabaseSync(file)
  try {
    connection.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -${CACHE_KIBIBYTES};
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
    `)
  } catch (error) {
    connection.close()
    throw new Error(`cannot open ${file}; is another local cloud running on it?`, { cause: error })
  }
  return connection
}

/**
 * Closes the file and lets go of it. Prepared statements keep a closed connection half open until they are collected;
 * leaving the write-ahead log first gives the lock back at once and leaves one complete file.
 */
export function closeConnection(connection: Connection): void {
  connection.exec(
    'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master',
  )
  connection.close()
}
