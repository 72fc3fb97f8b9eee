import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'

const fixture = path.join(__dirname, '../../support/functions-fixture')

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ empty: true, functions: fixture })
  await cloud.json('POST', '/admin', { action: 'database.addCollection', collectionName: 'things' })
})
afterAll(() => cloud.stop())
afterEach(async () => {
  await cloud.fault({})
  await cloud.clock(null)
})

interface Answer {
  ok: boolean
  code?: string
  message?: string
}

const add = (count = 1) =>
  cloud.event('sdk', 'anna', { action: 'add', collection: 'things', count }) as Promise<Answer>
const stored = async () => (await cloud.find('things')).length

describe('the clock', () => {
  test('stands still at a time, runs from a time, and is real again', async () => {
    const read = () => cloud.json('GET', '/local/clock') as Promise<{ now: number; kind: string }>
    await cloud.clock('2026-11-23T09:59:59.999+08:00')
    expect(await read()).toMatchObject({ now: Date.UTC(2026, 10, 23, 1, 59, 59, 999), kind: 'fixed' })
    await cloud.json('POST', '/local/clock', { now: '2026-01-01T00:00:00Z', running: true })
    const running = await read()
    expect(running.kind).toBe('offset')
    expect(running.now - Date.UTC(2026, 0, 1)).toBeLessThan(10_000)
    await cloud.json('POST', '/local/clock', { offset: 3_600_000 })
    expect((await read()).now - Date.now()).toBeGreaterThan(3_500_000)
    await cloud.clock(null)
    expect(Math.abs((await read()).now - Date.now())).toBeLessThan(5_000)
  })
})

describe('faults', () => {
  test('a busy database answers an error and has done nothing', async () => {
    const before = await stored()
    await cloud.fault({ dbBusy: 1 })
    expect(await add()).toMatchObject({ ok: false, code: 'DATABASE_REQUEST_FAILED' })
    await cloud.fault({})
    expect(await stored()).toBe(before)
  })

  test('a dropped reply means done, and not told', async () => {
    const before = await stored()
    await cloud.fault({ dropReply: 1 })
    expect(await add()).toMatchObject({ ok: false })
    await cloud.fault({})
    expect(await stored()).toBe(before + 1)
  })

  test('a dropped call means done, and the page not told', async () => {
    const before = await stored()
    await cloud.fault({ dropCallReply: 1 })
    await expect(add()).rejects.toThrow()
    await cloud.fault({})
    expect(await stored()).toBe(before + 1)
  })

  test('an instance can be made to die right after its n-th request is on disk', async () => {
    const before = await stored()
    await cloud.fault({ crashAfterTrips: 2 })
    await expect(add(3)).rejects.toThrow('FUNCTIONS_EXECUTE_FAIL')
    await cloud.fault({})
    expect(await stored()).toBe(before + 2)
  })

  test('a function can run out of time in the middle', async () => {
    await cloud.fault({ functionTimeout: 1 })
    await expect(cloud.event('lab', 'anna', { action: 'sleep', ms: 500 })).rejects.toThrow(
      'TIME_LIMIT_EXCEEDED',
    )
  })

  test('they can be kept to one function or action', async () => {
    await cloud.fault({ dbBusy: 1, only: { function: 'other' } })
    expect(await add()).toMatchObject({ ok: true })
    await cloud.fault({ dbBusy: 1, only: { action: 'add' } })
    expect(await add()).toMatchObject({ ok: false })
  })

  test('latency is added to each request', async () => {
    await cloud.fault({ latencyMs: 120 })
    const startedAt = Date.now()
    await add(2)
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(240)
  })

  test('the same seed breaks the same requests', async () => {
    const run = async () => {
      await cloud.fault({ dbBusy: 0.5, seed: 7 })
      const answers: boolean[] = []
      for (let round = 0; round < 12; round += 1) answers.push((await add()).ok)
      return answers
    }
    const first = await run()
    expect(new Set(first).size).toBe(2)
    expect(await run()).toEqual(first)
  })
})

describe('statistics', () => {
  test('round trips and times stand under the function and action that caused them', async () => {
    await cloud.resetStats()
    await add(3)
    await add(1)
    const { actions } = await cloud.stats()
    const entry = actions.find((each) => each.function === 'sdk' && each.action === 'add')
    expect(entry).toMatchObject({ calls: 2, failures: 0, trips: 4, maxTrips: 3, conflicts: 0 })
    expect(entry?.functionMs).toBeGreaterThan(0)
    await cloud.resetStats()
    expect((await cloud.stats()).actions).toEqual([])
  })

  test('two calls at once are not mixed up', async () => {
    await cloud.resetStats()
    await Promise.all([add(5), add(2), add(2)])
    const { actions } = await cloud.stats()
    expect(actions.find(({ action }) => action === 'add')).toMatchObject({ calls: 3, trips: 9, maxTrips: 5 })
  })
})

describe('looking into it', () => {
  test('documents are listed with query, sort and limit', async () => {
    const search = new URLSearchParams({ query: '{"number":0}', sort: '{"_id":1}', limit: '1' })
    expect(await cloud.json('GET', `/local/collection/things?${search}`)).toHaveLength(1)
    expect(await cloud.json('GET', '/local/collection/things?limit=x')).toMatchObject({
      code: 'INVALID_PARAM',
    })
    expect(await cloud.json('GET', '/local/collections')).toContain('things')
  })

  test('an index can be added', async () => {
    const index = { collection: 'things', name: 'byNumber', keys: [['number', 1]] }
    expect(await cloud.json('POST', '/local/indexes', index)).toEqual({ ok: true })
  })

  test('users are those that the sample has written', async () => {
    expect(await cloud.json('GET', '/local/users')).toEqual([])
    const users = [{ openid: 'anna', name: '安娜', roles: [], note: '' }]
    writeFileSync(path.join(cloud.data, 'users.json'), JSON.stringify(users))
    expect(await cloud.json('GET', '/local/users')).toEqual(users)
  })

  test('health tells the instances', async () => {
    await cloud.event('lab', 'anna', { action: 'look' })
    expect((await cloud.instances()).some((each) => each.function === 'lab' && each.pid > 0)).toBe(true)
  })
})
