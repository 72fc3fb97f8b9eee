import * as v from 'valibot'
import { invalid } from '../http/errors'

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const settingsSchema = v.strictObject({
  /** Share of database requests that are refused as busy, before anything is done. */
  dbBusy: v.optional(share, 0),
  /** Share of gateway requests that are carried out, and then the connection breaks. */
  dropReply: v.optional(share, 0),
  /** Share of client calls that are carried out, and then the connection breaks. */
  dropCallReply: v.optional(share, 0),
  /** Every database request waits this long first. */
  latencyMs: v.optional(v.pipe(count, v.maxValue(60_000)), 0),
  /** Share of events whose instance is killed in the middle, answered as a timeout. */
  functionTimeout: v.optional(share, 0),
  /** The instance dies right after its n-th database request of an event is on disk, before it hears of it. */
  crashAfterTrips: v.optional(count, 0),
  /** Faults hit only this function or action. */
  only: v.optional(v.strictObject({ function: v.optional(v.string()), action: v.optional(v.string()) }), {}),
  /** The same seed breaks the same requests, given the same order of requests. */
  seed: v.optional(v.pipe(v.number(), v.integer())),
})

export type FaultSettings = v.InferOutput<typeof settingsSchema>

/** A small, well-spread generator (mulberry32): a run can be repeated from its seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Target {
  function: string
  action: string
}

/** Breaks things on purpose, so that tests can prove what survives it. */
export class Faults {
  settings: FaultSettings = v.parse(settingsSchema, {})
  private random: () => number = Math.random

  set(request: Record<string, unknown>): void {
    const parsed = v.safeParse(settingsSchema, request)
    if (!parsed.success) throw invalid(v.summarize(parsed.issues))
    this.settings = parsed.output
    this.random = this.settings.seed === undefined ? Math.random : seeded(this.settings.seed)
  }

  private hits(target: Target | undefined): boolean {
    const { only } = this.settings
    if (only.function !== undefined && only.function !== target?.function) return false
    return only.action === undefined || only.action === target?.action
  }

  /** One throw of the dice; the generator is left alone while a fault is off. */
  happens(
    fault: 'dbBusy' | 'dropReply' | 'dropCallReply' | 'functionTimeout',
    target: Target | undefined,
  ): boolean {
    const likelihood = this.settings[fault]
    return likelihood > 0 && this.hits(target) && this.random() < likelihood
  }

  latencyMs(target: Target | undefined): number {
    return this.hits(target) ? this.settings.latencyMs : 0
  }

  crashesAfter(target: Target | undefined, trips: number): boolean {
    return trips > 0 && trips === this.settings.crashAfterTrips && this.hits(target)
  }

  /** A moment in the middle of an event, 0 to 30 ms after its start. */
  momentMs(): number {
    return Math.floor(this.random() * 30)
  }
}
