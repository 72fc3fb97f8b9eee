import { MINUTE } from '../../../miniprogram/shared/time'
import type { CallOutcome } from '../../../miniprogram/shared/vocabulary'
import type { CallTask } from '../../kit/callTasks'
import { AppError } from '../../kit/errors'

/** For so long nobody else telephones. */
export const LEASE_MS = 10 * MINUTE
const AGAIN_MS = 30 * MINUTE
export const MAX_MISSED = 3

interface Move {
  from: 'open'
  /** `again`: stays open and comes back later, unless it was the last try. */
  to: 'done' | 'again'
  settled: CallTask['settled']
}

/** How a task goes on after a call. Reading the message settles it too: that is the inbox's. */
export const callMoves: Readonly<Record<CallOutcome, Move>> = {
  reached: { from: 'open', to: 'done', settled: 'called' },
  noAnswer: { from: 'open', to: 'again', settled: 'gaveUp' },
  wrongNumber: { from: 'open', to: 'done', settled: 'gaveUp' },
}

/** Who telephones right now; null for nobody, or when that was too long ago. */
export const takenNow = (task: Pick<CallTask, 'taken'>, now: number): CallTask['taken'] =>
  task.taken !== null && task.taken.until > now ? task.taken : null

/**
 * Whether somebody may telephone, or say how it went.
 * @throws STALE
 */
export function checkFree(task: Pick<CallTask, 'state' | 'taken'>, openid: string, now: number): void {
  if (task.state !== 'open') throw new AppError('STALE', '这个电话已经办好了,不用再打')
  const taken = takenNow(task, now)
  if (taken !== null && taken.by !== openid) {
    throw new AppError('STALE', `${taken.byName}正在打这个电话,您看看下一个`)
  }
}

/** What becomes of the task after a call with this outcome. */
export function afterCall(
  task: Pick<CallTask, 'calls' | 'dueAt'>,
  outcome: CallOutcome,
  now: number,
): Pick<CallTask, 'state' | 'dueAt' | 'doneAt' | 'settled'> {
  const { to, settled } = callMoves[outcome]
  const missed = task.calls.filter((call) => call.outcome === 'noAnswer').length + 1
  if (to === 'again' && missed < MAX_MISSED) {
    return { state: 'open', dueAt: now + AGAIN_MS, doneAt: null, settled: null }
  }
  return { state: 'done', dueAt: task.dueAt, doneAt: now, settled }
}
