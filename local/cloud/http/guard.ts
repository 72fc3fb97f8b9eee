import type { IncomingMessage } from 'node:http'
import { ServiceError } from './errors'

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

const nameOf = (host: string): string => host.replace(/:\d{1,5}$/, '').toLowerCase()

/**
 * Only this machine's own pages and programs may talk to the local cloud. Binding to loopback keeps other machines
 * out, but not a web page in this machine's browser: one that resolves its own name to 127.0.0.1 is recognised by its
 * Host, one that simply posts here by its Origin.
 */
export function refuseStrangers(req: IncomingMessage): void {
  if (!loopbackNames.has(nameOf(req.headers.host ?? ''))) {
    throw new ServiceError('INVALID_HOST', 'the local cloud answers to this machine only', 403)
  }
  const origin = req.headers.origin
  if (origin === undefined) return
  const allowed = /^https?:\/\/(.+)$/.exec(origin)?.[1]
  if (allowed === undefined || !loopbackNames.has(nameOf(allowed))) {
    throw new ServiceError('INVALID_REQUEST_SOURCE', 'requests from other pages are refused', 403)
  }
}
