/** Must be shorter than the sweep waits: later, a hold of the same id may be another attempt's. */
const KEEP_MS = 15_000
/** So many at most go with one reservation. */
const AT_ONCE = 20

interface Settled {
  holdId: string
  until: number
}

/** Holds that have done their work, per allotment, for as long as it is certain that they are still the same ones. */
export class SettledHolds {
  private readonly byAllotment = new Map<string, Settled[]>()

  add(allotmentId: string, holdId: string, now = performance.now()): void {
    const others = this.fresh(allotmentId, now)
    this.byAllotment.set(allotmentId, [...others, { holdId, until: now + KEEP_MS }])
  }

  of(allotmentId: string, now = performance.now()): string[] {
    const fresh = this.fresh(allotmentId, now)
    return fresh.slice(0, AT_ONCE).map(({ holdId }) => holdId)
  }

  forget(allotmentId: string, holdIds: readonly string[]): void {
    const left = (this.byAllotment.get(allotmentId) ?? []).filter(({ holdId }) => !holdIds.includes(holdId))
    if (left.length > 0) this.byAllotment.set(allotmentId, left)
    else this.byAllotment.delete(allotmentId)
  }

  private fresh(allotmentId: string, now: number): Settled[] {
    return (this.byAllotment.get(allotmentId) ?? []).filter(({ until }) => until > now)
  }
}
