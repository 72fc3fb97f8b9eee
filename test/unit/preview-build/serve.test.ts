import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPreview, type Preview } from '../../../local/preview'
import { ONE_PAGE, writeProject } from './project-fixture'

const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg"/>'

let preview: Preview
let server: Server
let remove: () => void

async function serve(files: Record<string, string>): Promise<void> {
  const project = writeProject(files)
  remove = project.remove
  preview = await createPreview({
    root: project.root,
    outDir: project.root,
    watch: false,
    log: () => undefined,
  })
  server = createServer((req, res) => {
    if (!preview.handle(req, res)) res.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

/** The address goes out as it is: `fetch` would tidy it first. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage & { body: string }> {
  const { port } = server.address() as AddressInfo
  const response = await new Promise<IncomingMessage>((resolve) =>
    get({ host: '127.0.0.1', port, path, headers }, resolve),
  )
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Object.assign(response, { body: Buffer.concat(chunks).toString('utf8') })
}

async function stop(): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await preview.close()
  remove()
}

describe('the server of the preview', () => {
  beforeAll(() => serve({ ...ONE_PAGE, 'assets/fish.svg': PIXEL, '../secret.svg': PIXEL }))
  afterAll(stop)

  test('hands out pictures of the mini-program, and none of its sources', async () => {
    expect(await ask('/mp/assets/fish.svg')).toMatchObject({ statusCode: 200, body: PIXEL })
    expect((await ask('/mp/app.json')).statusCode).toBe(404)
    expect((await ask('/mp/pages/home/index.js')).statusCode).toBe(404)
  })

  test.each([
    '/mp/../secret.svg',
    '/mp/..%2fsecret.svg',
    '/mp/%2e%2e/secret.svg',
    '/mp/%E0%A4%A.svg',
    '/mp/%00.svg',
    '//',
  ])('answers %s like a file that is not there', async (path) => {
    expect((await ask(path)).statusCode).toBe(404)
  })

  test('addresses bundles by their content and lets the browser keep them; all else is asked for again', async () => {
    const page = await ask('/mp/')
    expect(page.headers['cache-control']).toBe('no-cache')
    const bundle = /src="(\/preview\/app\.js\?[\w-]+)"/.exec(page.body)?.[1] ?? ''
    expect((await ask(bundle)).headers['cache-control']).toContain('immutable')
    expect((await ask('/preview/app.js')).headers['cache-control']).toBe('no-cache')
    const again = await ask('/mp/', { 'if-none-match': page.headers.etag ?? '' })
    expect(again).toMatchObject({ statusCode: 304, body: '' })
  })

  test('leads /mp to the phone, with what stands behind it', async () => {
    const { statusCode, headers } = await ask('/mp?as=wang-xiuying')
    expect([statusCode, headers.location]).toEqual([302, '/mp/?as=wang-xiuying'])
  })

  test('knows icons by name only', async () => {
    expect((await ask('/preview/icons/add.svg')).body).toMatch(/^<svg /)
    expect((await ask('/preview/icons/nobody.svg')).statusCode).toBe(404)
  })
})

test('sources that cannot be shown say why, in the place of the phone', async () => {
  await serve({ ...ONE_PAGE, 'pages/home/index.js': 'Page({' })
  expect(preview.report.ok).toBe(false)
  expect((await ask('/mp/')).body).toContain('pages/home/index.js:1 Unexpected end of file')
  await stop()
})
