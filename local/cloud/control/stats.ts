import type { Trip } from '../gateway'

/** What one action has cost since the last reset. Times are milliseconds, summed. */
export interface ActionStats {
  function: string
  action: string
  calls: number
  failures: number
  functionMs: number
  /** Database round trips, and the most that one call made. */
  trips: number
  maxTrips: number
  conflicts: number
  dbMs: number
}

/** A query that no index served: add the index, or the query grows slower with every document. */
export interface UnindexedQuery {
  collection: string
  shape: string
  function: string
  action: string
  count: number
}

export interface FinishedCall {
  function: string
  action: string
  ms: number
  trips: number
  ok: boolean
}

const mostActions = 2_000
/** Requests that came from no function: tests, scripts. */
const outside = { function: '', action: '' }

export class Stats {
  private actions = new Map<string, ActionStats>()
  private unindexed = new Map<string, UnindexedQuery>()

  private of(call: { function: string; action: string }): ActionStats {
    const { function: name } = call
    // Whoever calls can make up actions without end; they are not worth our memory.
    const isKnown = this.actions.has(`${name} ${call.action}`) || this.actions.size < mostActions
    const action = isKnown ? call.action : '(others)'
    const key = `${name} ${action}`
    let entry = this.actions.get(key)
    if (!entry) {
      const zero = { calls: 0, failures: 0, functionMs: 0, trips: 0, maxTrips: 0, conflicts: 0, dbMs: 0 }
      entry = { function: name, action, ...zero }
      this.actions.set(key, entry)
    }
    return entry
  }

  trip(trip: Trip): void {
    const call = trip.call ?? outside
    const entry = this.of(call)
    entry.trips += 1
    entry.dbMs += trip.ms
    if (trip.conflict) entry.conflicts += 1
    if (trip.unindexed === undefined) return
    const key = [trip.collection, trip.unindexed, call.function, call.action].join(' ')
    const seen = this.unindexed.get(key)
    if (seen) seen.count += 1
    else {
      const { function: name, action } = call
      this.unindexed.set(key, {
        collection: trip.collection,
        shape: trip.unindexed,
        function: name,
        action,
        count: 1,
      })
    }
  }

  finished(call: FinishedCall): void {
    const entry = this.of(call)
    entry.calls += 1
    entry.functionMs += call.ms
    entry.maxTrips = Math.max(entry.maxTrips, call.trips)
    if (!call.ok) entry.failures += 1
  }

  read(): { actions: ActionStats[]; unindexed: UnindexedQuery[] } {
    const name = (entry: ActionStats) => `${entry.function} ${entry.action}`
    const actions = [...this.actions.values()].sort((a, b) => name(a).localeCompare(name(b)))
    return { actions, unindexed: [...this.unindexed.values()].sort((a, b) => b.count - a.count) }
  }

  reset(): void {
    this.actions.clear()
    this.unindexed.clear()
  }
}
