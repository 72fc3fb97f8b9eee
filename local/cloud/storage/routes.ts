import { createReadStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readBody } from '../http/body'
import { invalid, ServiceError } from '../http/errors'
import { refuseWithStatus, sendJson, type Exchange, type Refusal, type Route } from '../http/router'
import { fileLimit, type FileStore } from './files'

const contentTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const contentTypeOf = (file: string) =>
  contentTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream'

/** Object storage says no in XML; the SDK reads Code and Message from it. */
export const refuseAsStorage: Refusal = ({ res, requestId }, error) => {
  if (res.headersSent || res.destroyed) return
  const tag = (name: string, text: string) => `<${name}>${text.replace(/[<&>]/g, ' ')}</${name}>`
  const inner = [
    tag('Code', error.code),
    tag('Message', error.message),
    tag('RequestId', requestId),
    tag('TraceId', '-'),
  ]
  const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error>${inner.join('')}</Error>`
  res.writeHead(error.status, { 'content-type': 'application/xml; charset=utf-8' })
  res.end(xml)
}

/** Somebody who closes the page in the middle of a picture has done nothing wrong. */
function unlessReaderLeft(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

async function serveFile({ req, res }: Exchange, files: FileStore, cloudPath: string): Promise<void> {
  const found = await files.find(cloudPath)
  if (!found) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404)
  const etag = `"${found.size.toString(36)}-${Math.round(found.modifiedMs).toString(36)}"`
  const type = contentTypeOf(cloudPath)
  res.setHeader('etag', etag)
  res.setHeader('cache-control', type.startsWith('image/') ? 'private, max-age=300' : 'no-cache')
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304)
    res.end()
    return
  }
  res.writeHead(200, {
    'content-type': type,
    'content-length': found.size,
    'x-content-type-options': 'nosniff',
    // An uploaded drawing may carry script; opened by itself it must not run here.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  })
  if (req.method === 'HEAD') res.end()
  else await pipeline(createReadStream(found.file), res).catch(unlessReaderLeft)
}

const header = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

function refuseUnlessPermitted({ req }: Exchange, files: FileStore, cloudPath: string): void {
  const openid = header(req.headers['x-local-openid'])
  const token = header(req.headers['authorization']) ?? header(req.headers['x-cos-security-token'])
  if (openid || files.permits(cloudPath, token)) return
  throw new ServiceError(
    'AccessDenied',
    'upload with the token for this path, or as somebody (X-Local-Openid)',
    403,
  )
}

async function store(exchange: Exchange, files: FileStore, cloudPath: string): Promise<void> {
  refuseUnlessPermitted(exchange, files, cloudPath)
  await files.put(cloudPath, await readBody(exchange.req, fileLimit))
}

/** `/storage/<path>` reads and writes files; `POST /storage-upload?path=…` is what `wx.cloud.uploadFile` does. */
export function storageRoutes(files: FileStore): Route[] {
  const serve = (exchange: Exchange) => serveFile(exchange, files, files.decode(exchange.rest))
  const put = async (exchange: Exchange) => {
    await store(exchange, files, files.decode(exchange.rest))
    exchange.res.writeHead(200, { 'content-length': 0 })
    exchange.res.end()
  }
  const upload = async (exchange: Exchange) => {
    const cloudPath = exchange.query.get('path')
    if (!cloudPath) throw invalid('path is missing')
    const fileID = files.idOf(cloudPath)
    await store(exchange, files, cloudPath)
    sendJson(exchange, { fileID, statusCode: 200, requestId: exchange.requestId })
  }
  return [
    { path: '/storage/*', methods: { GET: serve, HEAD: serve, PUT: put }, refuse: refuseAsStorage },
    { path: '/storage-upload', methods: { POST: upload }, refuse: refuseWithStatus },
  ]
}
