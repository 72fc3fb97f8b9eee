import type { IncomingMessage } from 'node:http'
import { invalid, tooLarge } from './errors'

/** Beyond this much over the limit the connection is cut; up to it the sender gets to read why it was refused. */
const patience = 16 * 1024 * 1024

/** Reads a request body of at most `limit` bytes. More is read off and thrown away, then refused. */
export function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else if (size > limit + patience) {
        reject(tooLarge(limit))
        req.destroy()
      } else chunks.length = 0
    })
    req.on('end', () => (size > limit ? reject(tooLarge(limit)) : resolve(Buffer.concat(chunks, size))))
    req.on('error', () => reject(invalid('the request broke off')))
    // After a whole body this changes nothing any more.
    req.on('close', () => reject(invalid('the request broke off')))
  })
}

/** A JSON object; anything else is refused. An empty body is an empty object. */
export function parseObject(text: string, what = 'request body'): Record<string, unknown> {
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid(`${what} is not JSON`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`${what} is not an object`)
  return value as Record<string, unknown>
}

export async function readObject(req: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  return parseObject((await readBody(req, limit)).toString('utf8'))
}
