import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'

const root = path.join(__dirname, '../../..')
const fixture = path.join(__dirname, '../../support/functions-fixture')

/** Starts a cloud that is expected to end by itself. */
function run(...args: string[]): { code: number | null; said: string } {
  const command = ['--import', 'tsx', 'local/main.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status, said: stdout + stderr }
}

describe('two local clouds on one machine', () => {
  let cloud: TestCloud

  beforeAll(async () => {
    cloud = await startCloud({ empty: true })
  })
  afterAll(() => cloud.stop())

  test('never share a data folder, not even to reset it', () => {
    const { code, said } = run('--empty', '--port', '0', '--data', cloud.data, '--reset')
    expect(code).toBe(1)
    expect(said).toContain('in use by another local cloud')
    expect(said).not.toMatch(/^\s+at /m)
    expect(existsSync(path.join(cloud.data, 'database.sqlite'))).toBe(true)
  })

  test('never share a port, and the loser leaves its folder free', () => {
    const data = mkdtempSync(path.join(tmpdir(), 'second-'))
    const { code, said } = run('--empty', '--port', new URL(cloud.url).port, '--data', data)
    expect(code).toBe(1)
    expect(said).toMatch(/port \d+ is taken/)
    expect(existsSync(path.join(data, 'lock'))).toBe(false)
    rmSync(data, { recursive: true })
  })
})

describe('starting', () => {
  test('says how with --help and what is wrong with a wrong option', () => {
    expect(run('--help')).toMatchObject({ code: 0, said: expect.stringContaining('--port') as string })
    expect(run('--port', 'web')).toMatchObject({ code: 1, said: expect.stringContaining('--port') as string })
  })

  test('alone, without functions: the gateway answers and calls are refused', async () => {
    const cloud = await startCloud({ empty: true })
    try {
      const request = { action: 'database.addCollection', collectionName: 'things' }
      expect(await cloud.json('POST', '/admin', request)).not.toHaveProperty('code')
      await expect(cloud.event('account', 'anna', {})).rejects.toThrow('FUNCTION_NOT_FOUND')
      expect(await cloud.json('GET', '/local/contract')).toEqual({})
    } finally {
      await cloud.stop()
    }
  })

  test('creates the collections and unique indexes that the functions declare', async () => {
    const functions = mkdtempSync(path.join(tmpdir(), 'functions-'))
    const index = { name: 'byCode', keys: [['code', 1]], unique: true }
    writeFileSync(path.join(functions, 'collections.json'), JSON.stringify({ orders: [index] }))
    const cloud = await startCloud({ functions })
    try {
      expect(await cloud.json('GET', '/local/collections')).toEqual(['orders'])
      const db = cloud.sdk().database()
      await db.collection('orders').add({ code: '123456' })
      await expect(db.collection('orders').add({ code: '123456' })).rejects.toThrow()
    } finally {
      await cloud.stop()
      rmSync(functions, { recursive: true })
    }
  })

  test('reads environment variables for functions from the data folder', async () => {
    const data = mkdtempSync(path.join(tmpdir(), 'data-'))
    writeFileSync(path.join(data, 'env.json'), '{"SHARED":"from the folder"}')
    const cloud = await startCloud({ empty: true, functions: fixture, data })
    try {
      expect(await cloud.event('lab', 'anna', { action: 'look' })).toMatchObject({
        shared: 'from the folder',
      })
    } finally {
      await cloud.stop()
      rmSync(data, { recursive: true })
    }
  })
})

describe('the plug is pulled', () => {
  test('what was acknowledged is there after the next start', async () => {
    const cloud = await startCloud({ empty: true, functions: fixture })
    try {
      await cloud.json('POST', '/admin', { action: 'database.addCollection', collectionName: 'things' })
      const add = () => cloud.event('sdk', 'anna', { action: 'add', collection: 'things' })
      expect(await add()).toMatchObject({ ok: true })
      let acknowledged = 1
      const writers = Array.from({ length: 4 }, async () => {
        for (;;) {
          const answer = await add().catch(() => ({ ok: false }))
          if (!(answer as { ok: boolean }).ok) return
          acknowledged += 1
        }
      })
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await cloud.kill9()
      await Promise.all(writers)
      await cloud.start()
      expect(acknowledged).toBeGreaterThan(1)
      expect((await cloud.find('things', {}, 100_000)).length).toBeGreaterThanOrEqual(acknowledged)
    } finally {
      await cloud.stop()
    }
  })
})
