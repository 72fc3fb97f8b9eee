import { startOfDay } from '../../miniprogram/shared/time'
import type { Caller } from '../kit/caller'
import { command, type Stored, type Where } from '../kit/database'
import { notFound } from '../kit/errors'
import { alerts, type Alert } from './collections'

/** Who may look for whom: the canteen for everybody, a grid worker in their grids, a courier on their walk of today. */

/** Whether somebody may read an alert and write on it. */
export const mayLookFor = (caller: Caller, alert: Alert, now: number): boolean =>
  caller.has('canteen') ||
  caller.reaches(alert.grid, 'gridWorker') ||
  (caller.has('courier') && alert.courier.openid === caller.openid && alert.openedAt >= startOfDay(now))

/** The same as a condition: one indexed query for each reason for which somebody may. */
export interface Sight {
  where: Where<Alert>
  /** Nothing that was opened before. */
  since: number
}

export function sightsOf(caller: Caller, now: number): Sight[] {
  const everything = [{ where: {}, since: 0 }]
  if (caller.has('canteen')) return everything
  const grids = caller.has('gridWorker') ? caller.gridsFor('gridWorker') : []
  if (grids === null) return everything
  return [
    ...(grids.length === 0 ? [] : [{ where: { grid: command.in(grids) }, since: 0 }]),
    ...(caller.has('courier')
      ? [{ where: { 'courier.openid': caller.openid }, since: startOfDay(now) }]
      : []),
  ]
}

/** An alert that the caller may see; to anybody else there is none. @throws NOT_FOUND */
export async function seenAlert(caller: Caller, id: string, now: number): Promise<Stored<Alert>> {
  const alert = await caller.db.of(alerts).get(id)
  if (!alert || !mayLookFor(caller, alert, now)) throw notFound('情况')
  return alert
}
