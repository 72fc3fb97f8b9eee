import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createPreview } from '../../../local/preview'

/** One request to the small cloud that stands beside the preview. */
export interface Asked {
  readonly path: string
  readonly openid: string | undefined
  readonly body: string
}

export interface PreviewServer {
  readonly url: string
  /** What the phone and the frame have asked for, in order. */
  readonly asked: Asked[]
  close(): Promise<void>
}

const USERS = [
  {
    openid: 'wang-xiuying',
    name: '王秀英',
    roles: [],
    note: '退休工人,78 岁,一个人住',
    phone: '13900000001',
  },
  { openid: 'zhang-min', name: '张敏', roles: ['organiser'], note: '管团购' },
]

const FISH =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#8a5a00"/></svg>'

/** 2026-11-23 12:00 in China. */
const NOON = Date.UTC(2026, 10, 23, 4)

const MESSAGE = {
  id: 'm1',
  at: NOON,
  openid: 'zhang-min',
  templateId: 'order-ready',
  page: 'pages/pictures/index',
  data: { thing1: { value: '番茄 2 份' }, time2: { value: '今天 16:00–19:00' } },
}

/** Answers of the cloud by method and path; a function gets the body. */
const ANSWERS: Readonly<Record<string, (body: string) => unknown>> = {
  'GET /local/users': () => USERS,
  'GET /local/clock': () => ({ now: NOON, kind: 'fixed' }),
  'POST /local/clock': (body) => ({ now: (JSON.parse(body) as { now: number }).now, kind: 'offset' }),
  'GET /local/outbox': () => [MESSAGE],
  'GET /local/fault': () => ({}),
  'POST /local/fault': (body) => JSON.parse(body) as unknown,
  'POST /call/hello': (body) => ({
    result: { ok: true, value: JSON.parse(body) as unknown },
    requestID: 'r1',
  }),
  'POST /call/missing': () => ({ errCode: -501_000, errMsg: 'FunctionName parameter could not be found' }),
  'POST /storage-upload': () => ({ fileID: 'cloud://local.files/up/1.png', statusCode: 200 }),
  'POST /wechat/phone-code': () => ({ errMsg: 'getPhoneNumber:ok', code: 'phone-code-1' }),
  'POST /wechat/subscribe-consent': () => ({ errMsg: 'requestSubscribeMessage:ok' }),
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function answer(request: IncomingMessage, response: ServerResponse, asked: Asked[]): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const body = await bodyOf(request)
  const openid = request.headers['x-local-openid']
  asked.push({ path: `${request.method} ${pathname}`, openid: openid?.toString(), body })
  if (pathname.startsWith('/storage/')) {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(FISH)
    return
  }
  const found = ANSWERS[`${request.method} ${pathname}`]
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
  response.end(JSON.stringify(found ? found(body) : { error: 'not here' }))
}

/** Serves the fixture's mini-program in the preview, with a cloud that only says what a test needs. */
export async function startPreview(): Promise<PreviewServer> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'preview-'))
  const preview = await createPreview({
    root: path.join(__dirname, 'fixture'),
    outDir,
    watch: false,
    log: () => undefined,
  })
  if (!preview.report.ok) throw new Error(JSON.stringify(preview.report.problems, null, 2))
  const asked: Asked[] = []
  const server: Server = createServer((request, response) => {
    if (preview.handle(request, response)) return
    answer(request, response, asked).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await preview.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
