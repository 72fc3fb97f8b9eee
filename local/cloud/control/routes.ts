import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { FunctionHost } from '../functions/host'
import type { DatabaseGateway, IndexSpec } from '../gateway'
import { parseObject, readObject } from '../http/body'
import { invalid, ServiceError } from '../http/errors'
import { refuseWithStatus, sendJson, sendText, type Exchange, type Handler, type Route } from '../http/router'
import type { Timers } from '../timers/timers'
import type { Wechat } from '../../wechat'
import type { LocalClock } from './clock'
import type { Faults } from './faults'
import type { Stats } from './stats'

export interface ControlParts {
  gateway: DatabaseGateway
  host: FunctionHost
  timers: Timers
  wechat: Wechat
  clock: LocalClock
  faults: Faults
  stats: Stats
  /** Where the sample has written who can be logged in as. */
  usersFile: string
}

const bodyLimit = 100 * 1024

async function read<T extends v.GenericSchema>(exchange: Exchange, schema: T): Promise<v.InferOutput<T>> {
  const parsed = v.safeParse(schema, await readObject(exchange.req, bodyLimit))
  if (!parsed.success) throw invalid(v.summarize(parsed.issues))
  return parsed.output
}

const collectionName = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

const timerSchema = v.strictObject({ function: v.string(), trigger: v.string() })
const indexSchema = v.strictObject({
  collection: collectionName,
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
  keys: v.pipe(v.array(v.tuple([v.pipe(v.string(), v.nonEmpty()), v.picklist([1, -1])])), v.minLength(1)),
  unique: v.optional(v.boolean(), false),
  sparse: v.optional(v.boolean(), false),
})

const clockMethods = (clock: LocalClock): Record<string, Handler> => ({
  GET: (exchange) => sendJson(exchange, clock.read()),
  POST: async (exchange) => {
    clock.set(await readObject(exchange.req, bodyLimit))
    sendJson(exchange, clock.read())
  },
})

const faultMethods = (faults: Faults): Record<string, Handler> => ({
  GET: (exchange) => sendJson(exchange, faults.settings),
  POST: async (exchange) => {
    faults.set(await readObject(exchange.req, bodyLimit))
    sendJson(exchange, faults.settings)
  },
})

const outboxMethods = (wechat: Wechat): Record<string, Handler> => ({
  GET: (exchange) => sendJson(exchange, wechat.state.outbox()),
  DELETE: (exchange) => {
    wechat.state.clearOutbox()
    sendJson(exchange, [])
  },
})

const statsMethods = (stats: Stats): Record<string, Handler> => ({
  GET: (exchange) => sendJson(exchange, stats.read()),
  DELETE: (exchange) => {
    stats.reset()
    sendJson(exchange, stats.read())
  },
})

function countOf(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^\d{1,9}$/.test(text)) throw invalid(`${name} is not a count`)
  return Math.min(Number(text), most)
}

const listCollection =
  (gateway: DatabaseGateway): Handler =>
  async (exchange) => {
    const { query, rest } = exchange
    if (!v.is(collectionName, rest) || !gateway.collections().includes(rest)) {
      throw new ServiceError('DATABASE_COLLECTION_NOT_EXIST', 'there is no such collection', 404)
    }
    const sort = query.get('sort')
    const documents = await gateway.find(rest, parseObject(query.get('query') ?? '', 'query'), {
      limit: countOf(query, 'limit', 100, 100_000),
      skip: countOf(query, 'skip', 0, 1e9),
      ...(sort ? { sort: parseObject(sort, 'sort') } : {}),
    })
    sendJson(exchange, documents)
  }

/** What each function's `contract.json` says, by function. */
function contracts(host: FunctionHost): string {
  const entries = host.functions.names().flatMap((name) => {
    const file = host.functions.file(name, 'contract.json')
    return existsSync(file) ? [`${JSON.stringify(name)}:${readFileSync(file, 'utf8')}`] : []
  })
  return `{${entries.join(',')}}`
}

function health({ host }: ControlParts): unknown {
  const instances = host.instances().map(({ id, pid, state, definition }) => ({
    id,
    function: definition.name,
    pid,
    state,
  }))
  return { ok: true, pid: process.pid, uptimeMs: Math.round(process.uptime() * 1000), instances }
}

/** `/local/…`: what testers and the preview's frame turn and read. None of it exists in the real service. */
export function controlRoutes(parts: ControlParts): Route[] {
  const { gateway, host, timers, wechat, clock, faults, stats, usersFile } = parts
  const fireTimer: Handler = async (exchange) => {
    const { function: name, trigger } = await read(exchange, timerSchema)
    sendText(exchange, `{"result":${await timers.fire(name, trigger)}}`)
  }
  const addIndex: Handler = async (exchange) => {
    const { collection, ...index } = await read(exchange, indexSchema)
    await gateway.ensureCollection(collection, [index satisfies IndexSpec])
    sendJson(exchange, { ok: true })
  }
  const users: Handler = (exchange) =>
    sendText(exchange, existsSync(usersFile) ? readFileSync(usersFile, 'utf8') : '[]')
  const methodsByPath: Record<string, Record<string, Handler>> = {
    '/local/health': { GET: (exchange) => sendJson(exchange, health(parts)) },
    '/local/users': { GET: users },
    '/local/clock': clockMethods(clock),
    '/local/timer': { POST: fireTimer },
    '/local/outbox': outboxMethods(wechat),
    '/local/collections': { GET: (exchange) => sendJson(exchange, gateway.collections()) },
    '/local/collection/*': { GET: listCollection(gateway) },
    '/local/indexes': { POST: addIndex },
    '/local/fault': faultMethods(faults),
    '/local/contract': { GET: (exchange) => sendText(exchange, contracts(host)) },
    '/local/stats': statsMethods(stats),
  }
  return Object.entries(methodsByPath).map(([path, methods]) => ({ path, methods, refuse: refuseWithStatus }))
}
