import { createServer, type Server } from 'node:http'
import { createDispatcher, refuseWithStatus, type Handler, type Route } from './http/router'
import type { Preview } from '../preview'

/** The only address that there is: nothing outside of this machine can reach a local cloud. */
export const loopback = '127.0.0.1'

/** What the preview answers: the frame, the mini-program in it, and their files. */
export function previewRoutes(preview: Preview): Route[] {
  const serve: Handler = ({ req, res }) => {
    if (preview.handle(req, res)) return
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    res.end('not found')
  }
  const methods = { GET: serve, HEAD: serve }
  return ['/', '/mp', '/mp/*', '/preview/*', '/favicon.ico'].map((path) => ({
    path,
    methods,
    refuse: refuseWithStatus,
  }))
}

/** Binds the port; every request waits until `routes` are there, so that a taken port is known before any work. */
export async function listen(
  port: number,
  routes: Promise<readonly Route[]>,
  log: (line: string) => void,
): Promise<{ server: Server; port: number }> {
  const dispatcher = routes.then((table) => createDispatcher(table, log))
  // A failure to come up is told by whoever makes the routes.
  dispatcher.catch(() => undefined)
  const server = createServer((req, res) => {
    dispatcher.then((dispatch) => dispatch(req, res)).catch(() => res.destroy())
  })
  // A sender that stalls is let go; a function's own time limit guards the answer.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; give --port another number`) : error,
      ),
    )
    server.listen(port, loopback, resolve)
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : port }
}
