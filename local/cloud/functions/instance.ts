import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ServiceError } from '../http/errors'
import { processEnvironment, type EventContext } from './context'
import type { FunctionDefinition } from './definition'

export interface InstanceOptions {
  env: string
  /** The gateway's address; each instance gets its own path below it. */
  url: string
  shared: Readonly<Record<string, string>>
  staleIdentity: boolean
  responseLimit: number
  log: (line: string) => void
}

/** An event on its way through an instance. */
export interface RunningEvent {
  readonly function: string
  readonly action: string
  /** Database requests so far. */
  trips: number
}

type Message = { ready: true } | { id: string; result: string } | { id: string; error: string }

interface Pending {
  id: string
  resolve: (result: string) => void
  reject: (error: ServiceError) => void
}

const bootstrap = path.join(__dirname, 'bootstrap.cjs')
/** V8 aborts the process when the heap limit is reached. */
const outOfMemory = (code: number | null, signal: string | null) => signal === 'SIGABRT' || code === 134

/** One process that serves one event at a time and stays warm in between. */
export class Instance {
  readonly id = randomUUID()
  state: 'starting' | 'idle' | 'busy' | 'gone' = 'starting'
  idleSince = Date.now()
  /** The event that it serves, or the last that it served: late database requests still belong to it. */
  running: RunningEvent | undefined
  private readonly child: ChildProcess
  private pending: Pending | undefined

  constructor(
    readonly definition: FunctionDefinition,
    private readonly options: InstanceOptions,
    private readonly onChange: (instance: Instance) => void,
  ) {
    const { env, url, shared, staleIdentity, responseLimit } = options
    this.child = fork(
      bootstrap,
      [definition.file, String(responseLimit), ...(staleIdentity ? ['stale'] : [])],
      {
        execArgv: [`--max-old-space-size=${definition.memoryMb}`],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: processEnvironment(definition, { env, gatewayUrl: `${url}/admin/i/${this.id}`, shared }),
      },
    )
    this.child.on('message', (message: Message) => this.onMessage(message))
    this.child.on('error', (error) => options.log(`[${definition.name}] ${error.message}`))
    this.child.on('exit', (code, signal) => this.onExit(code, signal))
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => options.log(`[${definition.name}] ${line}`))
    }
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Runs one event; answers what the function returned, as JSON text. */
  run(event: unknown, context: EventContext, running: RunningEvent): Promise<string> {
    this.state = 'busy'
    this.running = running
    return new Promise((resolve, reject) => {
      this.pending = { id: context.request_id, resolve, reject }
      // A message to a process that has just died is answered by its exit.
      this.child.send({ id: context.request_id, event, context }, () => undefined)
    })
  }

  /** Ends the process at once; an event in it is answered with this error. */
  kill(error: ServiceError): void {
    this.fail(error)
    this.stop()
  }

  /** Ends an instance that is no longer wanted. */
  stop(): void {
    this.state = 'gone'
    this.child.kill('SIGKILL')
  }

  private fail(error: ServiceError): void {
    const { pending } = this
    this.pending = undefined
    pending?.reject(error)
  }

  private onMessage(message: Message): void {
    if ('ready' in message) return this.rest()
    const { pending } = this
    if (pending?.id !== message.id) return
    this.pending = undefined
    if ('result' in message) pending.resolve(message.result)
    else pending.reject(new ServiceError('FUNCTIONS_EXECUTE_FAIL', message.error, 500))
    this.rest()
  }

  private rest(): void {
    if (this.state === 'gone') return
    this.state = 'idle'
    this.idleSince = Date.now()
    this.onChange(this)
  }

  private onExit(code: number | null, signal: string | null): void {
    this.state = 'gone'
    this.fail(
      outOfMemory(code, signal)
        ? new ServiceError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'function memory limit exceeded', 500)
        : new ServiceError('FUNCTIONS_EXECUTE_FAIL', 'function process exited while serving', 500),
    )
    this.onChange(this)
  }
}
