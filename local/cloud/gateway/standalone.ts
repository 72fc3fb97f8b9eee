import { createServer, type IncomingMessage } from 'node:http'
import { openDatabaseGateway } from './index'

/**
 * The database alone behind HTTP, for tests that kill it and benchmarks that want nothing else:
 * `tsx standalone.ts <file> [port]`. Prints the port as soon as it answers, and the milliseconds that opening took.
 */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function main(file: string, port: number): void {
  const started = performance.now()
  const gateway = openDatabaseGateway({ file })
  const server = createServer((request, response) => {
    void readBody(request)
      .then((body) => gateway.handle(parse(body)))
      .then((answer) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
      })
      .catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    const bound = typeof address === 'object' && address ? address.port : port
    process.stdout.write(`${bound} ${Math.round(performance.now() - started)}\n`)
  })
  process.on('SIGTERM', () => {
    server.close()
    server.closeAllConnections()
    gateway.close()
  })
}

const [file, port] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: standalone.ts <file> [port]')
main(file, Number(port ?? 0))
