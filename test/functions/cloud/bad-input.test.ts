import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'

const fixture = path.join(__dirname, '../../support/functions-fixture')

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ empty: true, functions: fixture })
})
afterAll(() => cloud.stop())

interface Sent {
  method?: string
  /** Sent as it is, without the tidying that `fetch` does to paths. */
  path: string
  body?: string | Buffer
  headers?: Record<string, string>
}

interface Got {
  status: number
  text: string
}

function send({ method = 'POST', path: target, body = '', headers = {} }: Sent): Promise<Got> {
  const { port } = new URL(cloud.url)
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      method,
      path: target,
      headers: { connection: 'close', ...headers },
    }
    const req = request(options, (res: IncomingMessage) => {
      let text = ''
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }))
    })
    req.on('error', reject)
    req.end(body)
  })
}

const caller = { 'x-local-openid': 'anna' }
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 32)

/** Every refusal has the form of its path, a code that says what is wrong, and nothing about our insides. */
const refusals: [what: string, sent: Sent, code: string][] = [
  ['no such path', { path: '/nowhere' }, 'INVALID_PATH'],
  ['an empty path', { path: '//' }, 'INVALID_PATH'],
  ['the gateway, by GET', { method: 'GET', path: '/admin' }, 'METHOD_NOT_ALLOWED'],
  ['the gateway, not JSON', { path: '/admin', body: '{"action":' }, 'INVALID_PARAM'],
  ['the gateway, a list', { path: '/admin', body: '[]' }, 'INVALID_PARAM'],
  ['the gateway, null', { path: '/admin', body: 'null' }, 'INVALID_PARAM'],
  ['the gateway, nothing', { path: '/admin' }, 'INVALID_PARAM'],
  ['the gateway, action not a text', { path: '/admin', body: '{"action":{"$gt":""}}' }, 'INVALID_PARAM'],
  ['the gateway, unknown action', { path: '/admin', body: '{"action":"evil.eval"}' }, 'INVALID_ACTION'],
  ['the gateway, prototype as action', { path: '/admin', body: '{"action":"__proto__"}' }, 'INVALID_ACTION'],
  ['storage, unknown action', { path: '/admin', body: '{"action":"storage.steal"}' }, 'INVALID_ACTION'],
  ['the gateway, over 10 MB', { path: '/admin', body: megabytes(11) }, 'EXCEED_REQUEST_SIZE_LIMIT'],
  ['the gateway, unknown instance', { path: '/admin/i/none', body: '{"action":"x"}' }, 'INVALID_ACTION'],
  [
    'a form without boundary',
    { path: '/admin', body: 'x', headers: { 'content-type': 'multipart/form-data' } },
    'INVALID_PARAM',
  ],
  [
    'a form that breaks off',
    {
      path: '/admin',
      body: '--b\r\nname="action"',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    },
    'INVALID_PARAM',
  ],
  [
    'an unknown function through the gateway',
    {
      path: '/admin',
      body: '{"action":"functions.invokeFunction","function_name":"ghost","request_data":"{}"}',
    },
    'FUNCTION_NOT_FOUND',
  ],
  [
    'request data that is not JSON',
    {
      path: '/admin',
      body: '{"action":"functions.invokeFunction","function_name":"lab","request_data":"{"}',
    },
    'INVALID_PARAM',
  ],
  ['an unknown WeChat API', { path: '/admin', body: '{"action":"wx.api","apiName":"x"}' }, 'INVALID_PARAM'],
  [
    'upload data for a path outside',
    { path: '/admin', body: '{"action":"storage.getUploadMetadata","path":"../x","method":"put"}' },
    'STORAGE_PATH_INVALID',
  ],
  [
    'a file id of another environment',
    { path: '/admin', body: '{"action":"storage.batchDeleteFile","fileid_list":["cloud://other.x/a.txt"]}' },
    'STORAGE_PATH_INVALID',
  ],
  ['a call without a caller', { path: '/call/lab', body: '{}' }, 'INVALID_PARAM'],
  [
    'a call with a strange caller',
    { path: '/call/lab', body: '{}', headers: { 'x-local-openid': 'a;b=c' } },
    'INVALID_PARAM',
  ],
  ['a call by GET', { method: 'GET', path: '/call/lab', headers: caller }, 'METHOD_NOT_ALLOWED'],
  ['a call of no function', { path: '/call/', body: '{}', headers: caller }, 'FUNCTION_NOT_FOUND'],
  [
    'a call of an unknown function',
    { path: '/call/ghost', body: '{}', headers: caller },
    'FUNCTION_NOT_FOUND',
  ],
  ['a call that climbs', { path: '/call/..%2flab', body: '{}', headers: caller }, 'FUNCTION_NOT_FOUND'],
  ['a call of a prototype', { path: '/call/__proto__', body: '{}', headers: caller }, 'FUNCTION_NOT_FOUND'],
  ['a call with a text as event', { path: '/call/lab', body: '"x"', headers: caller }, 'INVALID_PARAM'],
  ['a call that is not JSON', { path: '/call/lab', body: '{', headers: caller }, 'INVALID_PARAM'],
  [
    'a call over 100 KB',
    { path: '/call/lab', body: megabytes(1), headers: caller },
    'EXCEED_REQUEST_SIZE_LIMIT',
  ],
  ['HTTP access to nothing', { path: '/http/', body: '{}' }, 'FUNCTION_NOT_FOUND'],
  ['HTTP access to an unknown function', { path: '/http/ghost/x' }, 'FUNCTION_NOT_FOUND'],
  ['a file that climbs out', { method: 'GET', path: '/storage/../../etc/passwd' }, 'STORAGE_PATH_INVALID'],
  [
    'a file that climbs out, encoded',
    { method: 'GET', path: '/storage/%2e%2e/%2e%2e/etc/passwd' },
    'STORAGE_PATH_INVALID',
  ],
  [
    'a file that climbs out, slashes encoded',
    { method: 'GET', path: '/storage/..%2f..%2fusers.json' },
    'STORAGE_PATH_INVALID',
  ],
  [
    'a file that climbs out, backslashes',
    { method: 'GET', path: '/storage/..%5c..%5cx' },
    'STORAGE_PATH_INVALID',
  ],
  ['an absolute file', { method: 'GET', path: '/storage//etc/passwd' }, 'STORAGE_PATH_INVALID'],
  ['an absolute file, encoded', { method: 'GET', path: '/storage/%2fetc%2fpasswd' }, 'STORAGE_PATH_INVALID'],
  ['a file with a zero byte', { method: 'GET', path: '/storage/a%00.txt' }, 'STORAGE_PATH_INVALID'],
  ['a file with bad encoding', { method: 'GET', path: '/storage/%zz' }, 'STORAGE_PATH_INVALID'],
  ['the storage folder itself', { method: 'GET', path: '/storage/' }, 'STORAGE_PATH_INVALID'],
  ['a file that is not there', { method: 'GET', path: '/storage/none.txt' }, 'NoSuchKey'],
  ['a file below a file that is not there', { method: 'GET', path: '/storage/a/b/c.txt' }, 'NoSuchKey'],
  [
    'an upload that climbs out',
    { method: 'PUT', path: '/storage/../x', body: 'x', headers: caller },
    'STORAGE_PATH_INVALID',
  ],
  ['an upload by nobody', { method: 'PUT', path: '/storage/x.txt', body: 'x' }, 'AccessDenied'],
  [
    'an upload with a made-up token',
    { method: 'PUT', path: '/storage/x.txt', body: 'x', headers: { authorization: 'a' } },
    'AccessDenied',
  ],
  [
    'an upload over 50 MB',
    { method: 'PUT', path: '/storage/x.txt', body: megabytes(51), headers: caller },
    'EXCEED_REQUEST_SIZE_LIMIT',
  ],
  [
    'a posted upload without a path',
    { path: '/storage-upload', body: 'x', headers: caller },
    'INVALID_PARAM',
  ],
  [
    'a posted upload that climbs out',
    { path: '/storage-upload?path=..%2fx', body: 'x', headers: caller },
    'STORAGE_PATH_INVALID',
  ],
  ['a clock that is no time', { path: '/local/clock', body: '{"now":"soon"}' }, 'INVALID_PARAM'],
  ['a clock beyond all time', { path: '/local/clock', body: '{"now":1e300}' }, 'INVALID_PARAM'],
  ['an unknown fault', { path: '/local/fault', body: '{"fire":1}' }, 'INVALID_PARAM'],
  ['a fault over certain', { path: '/local/fault', body: '{"dbBusy":2}' }, 'INVALID_PARAM'],
  ['a timer without a name', { path: '/local/timer', body: '{"function":"lab"}' }, 'INVALID_PARAM'],
  [
    'a collection that is not there',
    { method: 'GET', path: '/local/collection/none' },
    'DATABASE_COLLECTION_NOT_EXIST',
  ],
  [
    'a collection with a strange name',
    { method: 'GET', path: '/local/collection/..%2f' },
    'DATABASE_COLLECTION_NOT_EXIST',
  ],
  [
    'an index on nothing',
    { path: '/local/indexes', body: '{"collection":"a","name":"n","keys":[]}' },
    'INVALID_PARAM',
  ],
  [
    'consent to nothing',
    { path: '/wechat/subscribe-consent', body: '{"openid":"a","templateIds":[],"accept":true}' },
    'INVALID_PARAM',
  ],
  [
    'a phone that is none',
    { path: '/wechat/phone-code', body: '{"openid":"a","phone":"12"}' },
    'INVALID_PARAM',
  ],
  [
    'another name for this machine',
    { method: 'GET', path: '/local/health', headers: { host: 'evil.example' } },
    'INVALID_HOST',
  ],
  [
    'a page of another site',
    { path: '/call/lab', body: '{}', headers: { ...caller, origin: 'https://evil.example' } },
    'INVALID_REQUEST_SOURCE',
  ],
  [
    'a page of no site',
    { path: '/local/clock', body: '{}', headers: { origin: 'null' } },
    'INVALID_REQUEST_SOURCE',
  ],
]

/** Where the form puts its code: the gateway, `wx.cloud.callFunction`, object storage. */
function codeIn(target: string, text: string): unknown {
  if (target.startsWith('/storage/')) return /<Code>(.*?)<\/Code>/.exec(text)?.[1]
  const body = JSON.parse(text) as { code?: string; errCode?: number; errMsg?: string }
  if (!target.startsWith('/call/')) return body.code
  expect(body.errCode).toBeLessThan(0)
  return /errCode: -\d+ (\w+) /.exec(body.errMsg ?? '')?.[1]
}

describe('bad input gets the service’s own error form', () => {
  test.each(refusals)('%s', async (_what, sent, code) => {
    const { status, text } = await send(sent)
    expect(codeIn(sent.path, text)).toBe(code)
    if (sent.path.startsWith('/admin')) expect(status).toBe(200)
    expect(text).not.toMatch(/\.ts:\d+|node_modules|node:internal/)
  })

  test('afterwards everything still works', async () => {
    expect(await cloud.event('lab', 'anna', { action: 'look' })).toHaveProperty('pid')
  })
})

describe('nothing listens beyond loopback', () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)

  test('the port is closed on every other address of this machine', async () => {
    const port = Number(new URL(cloud.url).port)
    const opened = await Promise.all(
      others.map(
        ({ address }) =>
          new Promise<boolean>((resolve) => {
            const socket = connect({ host: address, port, timeout: 1000 })
            const done = (open: boolean) => {
              socket.destroy()
              resolve(open)
            }
            socket.on('connect', () => done(true))
            socket.on('error', () => done(false))
            socket.on('timeout', () => done(false))
          }),
      ),
    )
    expect(opened).not.toContain(true)
  })

  test('no answer allows a page of another site to read it', async () => {
    const response = await fetch(`${cloud.url}/local/health`)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
  })
})
