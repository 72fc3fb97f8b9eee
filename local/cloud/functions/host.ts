import { randomUUID } from 'node:crypto'
import type { LocalClock } from '../control/clock'
import type { Faults } from '../control/faults'
import type { Stats } from '../control/stats'
import { ServiceError, tooLarge } from '../http/errors'
import { contextFor, type Origin } from './context'
import { FunctionFolder, type FunctionDefinition } from './definition'
import type { Instance, InstanceOptions, RunningEvent } from './instance'
import { Pool } from './pool'

export const requestLimit = 100 * 1024
export const responseLimit = 1024 * 1024

export interface HostOptions {
  /** Built functions; undefined when there are none. */
  folder: string | undefined
  env: string
  url: string
  instancesPerFunction: number
  staleIdentity: boolean
  /** Environment variables of every function. */
  shared: Readonly<Record<string, string>>
  clock: LocalClock
  faults: Faults
  stats: Stats
  log: (line: string) => void
}

export interface Invocation {
  /** What the function returned, as JSON text. */
  result: string
  requestId: string
}

/** What the event is about, for the statistics: the action that it names, else where it comes from. */
function actionOf(event: unknown, origin: Origin): string {
  const { action, TriggerName: trigger } = (event ?? {}) as { action?: unknown; TriggerName?: unknown }
  if (origin.kind === 'timer') return `timer:${String(trigger)}`
  if (origin.kind === 'http') return 'http'
  return typeof action === 'string' ? action.slice(0, 80) : ''
}

const timedOut = (definition: FunctionDefinition) =>
  new ServiceError(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    `Invoking task timed out after ${definition.timeoutMs / 1000} seconds`,
    504,
  )

/** Runs functions as the service does: processes of their own, one event at a time in each, warm in between. */
export class FunctionHost {
  readonly functions: FunctionFolder
  private readonly pools = new Map<string, Pool>()
  private readonly sweeper: NodeJS.Timeout

  constructor(private readonly options: HostOptions) {
    this.functions = new FunctionFolder(options.folder)
    this.sweeper = setInterval(() => {
      for (const pool of this.pools.values()) pool.sweep(Date.now())
    }, 5_000)
    this.sweeper.unref()
  }

  /** Starts one instance of every function. */
  warm(): void {
    for (const name of this.functions.names()) this.pool(name).pool.warm()
  }

  /** Sends one event and waits for the answer. Refuses with `ServiceError`. */
  async invoke(name: string, event: unknown, origin: Origin): Promise<Invocation> {
    const { definition, pool } = this.pool(name)
    if (Buffer.byteLength(JSON.stringify(event) ?? '') > requestLimit) throw tooLarge(requestLimit)
    const requestId = randomUUID()
    const running: RunningEvent = { function: name, action: actionOf(event, origin), trips: 0 }
    const { env, clock } = this.options
    const context = contextFor(definition, origin, { requestId, env, now: clock.forFunctions() })
    let startedAt = 0
    let timers: NodeJS.Timeout[] = []
    const onStart = (instance: Instance) => {
      startedAt = performance.now()
      timers = this.limitTime(instance, running)
    }
    let ok = false
    try {
      const result = await pool.submit({ event, context, running, onStart })
      ok = true
      return { result, requestId }
    } finally {
      timers.forEach(clearTimeout)
      const ms = startedAt === 0 ? 0 : performance.now() - startedAt
      this.options.stats.finished({ ...running, ms, ok })
    }
  }

  private limitTime(instance: Instance, running: RunningEvent): NodeJS.Timeout[] {
    const { definition } = instance
    const end = () => instance.kill(timedOut(definition))
    const timers = [setTimeout(end, definition.timeoutMs)]
    const { faults } = this.options
    if (faults.happens('functionTimeout', running)) timers.push(setTimeout(end, faults.momentMs()))
    return timers
  }

  private pool(name: string): { definition: FunctionDefinition; pool: Pool } {
    const definition = this.functions.get(name)
    if (!definition) {
      throw new ServiceError(
        'FUNCTION_NOT_FOUND',
        `no function is deployed under the name ${name.slice(0, 60)}`,
        404,
      )
    }
    let pool = this.pools.get(name)
    if (pool) pool.update(definition)
    else {
      pool = new Pool(definition, this.options.instancesPerFunction, this.instanceOptions())
      this.pools.set(name, pool)
    }
    return { definition, pool }
  }

  private instanceOptions(): InstanceOptions {
    const { env, url, shared, staleIdentity, log } = this.options
    return { env, url, shared, staleIdentity, responseLimit, log }
  }

  instances(): Instance[] {
    return [...this.pools.values()].flatMap((pool) => pool.all())
  }

  instance(id: string): Instance | undefined {
    return this.instances().find((instance) => instance.id === id)
  }

  close(): void {
    clearInterval(this.sweeper)
    for (const pool of this.pools.values()) pool.close()
  }
}
