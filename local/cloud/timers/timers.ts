import { ServiceError } from '../http/errors'
import type { FunctionHost } from '../functions/host'
import { nextRun, parseCron, type Cron } from './cron'

/** Node's timers cannot wait longer than this at once. */
const longestWait = 2 ** 31 - 1

/** Fires the timers of all functions on real time, whatever the local clock says. */
export class Timers {
  private readonly waiting = new Map<string, NodeJS.Timeout>()

  constructor(
    private readonly host: FunctionHost,
    private readonly log: (line: string) => void,
  ) {}

  /** Reads the triggers again and schedules them. */
  start(): void {
    this.stop()
    for (const name of this.host.functions.names()) {
      for (const trigger of this.host.functions.get(name)?.triggers ?? []) {
        this.schedule(name, trigger.name, parseCron(trigger.config))
      }
    }
  }

  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer)
    this.waiting.clear()
  }

  private schedule(name: string, trigger: string, cron: Cron): void {
    const at = nextRun(cron, Date.now())
    if (at === undefined) return
    const wait = at - Date.now()
    const onTime = () => {
      // A wait that was too long for one timer goes on with the rest of it.
      if (Date.now() >= at) {
        this.fire(name, trigger).catch((error: unknown) =>
          this.log(`[${name}] timer ${trigger}: ${String(error)}`),
        )
      }
      this.schedule(name, trigger, cron)
    }
    const timer = setTimeout(onTime, Math.min(Math.max(wait, 0), longestWait))
    timer.unref()
    this.waiting.set(`${name} ${trigger}`, timer)
  }

  /** Fires one timer now and waits for what the function answers, as JSON text. */
  async fire(name: string, trigger: string): Promise<string> {
    const definition = this.host.functions.get(name)
    const known = definition?.triggers.some((each) => each.name === trigger)
    if (definition && !known)
      throw new ServiceError('INVALID_PARAM', `${name} has no timer called ${trigger}`, 404)
    const Time = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
    const event = { Type: 'Timer', TriggerName: trigger, Time, Message: '' }
    return (await this.host.invoke(name, event, { kind: 'timer' })).result
  }
}
