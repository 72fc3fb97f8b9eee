import { MINUTE } from '../../../miniprogram/shared/time'
import type { AlertState } from '../../../miniprogram/shared/vocabulary'

/** How long a search may take before more people are called in, and again after each time. */
export const ESCALATE_MS = 15 * MINUTE

export type AlertEvent = 'open' | 'escalate' | 'close' | 'openAgain'

interface Move {
  /** Null for what is not there yet. */
  from: readonly (AlertState | null)[]
  to: AlertState
  who: 'courier' | 'timer' | 'searcher'
}

/**
 * Every way in which a search moves on. Nothing else ends it: not a telephone call, not a meal that was left at the
 * door, only somebody who writes how the person is.
 */
export const alertMoves: Readonly<Record<AlertEvent, Move>> = {
  open: { from: [null], to: 'open', who: 'courier' },
  escalate: { from: ['open', 'escalated'], to: 'escalated', who: 'timer' },
  close: { from: ['open', 'escalated'], to: 'closed', who: 'searcher' },
  /** The courier worries anew about somebody who had been found. */
  openAgain: { from: ['closed'], to: 'open', who: 'courier' },
}

export const SEARCHING: readonly AlertState[] = alertMoves.close.from.filter((state) => state !== null)

/** Whether it is time to call in more people. */
export const isDue = (alert: { state: AlertState; escalateAt: number | null }, now: number): boolean =>
  alertMoves.escalate.from.includes(alert.state) && alert.escalateAt !== null && alert.escalateAt <= now

/**
 * When it comes up next: by the quarter hours since it began. A timer that was late, or stood still for an hour, calls
 * people in once and not for every quarter that it missed.
 */
export function nextEscalation(escalateAt: number, now: number): number {
  const missed = Math.max(0, Math.floor((now - escalateAt) / ESCALATE_MS))
  return escalateAt + (missed + 1) * ESCALATE_MS
}

/** Who is told at a level: first those who are near, then those who are in charge. */
export const rolesToldAt = (level: number): readonly ('gridWorker' | 'admin' | 'canteen')[] =>
  level === 0 ? ['gridWorker'] : ['admin', 'canteen']

/** By whom the call task of a level is worked off. */
export const callerAt = (level: number): 'gridWorker' | 'admin' => (level === 0 ? 'gridWorker' : 'admin')
