import { invalid } from '../http/errors'

type Setting = { kind: 'real' } | { kind: 'fixed'; ms: number } | { kind: 'offset'; ms: number }

export interface ClockReading {
  /** Epoch milliseconds that functions would see now. */
  now: number
  iso: string
  kind: Setting['kind']
}

function timeOf(value: unknown): number {
  const ms = typeof value === 'string' ? Date.parse(value) : value
  if (typeof ms !== 'number' || !Number.isSafeInteger(ms) || Math.abs(ms) > 8.64e15)
    throw invalid('not a time')
  return ms
}

/** The clock that functions see: real, standing still at a time, or running from another time. */
export class LocalClock {
  private setting: Setting = { kind: 'real' }

  now(): number {
    const { setting } = this
    if (setting.kind === 'fixed') return setting.ms
    return setting.kind === 'offset' ? Date.now() + setting.ms : Date.now()
  }

  /** `LOCAL_NOW` for one event; undefined while time is real. */
  forFunctions(): string | undefined {
    return this.setting.kind === 'real' ? undefined : `${this.setting.kind}:${this.setting.ms}`
  }

  /**
   * `{now: time}` stands still there, `{now: time, running: true}` runs on from there, `{offset: ms}` runs ahead of
   * real time, `{now: null}` is real again. A time is epoch milliseconds or an ISO text.
   */
  set(request: Record<string, unknown>): void {
    const { now, running = false, offset } = request
    if (now === null) this.setting = { kind: 'real' }
    else if (now === undefined && offset !== undefined) this.setting = { kind: 'offset', ms: timeOf(offset) }
    else if (running === true) this.setting = { kind: 'offset', ms: timeOf(now) - Date.now() }
    else this.setting = { kind: 'fixed', ms: timeOf(now) }
  }

  read(): ClockReading {
    const now = this.now()
    return { now, iso: new Date(now).toISOString(), kind: this.setting.kind }
  }
}
