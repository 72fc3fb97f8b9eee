import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asServiceError, ServiceError } from './errors'
import { refuseStrangers } from './guard'

/** One request and its answer. */
export interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  /** The path as it was sent: still percent-encoded, dots and all. */
  readonly path: string
  /** What follows the route's own prefix, still encoded; empty for an exact route. */
  readonly rest: string
  readonly query: URLSearchParams
  readonly requestId: string
}

export type Handler = (exchange: Exchange) => Promise<void> | void
/** Says no in the form that callers of this route expect. */
export type Refusal = (exchange: Exchange, error: ServiceError) => void

export interface Route {
  /** An exact path, or with a star at its end everything below it: "/storage/*". */
  readonly path: string
  /** `*` takes every method. */
  readonly methods: Readonly<Partial<Record<string, Handler>>>
  readonly refuse: Refusal
}

export function sendJson(exchange: Exchange, body: unknown, status = 200): void {
  sendText(exchange, JSON.stringify(body), status)
}

/** JSON that is text already, such as what a function returned. */
export function sendText(exchange: Exchange, json: string, status = 200): void {
  const { res } = exchange
  if (res.headersSent || res.destroyed) return
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    'cache-control': 'no-store',
  })
  res.end(json)
}

/** The service's error form with an HTTP status. */
export const refuseWithStatus: Refusal = (exchange, error) =>
  sendJson(
    exchange,
    { code: error.code, message: error.message, requestId: exchange.requestId },
    error.status,
  )

/** The same form, always 200: what the SDK reads. */
export const refuseWithCode: Refusal = (exchange, error) =>
  sendJson(exchange, { code: error.code, message: error.message, requestId: exchange.requestId })

const isTree = (route: Route): boolean => route.path.endsWith('*')

function find(routes: readonly Route[], path: string): Route | undefined {
  return routes.find((route) =>
    isTree(route) ? path.startsWith(route.path.slice(0, -1)) : path === route.path,
  )
}

/** Finds the route for a request, runs it, and makes sure that every failure is answered in the route's own form. */
export function createDispatcher(
  routes: readonly Route[],
  log: (line: string) => void,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const [path = '/', search = ''] = splitTarget(req.url ?? '/')
    const route = find(routes, path)
    const rest = route && isTree(route) ? path.slice(route.path.length - 1) : ''
    const exchange: Exchange = {
      req,
      res,
      path,
      rest,
      query: new URLSearchParams(search),
      requestId: randomUUID(),
    }
    try {
      refuseStrangers(req)
      if (!route) throw new ServiceError('INVALID_PATH', 'there is nothing at this path', 404)
      const handler = route.methods[req.method ?? ''] ?? route.methods['*']
      if (!handler) throw new ServiceError('METHOD_NOT_ALLOWED', `${req.method} is not for this path`, 405)
      await handler(exchange)
    } catch (error) {
      const refuse = route?.refuse ?? refuseWithStatus
      refuse(exchange, asServiceError(error, log))
      req.resume()
    }
  }
}

function splitTarget(target: string): [string, string] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)]
}
