import { Journal } from './journal'
import type { Connection, Statement } from './sqlite'

/**
 * Requests that share one durable commit. A request that fails undoes itself alone, in the file by a savepoint and in
 * memory by the journal; a commit that fails undoes the whole batch in both.
 */
export class Batch {
  readonly journal = new Journal()
  private open = false
  private inRequest = false
  private broken: Error | undefined

  private readonly steps: Readonly<Record<'begin' | 'savepoint' | 'release' | 'commit', Statement>>

  constructor(private readonly connection: Connection) {
    // These run for every request that writes; compiling them each time would show.
    this.steps = {
      begin: connection.prepare('BEGIN IMMEDIATE'),
      savepoint: connection.prepare('SAVEPOINT request'),
      release: connection.prepare('RELEASE request'),
      commit: connection.prepare('COMMIT'),
    }
  }

  /** Whether there is anything to commit, in the file or in memory. */
  get started(): boolean {
    return this.open || this.journal.length > 0 || this.broken !== undefined
  }

  /** To be called before a request changes the file: from here on its changes can be undone alone. */
  touchFile(): void {
    this.begin()
    if (this.inRequest) return
    this.steps.savepoint.run()
    this.inRequest = true
  }

  private begin(): void {
    if (this.open) return
    this.steps.begin.run()
    this.open = true
  }

  /** Runs one request: it happens as a whole or, when it throws, not at all. */
  attempt<T>(request: () => T): T {
    const mark = this.journal.length
    try {
      const result = request()
      if (this.inRequest) this.steps.release.run()
      this.inRequest = false
      return result
    } catch (error) {
      this.undoRequest(mark)
      throw error
    }
  }

  private undoRequest(mark: number): void {
    this.journal.rollbackTo(mark)
    if (!this.inRequest) return
    this.inRequest = false
    try {
      this.connection.exec('ROLLBACK TO request; RELEASE request')
    } catch (error) {
      // SQLite gives up the whole transaction on a full disk: then the batch as a whole has failed.
      this.broken = error instanceof Error ? error : new Error(String(error))
    }
  }

  /** Makes the batch durable, or undoes all of it and throws. `write` puts into the file what was kept back until now. */
  commit(write: (() => void) | undefined): void {
    try {
      if (this.broken !== undefined) throw this.broken
      if (write) {
        this.begin()
        write()
      }
      if (this.open) this.steps.commit.run()
    } catch (error) {
      this.rollback()
      throw error
    }
    this.end()
  }

  private rollback(): void {
    this.journal.rollbackTo(0)
    const wasOpen = this.open
    this.end()
    if (!wasOpen) return
    try {
      this.connection.exec('ROLLBACK')
    } catch (error) {
      // Already rolled back by SQLite itself, which is what was wanted.
      if (!(error instanceof Error) || !error.message.includes('no transaction')) throw error
    }
  }

  private end(): void {
    this.open = false
    this.inRequest = false
    this.broken = undefined
    this.journal.clear()
  }
}
