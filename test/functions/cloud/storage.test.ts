import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'

const fixture = path.join(__dirname, '../../support/functions-fixture')

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ empty: true, functions: fixture })
})
afterAll(() => cloud.stop())

/** Runs one of the real SDK's storage calls inside a function. */
async function sdk(action: string, input: object): Promise<unknown> {
  const answer = (await cloud.event('sdk', 'anna', { action, ...input })) as { ok: boolean; value?: unknown }
  return answer.ok ? answer.value : answer
}

const put = (cloudPath: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${cloud.url}/storage/${cloudPath}`, { method: 'PUT', body, headers: { 'x-local-openid': 'anna' } })

describe('storage through the real SDK', () => {
  test('what a function uploads it can download, link and delete', async () => {
    const { fileID } = (await sdk('upload', { path: 'notes/你好 1.txt', text: '内容' })) as { fileID: string }
    expect(fileID).toBe('cloud://local.local-local/notes/你好 1.txt')
    expect(await sdk('download', { fileID })).toBe('内容')
    const [link] = (await sdk('urls', { fileList: [fileID] })) as { tempFileURL: string; code: string }[]
    expect(link?.code).toBe('SUCCESS')
    expect(await (await fetch(encodeURI(link?.tempFileURL ?? ''))).text()).toBe('内容')
    expect(await sdk('remove', { fileList: [fileID] })).toMatchObject([{ fileID, code: 'SUCCESS' }])
    expect(await sdk('remove', { fileList: [fileID] })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
    expect(await sdk('urls', { fileList: [fileID] })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })

  test('a path that leaves the storage is refused before anything is written', async () => {
    expect(await sdk('upload', { path: '../../outside.txt', text: 'x' })).toMatchObject({
      ok: false,
      code: 'STORAGE_PATH_INVALID',
    })
    expect(existsSync(path.join(cloud.data, '../outside.txt'))).toBe(false)
  })

  test('an upload token is good for its own path only', async () => {
    const body = { action: 'storage.getUploadMetadata', path: 'mine.txt', method: 'put' }
    const reply = (await cloud.json('POST', '/admin', body)) as { data: { token: string; url: string } }
    const headers = { authorization: reply.data.token }
    const other = await fetch(`${cloud.url}/storage/other.txt`, { method: 'PUT', body: 'x', headers })
    expect(other.status).toBe(403)
    expect((await fetch(reply.data.url, { method: 'PUT', body: 'x', headers })).status).toBe(200)
  })
})

describe('storage over HTTP', () => {
  test('pictures are served with their type, a tag and a short life', async () => {
    await put('a.png', new Uint8Array([1, 2, 3]))
    const response = await fetch(`${cloud.url}/storage/a.png`)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toContain('max-age')
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' }
    expect((await fetch(`${cloud.url}/storage/a.png`, { headers })).status).toBe(304)
  })

  test('an uploaded page or drawing cannot run script here', async () => {
    await put('x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const response = await fetch(`${cloud.url}/storage/x.svg`)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    await put('x.html', '<script>alert(1)</script>')
    expect((await fetch(`${cloud.url}/storage/x.html`)).headers.get('content-type')).toBe(
      'application/octet-stream',
    )
  })

  test('what a page uploads gets an id', async () => {
    const response = await fetch(`${cloud.url}/storage-upload?path=photos/1.jpg`, {
      method: 'POST',
      body: new Uint8Array([9]),
      headers: { 'x-local-openid': 'anna' },
    })
    expect(await response.json()).toMatchObject({ fileID: 'cloud://local.local-local/photos/1.jpg' })
  })

  test('a second upload replaces the first whole', async () => {
    await put('same.txt', 'x'.repeat(5000))
    await put('same.txt', 'short')
    expect(await (await fetch(`${cloud.url}/storage/same.txt`)).text()).toBe('short')
    expect(readdirSync(path.join(cloud.data, 'files-incoming'))).toEqual([])
  })

  test('a folder is not a file, nor a file a folder', async () => {
    await put('dir/inner.txt', 'x')
    expect((await put('dir', 'x')).status).toBe(400)
    expect((await put('dir/inner.txt/deeper.txt', 'x')).status).toBe(400)
    expect((await fetch(`${cloud.url}/storage/dir`)).status).toBe(404)
  })

  test('files outlive a restart', async () => {
    await put('kept.txt', 'still here')
    await cloud.restart()
    expect(await (await fetch(`${cloud.url}/storage/kept.txt`)).text()).toBe('still here')
  })
})
