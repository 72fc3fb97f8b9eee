import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import type { Database } from './sdk'

// A process takes its time to start on a busy machine.
jest.setTimeout(60_000)

const root = path.join(__dirname, '../../..')

/** The database alone in a process of its own, talked to by the real SDK over HTTP. */
export class GatewayProcess {
  private child: ChildProcess | undefined
  private port = 0

  private constructor(private readonly folder: string) {}

  static async start(): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(await mkdtemp(path.join(tmpdir(), 'gateway-')))
    await gateway.boot()
    return gateway
  }

  /** Starts the process and waits until it answers; the milliseconds from loaded code to answer. */
  private async boot(): Promise<number> {
    const file = path.join(this.folder, 'database.sqlite')
    const script = 'local/cloud/gateway/standalone.ts'
    const child = spawn(process.execPath, ['--import', 'tsx', script, file, String(this.port)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    this.child = child
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (text: Buffer) => resolve(String(text)))
      child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)))
    })
    const [port, ms] = line.trim().split(' ').map(Number)
    this.port = port ?? 0
    return ms ?? 0
  }

  /** The SDK's database, bound to this process. */
  database(): Database {
    // Outside of a function the SDK first looks for Tencent's metadata host.
    process.env['TENCENTCLOUD_RUNENV'] = 'SCF'
    process.env['TENCENTCLOUD_REGION'] = 'ap-shanghai'
    process.env['SCF_NAMESPACE'] = 'local'
    const app = cloudbase.init({
      env: 'local',
      secretId: 'local',
      secretKey: 'local',
      serviceUrl: `http://127.0.0.1:${this.port}/admin`,
    })
    return app.database() as unknown as Database
  }

  /** One request as it goes over the wire, for what the SDK itself would not send. */
  async ask(body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`http://127.0.0.1:${this.port}/admin`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, unknown>
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    await gone
  }

  /** Pulls the plug. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Comes back on the same port and file; the milliseconds that opening the database took. */
  async restart(): Promise<number> {
    await this.end('SIGTERM')
    return this.boot()
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** What a call fails with: the code and message of the service. */
export async function failureOf(call: Promise<unknown>): Promise<{ code?: string; message?: string }> {
  try {
    await call
    return {}
  } catch (error) {
    return error as { code: string; message: string }
  }
}

export function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i)
}
