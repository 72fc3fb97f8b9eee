import { LockedError, transactionConflict } from '../engine/errors'
import type { Store } from '../engine/store'

interface Job {
  readonly run: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  /** Runs when the job has failed for good, after what it did has been undone. */
  readonly failed: (error: unknown) => void
  readonly patience: number
}

/** How long a plain write waits for a document that a transaction has locked. */
const PATIENCE_MS = 5000

/**
 * Group commit: all requests that arrive in one turn of the event loop run one after another and share one durable
 * commit. Nothing is answered before that commit has reached the disk, not even what a later request merely read.
 */
export class CommitQueue {
  private jobs: Job[] = []
  private waiting: Job[] = []
  private scheduled = false
  private patienceTimer: NodeJS.Timeout | undefined

  /** @param committed called after each durable commit */
  constructor(
    private readonly store: Store,
    private readonly committed: () => void,
  ) {}

  submit<T>(run: () => T, failed: (error: unknown) => void = () => undefined): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const patience = Date.now() + PATIENCE_MS
      this.jobs.push({ run, resolve: resolve as (value: unknown) => void, reject, failed, patience })
      this.schedule()
    })
  }

  /** Locks may have been given up: those who wait for one try again. */
  retryWaiting(): void {
    if (this.waiting.length === 0) return
    this.jobs.unshift(...this.waiting)
    this.waiting = []
    this.schedule()
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.flush()
    })
  }

  private flush(): void {
    this.scheduled = false
    const jobs = this.jobs
    this.jobs = []
    const answers: (() => void)[] = []
    for (const job of jobs) this.perform(job, answers)
    try {
      if (this.store.changed) this.store.commit()
    } catch (error) {
      // Nothing of the batch has happened, so nobody may be told that it has; those who wait go on waiting.
      for (const job of jobs) if (!this.waiting.includes(job)) job.reject(error)
      return
    }
    this.committed()
    for (const answer of answers) answer()
    this.watchPatience()
  }

  private perform(job: Job, answers: (() => void)[]): void {
    try {
      const result = this.store.attempt(job.run)
      answers.push(() => {
        job.resolve(result)
      })
    } catch (error) {
      if (error instanceof LockedError && Date.now() < job.patience) {
        this.waiting.push(job)
        return
      }
      const reason = error instanceof LockedError ? transactionConflict() : error
      this.store.attempt(() => {
        job.failed(reason)
      })
      answers.push(() => {
        job.reject(reason)
      })
    }
  }

  /** Those who have waited too long are run once more, and then refused. */
  private watchPatience(): void {
    if (this.waiting.length === 0 || this.patienceTimer) return
    const next = Math.min(...this.waiting.map(({ patience }) => patience))
    this.patienceTimer = setTimeout(
      () => {
        this.patienceTimer = undefined
        this.retryWaiting()
      },
      Math.max(next - Date.now(), 0) + 1,
    )
    this.patienceTimer.unref()
  }

  dispose(): void {
    clearTimeout(this.patienceTimer)
  }
}
