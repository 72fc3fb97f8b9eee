import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import cloudbase from '@cloudbase/node-sdk'

// A cloud takes its time to start on a busy machine.
if (typeof jest !== 'undefined') jest.setTimeout(60_000)

const root = path.join(__dirname, '../..')

export interface StartCloudOptions {
  /** Database, storage and control surface only: no functions are built, no sample community, no preview. */
  empty?: boolean
  /** Load the sample community into the new data folder. Off unless asked: most tests make their own documents. */
  sample?: boolean
  /** With the sample: its communities without anybody in them, and printed codes for their first administrators. */
  people?: boolean
  /** A folder of built functions to serve instead of building the project's own. */
  functions?: string
  /** Environment variables of every function. */
  env?: Readonly<Record<string, string>>
  /** Let timers fire by themselves. Off unless asked: a test fires the one that it means. */
  timers?: boolean
  /** Instances per function; 4 unless told. */
  instances?: number
  /** Keep the previous caller's identity in process.env of a warm instance, as Tencent's bootstrap does. */
  staleIdentity?: boolean
  /** Serve the browser preview too. */
  preview?: boolean
  /** A folder that outlives the cloud; without it a temporary one is made and removed. */
  data?: string
  /** Show what the cloud prints. */
  verbose?: boolean
}

/** What an action answers: a value, or an error that the person can act upon. */
export type ActionResult<T = unknown> =
  { ok: true; value: T } | { ok: false; error: { code: string; message: string; detail?: unknown } }

/** The platform refused or failed the call, before or instead of an answer of the function. */
export class CallFailed extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(`${errCode} ${errMsg}`)
  }
}

export interface CallStats {
  function: string
  action: string
  calls: number
  failures: number
  functionMs: number
  trips: number
  maxTrips: number
  conflicts: number
  dbMs: number
}

export interface CloudStats {
  actions: CallStats[]
  unindexed: { collection: string; shape: string; function: string; action: string; count: number }[]
}

export interface Faults {
  dbBusy?: number
  dropReply?: number
  dropCallReply?: number
  latencyMs?: number
  functionTimeout?: number
  crashAfterTrips?: number
  only?: { function?: string; action?: string }
  seed?: number
}

export interface InstanceState {
  id: string
  function: string
  pid: number
  state: string
}

const firstAddress = /(http:\/\/127\.0\.0\.1:\d+)/

/** Starts a local cloud in a process of its own on a free port. */
export async function startCloud(options: StartCloudOptions = {}): Promise<TestCloud> {
  const data = options.data ?? (await mkdtemp(path.join(tmpdir(), 'cloud-')))
  const cloud = new TestCloud(options, data)
  await cloud.start()
  return cloud
}

export class TestCloud {
  url = ''
  private child: ChildProcess | undefined
  private output = ''

  constructor(
    private readonly options: StartCloudOptions,
    readonly data: string,
  ) {}

  /** Starts the process; after a stop or a kill on the same port and data. Resolves when it answers. */
  async start(): Promise<void> {
    const port = this.url ? new URL(this.url).port : '0'
    this.output = ''
    const child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts', ...this.arguments(port)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    this.child = child
    this.url = await new Promise<string>((resolve, reject) => {
      const onText = (chunk: Buffer) => {
        this.output += String(chunk)
        if (this.options.verbose) process.stderr.write(chunk)
        const address = firstAddress.exec(this.output)?.[1]
        if (address) resolve(address)
      }
      child.stdout.on('data', onText)
      child.stderr.on('data', onText)
      child.once('exit', (code) => reject(new Error(`the local cloud ended with ${code}:\n${this.output}`)))
    })
  }

  private arguments(port: string): string[] {
    const {
      empty,
      sample,
      people = true,
      functions,
      env,
      timers,
      instances,
      staleIdentity,
      preview,
    } = this.options
    return [
      ...['--port', port, '--data', this.data, '--no-watch'],
      ...(empty ? ['--empty'] : []),
      ...(empty || sample ? [] : ['--no-sample']),
      ...(people ? [] : ['--no-people']),
      ...(empty || preview ? [] : ['--no-preview']),
      ...(timers ? [] : ['--no-timers']),
      ...(staleIdentity ? ['--stale-identity'] : []),
      ...(functions ? ['--functions', functions] : []),
      ...(instances ? ['--instances', String(instances)] : []),
      ...Object.entries(env ?? {}).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ]
  }

  /** Everything that the process has printed so far. */
  printed(): string {
    return this.output
  }

  /** The SDK, bound to this cloud, with an administrator's rights: for seeding and for looking. */
  sdk() {
    // Outside of a function the SDK first looks for Tencent's metadata host.
    process.env['TENCENTCLOUD_RUNENV'] = 'SCF'
    process.env['TENCENTCLOUD_REGION'] = 'ap-shanghai'
    process.env['SCF_NAMESPACE'] = 'local'
    return cloudbase.init({
      env: 'local',
      secretId: 'local',
      secretKey: 'local',
      serviceUrl: `${this.url}/admin`,
    })
  }

  /** Calls an action as a client would; throws `CallFailed` when the platform and not the function answers. */
  async call<T = unknown>(
    fn: string,
    openid: string,
    action: string,
    input: object = {},
    requestId?: string,
  ): Promise<ActionResult<T>> {
    return (await this.event(fn, openid, {
      action,
      input,
      ...(requestId ? { requestId } : {}),
    })) as ActionResult<T>
  }

  /** Sends any event to a function as a client and answers what it returned. */
  async event(fn: string, openid: string, event: unknown): Promise<unknown> {
    const reply = await this.json('POST', `/call/${fn}`, event, { 'x-local-openid': openid })
    const { result, errCode, errMsg } = reply as { result?: unknown; errCode?: number; errMsg?: string }
    if (errCode !== undefined) throw new CallFailed(errCode, errMsg ?? '')
    return result
  }

  /** One JSON request to any path of the cloud. */
  async json(
    method: string,
    pathAndQuery: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const response = await fetch(this.url + pathAndQuery, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.json()
  }

  /** Sets the clock that functions see: a time stands still there; null is real time again. */
  async clock(now: number | string | null): Promise<void> {
    await this.json('POST', '/local/clock', { now })
  }

  /** Fires one timer and waits for its answer. */
  async fire(fn: string, trigger: string): Promise<unknown> {
    return this.json('POST', '/local/timer', { function: fn, trigger })
  }

  /** Breaks things on purpose; `{}` mends them. */
  async fault(faults: Faults): Promise<void> {
    await this.json('POST', '/local/fault', faults)
  }

  /** What WeChat would have sent, newest first. */
  async outbox(): Promise<Record<string, unknown>[]> {
    return (await this.json('GET', '/local/outbox')) as Record<string, unknown>[]
  }

  /** Documents as they lie in the database. */
  async find(collection: string, query: object = {}, limit = 1000): Promise<Record<string, unknown>[]> {
    const search = new URLSearchParams({ query: JSON.stringify(query), limit: String(limit) })
    return (await this.json('GET', `/local/collection/${collection}?${search}`)) as Record<string, unknown>[]
  }

  async stats(): Promise<CloudStats> {
    return (await this.json('GET', '/local/stats')) as CloudStats
  }

  async resetStats(): Promise<void> {
    await this.json('DELETE', '/local/stats')
  }

  /** The function instances that are alive now. */
  async instances(): Promise<InstanceState[]> {
    return ((await this.json('GET', '/local/health')) as { instances: InstanceState[] }).instances
  }

  /** Kills every function instance, as a machine that dies would. */
  async killInstances(): Promise<void> {
    for (const { pid } of await this.instances()) process.kill(pid, 'SIGKILL')
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    await gone
  }

  /** Pulls the plug. The data folder stays; `start()` comes back on the same port. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Stops in good order and starts again on the same port and data. */
  async restart(): Promise<void> {
    await this.end('SIGTERM')
    await this.start()
  }

  /** Stops, and removes the data folder unless it was given. */
  async stop(): Promise<void> {
    await this.end('SIGTERM')
    if (!this.options.data) await rm(this.data, { recursive: true, force: true })
  }
}
