import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { colourPng } from '../../../local/wechat/png'
import type { Reply } from '../../../typings/cloud-api'
import { startCloud, type TestCloud } from '../../support/cloud'
import { account, add, community, granted, newRequestId, person } from '../../support/shop'

type Imported = Reply<'news', 'importArticle'>

const EDITOR = 'o-editor'
const BUSY_EDITOR = 'o-busy-editor'
const RESIDENT = 'o-resident'

const png = colourPng(60, 40, () => [200, 80, 60])

/** What stands in for WeChat here, and what it was asked for. */
const asked: string[] = []
const picturesAt = (...names: string[]) =>
  names.map((name) => `<img data-src="https://mmbiz.qpic.cn/${name}">`).join('')
const page = (body: string) =>
  `<meta property="og:title" content="天冷了"><a id="js_name">平安邻里</a><div id="js_content">${body}</div>`

function html(res: ServerResponse, body: string, status = 200): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' })
  res.end(body)
}

const answers: Record<string, (res: ServerResponse) => void> = {
  '/s/plain': (res) => html(res, page(`<h2>关好气</h2><p>出门前看一眼。</p>${picturesAt('a.png', 'b.png')}`)),
  '/s/pictures': (res) =>
    html(res, page(picturesAt('gone', 'a.png', 'text', 'large', 'moved', 'slow', 'b.png', 'a.png'))),
  '/s/many': (res) => html(res, page(picturesAt(...Array.from({ length: 25 }, (_, n) => `many-${n}`)))),
  '/s/foreign-pictures': (res) =>
    html(
      res,
      page('<p>好</p><img src="https://127.0.0.1/a.png"><img src="https://mmbiz.qpic.cn.evil.cn/a">'),
    ),
  '/s/moved-within': (res) => res.writeHead(302, { location: '/s/plain' }).end(),
  '/s/moved-away': (res) => res.writeHead(302, { location: 'http://127.0.0.1:9/s/plain' }).end(),
  '/s/round': (res) => res.writeHead(302, { location: '/s/round' }).end(),
  '/s/deleted': (res) => html(res, '<body><p>该内容已被发布者删除</p></body>'),
  '/s/empty': (res) => html(res, page('<script>1</script>')),
  '/s/large': (res) => html(res, page(`<p>${'好'.repeat(1_200_000)}</p>`)),
  '/s/json': (res) => res.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  '/s/broken': (res) => html(res, 'no', 502),
  '/s/cut': (res) => res.destroy(),
  '/mmbiz.qpic.cn/gone': (res) => res.writeHead(404).end(),
  '/mmbiz.qpic.cn/text': (res) =>
    res.writeHead(200, { 'content-type': 'image/png' }).end('<svg onload="1">'.repeat(9)),
  '/mmbiz.qpic.cn/large': (res) =>
    res.writeHead(200).end(Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)])),
  '/mmbiz.qpic.cn/moved': (res) => res.writeHead(302, { location: '/mmbiz.qpic.cn/a.png' }).end(),
  // Begins, and never ends.
  '/mmbiz.qpic.cn/slow': (res) => res.writeHead(200).write(png.subarray(0, 40)),
}

function listen(): Promise<Server> {
  const server = createServer((req, res) => {
    const path = req.url ?? ''
    asked.push(path)
    const answer = answers[path]
    if (answer) answer(res)
    else if (path.startsWith('/mmbiz.qpic.cn/')) res.writeHead(200).end(png)
    else res.writeHead(404).end()
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function settle(cloud: TestCloud): Promise<void> {
  const editor = (openid: string) => account(openid, { name: '孙梅', roles: [granted('editor')] })
  const all = [editor(EDITOR), editor(BUSY_EDITOR), account(RESIDENT, { name: '赵国庆' })]
  await add(cloud, 'communities', [community('xinglong')])
  await add(cloud, 'accounts', all)
  await add(
    cloud,
    'persons',
    all.map(({ personId, name }) => person(personId, { name })),
  )
}

let cloud: TestCloud
let wechat: Server

const bring = (input: object, requestId = newRequestId(), openid = EDITOR) =>
  cloud.call<Imported>('news', openid, 'importArticle', input, requestId)

async function brought(input: object): Promise<Imported> {
  const answer = await bring(input)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

const official = (path: string) => `https://mp.weixin.qq.com${path}`
const kinds = ({ blocks }: Imported) => blocks.map(({ kind }) => kind)

beforeAll(async () => {
  wechat = await listen()
  const { port } = wechat.address() as AddressInfo
  cloud = await startCloud({ env: { OFFICIAL_ACCOUNT_ORIGIN: `http://127.0.0.1:${port}` } })
  await settle(cloud)
})
afterAll(async () => {
  await cloud.stop()
  wechat.closeAllConnections()
  await new Promise((resolve) => wechat.close(resolve))
})
beforeEach(() => asked.splice(0))

describe('by its address', () => {
  test('an article comes with its headings, and its pictures lie in the community’s own storage', async () => {
    const article = await brought({ url: official('/s/plain') })
    expect(article).toMatchObject({ title: '天冷了', source: '平安邻里', missing: 0 })
    expect(kinds(article)).toEqual(['heading', 'paragraph', 'image', 'image'])
    const image = article.blocks.find((block) => block.kind === 'image')
    expect(image).toMatchObject({ width: 60, height: 40, original: '' })
    expect(article.cover).toBe(image?.file)
    const path = article.cover.replace(/^cloud:\/\/[^/]+\//, '')
    expect(path).toMatch(/^news-import\/[\w-]{24}\.png$/)
    const stored = await fetch(`${cloud.url}/storage/${path}`)
    expect(Buffer.from(await stored.arrayBuffer()).equals(png)).toBe(true)
  })

  test('the title before the address, and an address without https, are what people paste', async () => {
    const article = await brought({ url: `天冷了 http://mp.weixin.qq.com/s/plain` })
    expect(article.title).toBe('天冷了')
  })

  test('asked a second time, it answers what it has answered, and asks WeChat for nothing', async () => {
    const requestId = newRequestId()
    const first = await bring({ url: official('/s/plain') }, requestId)
    asked.splice(0)
    expect(await bring({ url: official('/s/plain') }, requestId)).toEqual(first)
    expect(asked).toEqual([])
  })

  test('pictures that fail are left out and counted; the article comes all the same', async () => {
    const startedAt = Date.now()
    const article = await brought({ url: official('/s/pictures') })
    expect(kinds(article)).toEqual(['image', 'image', 'image'])
    expect(article.missing).toBe(5)
    expect(Date.now() - startedAt).toBeLessThan(15_000)
    // The same picture twice is fetched and kept once.
    expect(asked.filter((path) => path.endsWith('/a.png'))).toHaveLength(1)
    expect(article.blocks[2]).toMatchObject({ file: article.cover })
  })

  test('more than twenty pictures are not fetched, and counted', async () => {
    const article = await brought({ url: official('/s/many') })
    expect(article.blocks).toHaveLength(20)
    expect(article.missing).toBe(5)
  })

  test('pictures from anywhere else are not asked for', async () => {
    const article = await brought({ url: official('/s/foreign-pictures') })
    expect(kinds(article)).toEqual(['paragraph'])
    expect(article.missing).toBe(2)
    expect(asked).toEqual(['/s/foreign-pictures'])
  })

  test('a move within the same server is followed', async () => {
    expect((await brought({ url: official('/s/moved-within') })).title).toBe('天冷了')
  })

  test.each([
    ['leads away', '/s/moved-away', 'BAD_INPUT'],
    ['leads round in a circle', '/s/round', 'BAD_INPUT'],
    ['is not there', '/s/nothing', 'BAD_INPUT'],
    ['was deleted', '/s/deleted', 'BAD_INPUT'],
    ['has nothing to read', '/s/empty', 'BAD_INPUT'],
    ['is too large', '/s/large', 'BAD_INPUT'],
    ['is no page', '/s/json', 'BAD_INPUT'],
    ['is broken on their side', '/s/broken', 'BUSY'],
    ['is cut off', '/s/cut', 'BUSY'],
  ])('an address that %s is refused with a way out', async (_what, path, code) => {
    const answer = await bring({ url: official(path) })
    expect(answer).toMatchObject({ ok: false, error: { code } })
    expect(answer.ok ? '' : answer.error.message).toMatch(/粘贴/)
  })

  test.each([
    'https://example.com/s/plain',
    'http://127.0.0.1/s/plain',
    'https://mp.weixin.qq.com.evil.cn/s/plain',
    'https://mp.weixin.qq.com@evil.cn/s/plain',
    'https://evil.cn/?https://mp.weixin.qq.com/s/plain',
    'https://mp.weixin.qq.com:8080/s/plain',
    'file:///etc/passwd',
    'ftp://mp.weixin.qq.com/s/plain',
    '',
  ])('nothing else is fetched: %s', async (url) => {
    expect(await bring({ url })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', message: expect.stringContaining('公众号文章的链接') as string },
    })
    expect(asked).toEqual([])
  })
})

describe('as it was pasted', () => {
  test('text and structure come, and pictures of the official account with them', async () => {
    const article = await brought({
      html: `<h2>关好气</h2><ul><li>关灯</li><li>关火</li></ul>${picturesAt('a.png')}<script>alert(1)</script>`,
    })
    expect(kinds(article)).toEqual(['heading', 'list', 'image'])
    expect(JSON.stringify(article)).not.toMatch(/<|alert/)
  })

  test('two imports into one article never share an id', async () => {
    const [first, second] = [await brought({ html: '<p>甲</p>' }), await brought({ html: '<p>甲</p>' })]
    expect(first.blocks[0]?.id).not.toBe(second.blocks[0]?.id)
  })

  test('nothing to read is refused with a way out', async () => {
    expect(await bring({ html: '<p> </p><script>1</script>' })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', message: expect.stringContaining('复制后再粘贴') as string },
    })
  })

  test('no mark-up of it is kept anywhere', async () => {
    await brought({ html: '<p onclick="steal()">留言<b>板</b></p>' })
    const kept = await cloud.find('answeredRequests')
    expect(JSON.stringify(kept)).not.toContain('steal')
  })
})

test('only who writes articles may import', async () => {
  expect(await bring({ html: '<p>甲</p>' }, newRequestId(), RESIDENT)).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
})

test('thirty a day are enough', async () => {
  const import30 = Array.from({ length: 30 }, () => bring({ html: '<p>甲</p>' }, newRequestId(), BUSY_EDITOR))
  expect((await Promise.all(import30)).every(({ ok }) => ok)).toBe(true)
  expect(await bring({ html: '<p>甲</p>' }, newRequestId(), BUSY_EDITOR)).toMatchObject({
    ok: false,
    error: { code: 'TOO_MANY' },
  })
})

test('the local cloud has articles of its own to import, with nothing to set', async () => {
  const own = await startCloud()
  try {
    await settle(own)
    const input = { url: official('/s/winter-safety-2026') }
    const answer = await own.call<Imported>('news', EDITOR, 'importArticle', input, newRequestId())
    if (!answer.ok) throw new Error(answer.error.message)
    const { title, source, missing } = answer.value
    expect({ title, source, missing }).toMatchObject({ source: '平安邻里', missing: 0 })
    expect(kinds(answer.value)).toEqual(
      'paragraph image heading paragraph list heading paragraph image list quote link'.split(' '),
    )
  } finally {
    await own.stop()
  }
})
