import path from 'node:path'
import { parseArgs } from 'node:util'

export const help = `The whole product on this machine: cloud functions, database, storage, WeChat stand-ins and a browser preview.

npm start -- [options]
  --port N            the port, on 127.0.0.1 only (8787; 0 for any that is free)
  --data DIR          where documents and files are kept (.local)
  --reset             begin again with an empty data folder
  --empty             database, storage and control surface alone: nothing is built or loaded
  --no-people         communities without anybody in them: prints the codes of their first administrators
  --no-sample         do not load the sample community into a new data folder
  --no-preview        no browser preview
  --no-timers         timers fire only when asked to (POST /local/timer)
  --no-watch          do not build again when a source file changes
  --functions DIR     serve the built functions of this folder instead of building the project's own
  --instances N       most instances per function (4)
  --env KEY=VALUE     an environment variable for every function; may be given several times
  --stale-identity    leave the previous caller's identity in process.env, as Tencent's bootstrap does
  --help              this text`

export interface StartArguments {
  port: number
  data: string
  reset: boolean
  empty: boolean
  sample: boolean
  /** Whether the sample has people in it. */
  people: boolean
  preview: boolean
  timers: boolean
  watch: boolean
  /** Undefined: the project's own, built first. */
  functions: string | undefined
  instances: number
  env: Record<string, string>
  staleIdentity: boolean
  help: boolean
}

function numberOf(text: string, name: string, from: number, to: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new Error(`--${name} is a whole number from ${from} to ${to}`)
  }
  return value
}

function environmentOf(pairs: readonly string[]): Record<string, string> {
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`--env wants KEY=VALUE, not "${pair}"`)
    return [pair.slice(0, at), pair.slice(at + 1)] as const
  })
  return Object.fromEntries(entries)
}

/** What was typed after `npm start --`; throws with a sentence for whoever typed it. `root` is the project's folder. */
export function readArguments(args: readonly string[], root: string): StartArguments {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: path.join(root, '.local') },
      reset: flag,
      empty: flag,
      'no-people': flag,
      'no-sample': flag,
      'no-preview': flag,
      'no-timers': flag,
      'no-watch': flag,
      functions: { type: 'string' },
      instances: { type: 'string', default: '4' },
      env: { type: 'string', multiple: true, default: [] },
      'stale-identity': flag,
      help: flag,
    },
  })
  const { empty } = values
  return {
    port: numberOf(values.port, 'port', 0, 65535),
    data: values.data,
    reset: values.reset,
    empty,
    sample: !empty && !values['no-sample'],
    people: !values['no-people'],
    preview: !empty && !values['no-preview'],
    timers: !empty && !values['no-timers'],
    watch: !empty && !values['no-watch'],
    functions: values.functions === undefined ? undefined : path.resolve(values.functions),
    instances: numberOf(values.instances, 'instances', 1, 64),
    env: environmentOf(values.env),
    staleIdentity: values['stale-identity'],
    help: values.help,
  }
}
