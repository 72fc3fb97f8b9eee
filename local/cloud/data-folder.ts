import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Where everything of one local cloud lies. Only what is named here is ever written or, on a reset, removed. */
export interface DataFolder {
  readonly database: string
  readonly files: string
  readonly users: string
  readonly wechat: string
  /** Environment variables for functions, written by hand: {"KEY": "value"}. Survives a reset. */
  readonly environment: string
  /** Says whether the sample community is in. */
  readonly sample: string
  /** Lets go of the folder. */
  release(): void
}

interface Holder {
  pid: number
  /** When that process started, as far as the system tells: a number that was given out again is another process. */
  started: string
}

/** Linux tells when a process started; elsewhere its number alone has to do. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isRunning({ pid, started }: Holder): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(pid) === started
}

function readHolder(file: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    // A lock that was not written to its end is nobody's.
    return undefined
  }
}

function lock(file: string, folder: string): void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder))
      closeSync(handle)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = readHolder(file)
      if (holder && isRunning(holder)) {
        throw new Error(
          `${folder} is in use by another local cloud (process ${holder.pid}); give --data another folder`,
        )
      }
      rmSync(file, { force: true })
    }
  }
  throw new Error(`${folder} could not be locked`)
}

/** Let go of twice, the lock could be somebody else's already. */
function once(run: () => void): () => void {
  let done = false
  return () => {
    if (!done) run()
    done = true
  }
}

/** Opens a data folder for this process alone. With `reset`, what was in it is gone. */
export function openDataFolder(folder: string, options: { reset: boolean }): DataFolder {
  const absolute = path.resolve(folder)
  mkdirSync(absolute, { recursive: true })
  const at = (name: string) => path.join(absolute, name)
  lock(at('lock'), folder)
  const data = {
    database: at('database.sqlite'),
    files: at('files'),
    users: at('users.json'),
    wechat: at('wechat.json'),
    environment: at('env.json'),
    sample: at('sample.json'),
    release: once(() => rmSync(at('lock'), { force: true })),
  }
  if (options.reset) clear(data)
  return data
}

/** Empties a folder that this process holds, before anything in it is opened. */
export function clear(data: DataFolder): void {
  const { database, files, users, wechat, sample } = data
  for (const file of [database, `${database}-wal`, `${database}-shm`, files, users, wechat, sample]) {
    rmSync(file, { recursive: true, force: true })
  }
}

/** Whether the sample community is in; "half" after a start that was broken off while loading. */
export function isSampleIn(data: DataFolder): 'no' | 'half' | 'yes' {
  try {
    return readFileSync(data.sample, 'utf8').includes('"loaded"') ? 'yes' : 'half'
  } catch {
    return 'no'
  }
}

export function markSample(data: DataFolder, state: 'loading' | 'loaded'): void {
  writeFileSync(data.sample, JSON.stringify({ state }))
}
