import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { isCron } from '../timers/cron'

const triggerSchema = v.object({
  name: v.string(),
  type: v.literal('timer'),
  /** Seven fields: second minute hour day month weekday year, in UTC+8. */
  config: v.pipe(v.string(), v.check(isCron, 'not a timer expression of seven fields')),
})

/** What stands in `function.json` beside the code; deployment reads the same file. */
const settingsSchema = v.object({
  /** Seconds; the service allows 1 to 60 and gives 3 unless told. */
  timeout: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 3),
  /** MB. */
  memory: v.optional(v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(3072)), 256),
  env: v.optional(v.record(v.string(), v.string()), {}),
  triggers: v.optional(v.array(triggerSchema), []),
})

export type TimerTrigger = v.InferOutput<typeof triggerSchema>

/** One version of a built function. */
export interface FunctionDefinition {
  readonly name: string
  /** The bundle that `exports.main` is in. */
  readonly file: string
  /** Changes when the bundle or its settings change. */
  readonly version: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly env: Readonly<Record<string, string>>
  readonly triggers: readonly TimerTrigger[]
}

export const isFunctionName = (name: string): boolean => /^[A-Za-z][\w-]{0,59}$/.test(name)

const stamp = (file: string): string => {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs}:${stat.size}` : ''
}

function readSettings(file: string): v.InferOutput<typeof settingsSchema> {
  try {
    return v.parse(settingsSchema, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The built functions of a folder, read again whenever a bundle changes, so that a rebuild needs no restart. */
export class FunctionFolder {
  private readonly known = new Map<string, FunctionDefinition>()

  /** Without a folder there are no functions. */
  constructor(private readonly folder: string | undefined) {}

  names(): string[] {
    if (this.folder === undefined || !existsSync(this.folder)) return []
    const entries = readdirSync(this.folder, { withFileTypes: true })
    const functions = entries.filter((entry) => entry.isDirectory() && isFunctionName(entry.name))
    return functions.map((entry) => entry.name).filter((name) => existsSync(this.file(name, 'index.js')))
  }

  file(name: string, file: string): string {
    return path.join(this.folder ?? '', name, file)
  }

  /** The function as it is on disk now, or undefined. */
  get(name: string): FunctionDefinition | undefined {
    if (this.folder === undefined || !isFunctionName(name)) return undefined
    const code = stamp(this.file(name, 'index.js'))
    if (code === '') return undefined
    const version = `${code}/${stamp(this.file(name, 'function.json'))}`
    const known = this.known.get(name)
    if (known?.version === version) return known
    const definition = this.read(name, version)
    this.known.set(name, definition)
    return definition
  }

  private read(name: string, version: string): FunctionDefinition {
    const { timeout, memory, env, triggers } = readSettings(this.file(name, 'function.json'))
    return {
      name,
      file: this.file(name, 'index.js'),
      version,
      timeoutMs: timeout * 1000,
      memoryMb: memory,
      env,
      triggers,
    }
  }
}
