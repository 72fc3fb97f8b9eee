/**
 * What has to be undone in memory when a request fails or the commit that it shares with others does.
 * The file undoes itself (savepoint, rollback); everything that mirrors it in memory is recorded here.
 */
export class Journal {
  private undos: (() => void)[] = []

  record(undo: () => void): void {
    this.undos.push(undo)
  }

  get length(): number {
    return this.undos.length
  }

  /** Undoes everything recorded after the mark, the latest first. */
  rollbackTo(mark: number): void {
    while (this.undos.length > mark) this.undos.pop()?.()
  }

  /** Everything recorded is final. */
  clear(): void {
    this.undos = []
  }
}
