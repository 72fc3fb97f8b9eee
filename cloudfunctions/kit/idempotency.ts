import type { Clock } from './clock'
import { command, defineCollection, type Database, type Entity } from './database'
import { AppError } from './errors'
import { derivedId, fingerprint } from './fingerprint'

/**
 * What was answered to a requestId, for writes that are not on a hot path (two more round trips). Hot writes derive
 * their document's id from the requestId instead.
 */
export interface AnsweredRequest extends Entity {
  fingerprint: string
  state: 'running' | 'done'
  at: number
  /** JSON of the answer, once done. */
  answer: string
}

export const answeredRequests = defineCollection<AnsweredRequest>('answeredRequests', {
  byTime: { fields: ['at'] },
})

/** Longer than any function may run: a request that has run for so long has died on the way. */
const ABANDONED_MS = 60_000
const KEEP_MS = 7 * 24 * 60 * 60 * 1000

interface Request {
  db: Database
  clock: Clock
  requestId: string
  openid: string
}

async function begin(r: Request, id: string, mark: string): Promise<{ answer: string } | 'go'> {
  const now = r.clock.now()
  const fresh = { _id: id, fingerprint: mark, state: 'running' as const, at: now, answer: '' }
  if (await r.db.of(answeredRequests).insert(fresh)) return 'go'
  const first = await r.db.of(answeredRequests).need(id)
  if (first.fingerprint !== mark) {
    throw new AppError('REPEATED_DIFFERENTLY', '这次提交的内容和上次不一样,请返回后重新提交')
  }
  if (first.state === 'done') return { answer: first.answer }
  const takenOver = await r.db
    .of(answeredRequests)
    .update({ _id: id, state: 'running', at: command.lte(now - ABANDONED_MS) }, { at: now })
  if (takenOver) return 'go'
  throw new AppError('IN_PROGRESS', '正在处理,请稍等几秒')
}

/**
 * Runs a write once per requestId: a repeat gets the first answer. A refused write leaves no trace, so that it can be
 * tried again.
 * @throws REPEATED_DIFFERENTLY, IN_PROGRESS
 */
export async function once<T>(r: Request, action: string, input: unknown, run: () => Promise<T>): Promise<T> {
  const id = derivedId('request', r.openid, action, r.requestId)
  const begun = await begin(r, id, fingerprint(input))
  if (begun !== 'go') return JSON.parse(begun.answer) as T
  try {
    const value = await run()
    await r.db.of(answeredRequests).update({ _id: id }, { state: 'done', answer: JSON.stringify(value) })
    return value
  } catch (error) {
    if (error instanceof AppError) await r.db.of(answeredRequests).remove({ _id: id })
    throw error
  }
}

/** For a timer: what nobody can repeat any more. */
export async function forgetOldRequests(db: Database, now: number): Promise<void> {
  await db.of(answeredRequests).remove({ at: command.lt(now - KEEP_MS) })
}
