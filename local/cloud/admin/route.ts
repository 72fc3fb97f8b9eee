import { setTimeout as wait } from 'node:timers/promises'
import type { Faults } from '../control/faults'
import type { FunctionHost } from '../functions/host'
import type { Instance } from '../functions/instance'
import type { DatabaseGateway } from '../gateway'
import { parseObject, readBody } from '../http/body'
import { invalid, ServiceError } from '../http/errors'
import { parseMultipart } from '../http/multipart'
import { refuseWithCode, sendJson, type Exchange, type Route } from '../http/router'
import type { StorageActions } from '../storage/actions'
import type { Wechat } from '../../wechat'

const bodyLimit = 10 * 1024 * 1024

export interface AdminParts {
  gateway: DatabaseGateway
  host: FunctionHost
  storage: StorageActions
  wechat: Wechat
  faults: Faults
}

type Reply = Record<string, unknown>

/**
 * `POST /admin`, where the SDK sends everything. Each function instance has an address of its own below it
 * (`/admin/i/<instance>`), so that a request is known to belong to the event that the instance serves.
 */
export function adminRoutes(parts: AdminParts): Route[] {
  const direct = (exchange: Exchange) => serve(parts, exchange, undefined)
  const fromInstance = (exchange: Exchange) => serve(parts, exchange, parts.host.instance(exchange.rest))
  return [
    { path: '/admin', methods: { POST: direct }, refuse: refuseWithCode },
    { path: '/admin/i/*', methods: { POST: fromInstance }, refuse: refuseWithCode },
  ]
}

async function serve(parts: AdminParts, exchange: Exchange, instance: Instance | undefined): Promise<void> {
  const contentType = exchange.req.headers['content-type'] ?? ''
  const body = await readBody(exchange.req, bodyLimit)
  if (/^multipart\/form-data/i.test(contentType))
    return serveForm(parts, exchange, parseMultipart(body, contentType))
  const request = parseObject(body.toString('utf8'))
  const { action } = request
  if (typeof action !== 'string') throw invalid('action is missing')
  const reply = action.startsWith('database.')
    ? await database(parts, request, instance)
    : await others(parts, action, request)
  if (reply === 'gone' || parts.faults.happens('dropReply', instance?.running)) {
    exchange.req.socket.destroy()
    return
  }
  sendJson(exchange, { requestId: exchange.requestId, ...reply })
}

/** A database request, with the faults that were asked for. "gone" when the asking instance has been killed. */
async function database(
  { gateway, faults }: AdminParts,
  request: Reply,
  instance: Instance | undefined,
): Promise<Reply | 'gone'> {
  const running = instance?.running
  if (running) running.trips += 1
  const trips = running?.trips ?? 0
  const latencyMs = faults.latencyMs(running)
  if (latencyMs > 0) await wait(latencyMs)
  if (faults.happens('dbBusy', running)) {
    throw new ServiceError('DATABASE_REQUEST_FAILED', 'database is busy, please try again later')
  }
  const reply = await gateway.handle(request, running)
  if (!faults.crashesAfter(running, trips)) return reply
  instance?.kill(new ServiceError('FUNCTIONS_EXECUTE_FAIL', 'function process exited while serving', 500))
  return 'gone'
}

async function others({ host, storage, wechat }: AdminParts, action: string, request: Reply): Promise<Reply> {
  if (action === 'functions.invokeFunction') return invokeFunction(host, request)
  if (action.startsWith('storage.')) return storage.handle(action, request)
  if (action === 'wx.api') return wechat.callJson(request)
  throw new ServiceError('INVALID_ACTION', `unknown action ${action.slice(0, 60)}`)
}

async function invokeFunction(host: FunctionHost, request: Reply): Promise<Reply> {
  const { function_name: name, request_data: data = '' } = request
  if (typeof name !== 'string' || typeof data !== 'string')
    throw invalid('function_name and request_data are texts')
  const { result } = await host.invoke(name, parseObject(data, 'request_data'), { kind: 'function' })
  return { data: { response_data: result } }
}

/** The form requests: `wx.openApi` answers JSON or a picture as it is, without our envelope. */
function serveForm({ wechat }: AdminParts, exchange: Exchange, fields: ReadonlyMap<string, Buffer>): void {
  const action = fields.get('action')?.toString('utf8')
  if (action === 'wx.wxPayApi') throw new ServiceError('INVALID_PARAM', 'no merchant account is bound')
  if (action !== 'wx.openApi') throw new ServiceError('INVALID_ACTION', 'unknown form action')
  const reply = wechat.callForm(fields)
  if ('json' in reply) return sendJson(exchange, reply.json)
  exchange.res.writeHead(200, { 'content-type': 'image/png', 'content-length': reply.picture.length })
  exchange.res.end(reply.picture)
}
