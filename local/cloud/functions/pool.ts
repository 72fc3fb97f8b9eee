import { ServiceError } from '../http/errors'
import type { EventContext } from './context'
import type { FunctionDefinition } from './definition'
import { Instance, type InstanceOptions, type RunningEvent } from './instance'

export interface Job {
  event: unknown
  context: EventContext
  running: RunningEvent
  /** Called when an instance has taken the event. */
  onStart: (instance: Instance) => void
}

interface Waiting {
  job: Job
  since: number
  resolve: (result: string) => void
  reject: (error: ServiceError) => void
}

const queueLimit = 5_000
/** As long as a client waits for an answer. */
const queueMs = 60_000
const idleMs = 60_000

const busy = () => new ServiceError('EXCEED_RATELIMIT', 'too many concurrent events for this function', 429)

/** The instances of one function: an event goes to a warm one, else to a new one up to the limit, else it waits. */
export class Pool {
  private readonly instances = new Set<Instance>()
  private readonly queue: Waiting[] = []
  private closed = false

  constructor(
    private definition: FunctionDefinition,
    private readonly limit: number,
    private readonly options: InstanceOptions,
  ) {}

  /** New code: events from now on go to new instances, old ones finish what they are at. */
  update(definition: FunctionDefinition): void {
    if (definition.version === this.definition.version) return
    this.definition = definition
    for (const instance of this.instances) if (instance.state === 'idle') this.retire(instance)
    this.warm()
  }

  /** Starts the first instance, so that nobody waits for it. */
  warm(): void {
    if (this.current().length === 0) this.spawn()
  }

  submit(job: Job): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.queue.length >= queueLimit) return reject(busy())
      this.queue.push({ job, since: Date.now(), resolve, reject })
      this.pump()
    })
  }

  all(): readonly Instance[] {
    return [...this.instances]
  }

  /** Gives up waiting events that nobody waits for any more, and instances that have had nothing to do. */
  sweep(now: number): void {
    while (this.queue[0] && now - this.queue[0].since > queueMs) this.queue.shift()?.reject(busy())
    const idle = this.current().filter((instance) => instance.state === 'idle')
    for (const instance of idle.slice(1)) if (now - instance.idleSince > idleMs) this.retire(instance)
  }

  close(): void {
    this.closed = true
    for (const waiting of this.queue.splice(0)) waiting.reject(busy())
    for (const instance of this.instances)
      instance.kill(new ServiceError('SYS_ERR', 'the cloud is closing', 503))
  }

  private current(): Instance[] {
    return [...this.instances].filter((instance) => instance.definition.version === this.definition.version)
  }

  private pump(): void {
    for (;;) {
      if (this.queue.length === 0) return
      const current = this.current()
      const idle = current.filter((instance) => instance.state === 'idle')
      // The one that worked last: the surplus can then fall asleep.
      const instance = idle.sort((a, b) => b.idleSince - a.idleSince)[0]
      if (instance) this.start(instance)
      else {
        const starting = current.filter((each) => each.state === 'starting').length
        if (starting < this.queue.length && current.length < this.limit) this.spawn()
        else return
      }
    }
  }

  private start(instance: Instance): void {
    const waiting = this.queue.shift()
    if (!waiting) return
    const { job, resolve, reject } = waiting
    instance.run(job.event, job.context, job.running).then(resolve, reject)
    job.onStart(instance)
  }

  private spawn(): void {
    this.instances.add(new Instance(this.definition, this.options, (instance) => this.onChange(instance)))
  }

  private retire(instance: Instance): void {
    this.instances.delete(instance)
    instance.stop()
  }

  private onChange(instance: Instance): void {
    if (instance.state === 'gone') {
      const wasServing = instance.running !== undefined
      // An instance that dies before its first event would die again for the next: one waiting event hears of it.
      if (this.instances.delete(instance) && !wasServing) {
        this.queue
          .shift()
          ?.reject(new ServiceError('FUNCTIONS_EXECUTE_FAIL', 'function process did not start', 500))
      }
    } else if (instance.definition.version !== this.definition.version) this.retire(instance)
    if (!this.closed) this.pump()
  }
}
