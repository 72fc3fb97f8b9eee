import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { hashOf } from './builder'

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}

/** For an address that names its version; it never changes. */
const FOREVER = 'public, max-age=31536000, immutable'
/** The browser asks whether its copy is still good. */
const ASK = 'no-cache'

/** Answers with a text or bytes; a browser that has them already is told so. */
export function send(
  req: IncomingMessage,
  res: ServerResponse,
  file: { body: string | Buffer; type: string; versioned?: boolean },
): void {
  const etag = `"${hashOf(file.body)}"`
  res.setHeader('etag', etag)
  res.setHeader('cache-control', file.versioned === true ? FOREVER : ASK)
  res.setHeader('content-type', file.type)
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304).end()
    return
  }
  res.setHeader('content-length', Buffer.byteLength(file.body))
  res.writeHead(200).end(req.method === 'HEAD' ? undefined : file.body)
}

/**
 * Reads a picture or sound of the mini-program by its address; null for anything else, and for addresses that
 * leave the folder.
 */
export function readAsset(folder: string, address: string): { body: Buffer; type: string } | null {
  const relative = decode(address)
  if (relative === null || relative.includes('\0')) return null
  const file = path.resolve(folder, relative)
  const type = TYPES[path.extname(file).toLowerCase()]
  if (type === undefined || !file.startsWith(`${path.resolve(folder)}${path.sep}`)) return null
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true
    ? { body: fs.readFileSync(file), type }
    : null
}

function decode(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    // Not an address that a browser would write.
    return null
  }
}

/** Browsers that wait to hear of a new build. */
export class Listeners {
  private readonly open = new Set<ServerResponse>()

  /** `event` tells the newcomer how things stand. */
  add(res: ServerResponse, event: string): void {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    res.write(event)
    this.open.add(res)
    res.on('close', () => this.open.delete(res))
  }

  tell(event: string): void {
    for (const res of this.open) res.write(event)
  }

  close(): void {
    for (const res of this.open) res.end()
  }
}
