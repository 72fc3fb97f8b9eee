import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CallFailed, startCloud, type TestCloud } from '../../support/cloud'

const fixture = path.join(__dirname, '../../support/functions-fixture')

interface Look {
  event: Record<string, unknown>
  context: { environment: string; environ: string; request_id: string; time_limit_in_ms: number }
  pid: number
  env: Record<string, string | null>
  lab: string | null
  shared: string | null
  timeZone: string
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const environmentOf = (look: Look) => JSON.parse(look.context.environment) as Record<string, string>

let cloud: TestCloud
const lab = (openid: string, event: object) => cloud.event('lab', openid, event)
const look = (openid: string) => lab(openid, { action: 'look' }) as Promise<Look>

const failure = async (call: Promise<unknown>): Promise<CallFailed> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof CallFailed))
    throw new Error(`the call did not fail as WeChat says it: ${String(error)}`)
  return error
}

beforeAll(async () => {
  cloud = await startCloud({ empty: true, functions: fixture, instances: 3, env: { SHARED: 'to all' } })
})
afterAll(() => cloud.stop())

describe('what a function is told about a call', () => {
  test('the caller stands in the context, in both of the service’s spellings', async () => {
    const seen = await look('anna')
    expect(environmentOf(seen)).toMatchObject({
      WX_OPENID: 'anna',
      TCB_SOURCE: 'wx_client',
      TCB_ENV: 'local',
    })
    expect(seen.context.environ).toContain('WX_OPENID=anna;')
    expect(seen.context.time_limit_in_ms).toBe(1000)
    expect(seen.event['userInfo']).toMatchObject({ openId: 'anna' })
  })

  test('an event cannot name another caller', async () => {
    const event = { action: 'look', userInfo: { openId: 'boss' }, WX_OPENID: 'boss' }
    const seen = (await lab('anna', event)) as Look
    expect(seen.event['userInfo']).toMatchObject({ openId: 'anna' })
    expect(environmentOf(seen)['WX_OPENID']).toBe('anna')
  })

  test('settings of function.json and of the command line reach it, in universal time', async () => {
    expect(await look('anna')).toMatchObject({ lab: 'yes', shared: 'to all', timeZone: 'UTC' })
  })

  test('the local clock reaches it and leaves again', async () => {
    await cloud.clock('2026-11-23T09:59:59.999+08:00')
    expect(environmentOf(await look('anna'))['LOCAL_NOW']).toBe(
      `fixed:${Date.UTC(2026, 10, 23, 1, 59, 59, 999)}`,
    )
    await cloud.clock(null)
    expect(environmentOf(await look('anna'))).not.toHaveProperty('LOCAL_NOW')
  })

  test('a call from another function carries no identity', async () => {
    const answer = (await cloud.event('sdk', 'anna', {
      action: 'call',
      name: 'lab',
      data: { action: 'look' },
    })) as {
      value: Look
    }
    expect(environmentOf(answer.value)).toMatchObject({ TCB_SOURCE: 'scf' })
    expect(environmentOf(answer.value)).not.toHaveProperty('WX_OPENID')
  })
})

describe('identity on a warm instance', () => {
  test('is cleared from process.env after the call', async () => {
    await look('anna')
    const answer = await cloud.fire('lab', 'nightly')
    expect(answer).toMatchObject({ result: { source: 'timer' } })
    const { value } = (await cloud.event('sdk', 'ben', {
      action: 'call',
      name: 'lab',
      data: { action: 'look' },
    })) as {
      value: Look
    }
    expect(value.env['WX_OPENID']).toBeNull()
  })

  test('stays behind with --stale-identity, as on Tencent’s bootstrap', async () => {
    const stale = await startCloud({ empty: true, functions: fixture, instances: 1, staleIdentity: true })
    try {
      await stale.event('lab', 'anna', { action: 'look' })
      const { value } = (await stale.event('sdk', 'x', {
        action: 'call',
        name: 'lab',
        data: { action: 'look' },
      })) as {
        value: Look
      }
      expect(value.env['WX_OPENID']).toBe('anna')
      expect(environmentOf(value)).not.toHaveProperty('WX_OPENID')
    } finally {
      await stale.stop()
    }
  })
})

describe('instances', () => {
  test('serve one event at a time, each in a process of its own, and stay warm', async () => {
    const three = async () => {
      const sleeps = Array.from({ length: 3 }, () => lab('anna', { action: 'sleep', ms: 300 }))
      return (await Promise.all(sleeps)) as { pid: number }[]
    }
    // On a slow machine the first instance can be done before the third has started.
    let answers = await three()
    for (let round = 0; round < 5 && new Set(answers.map(({ pid }) => pid)).size < 3; round += 1) {
      answers = await three()
    }
    const pids = answers.map(({ pid }) => pid)
    expect(new Set(pids).size).toBe(3)
    expect(pids).toContain((await look('anna')).pid)
  })

  test('events beyond the limit wait and are all answered', async () => {
    const sleeps = Array.from({ length: 12 }, () => lab('anna', { action: 'sleep', ms: 50 }))
    const pids = (await Promise.all(sleeps)).map((answer) => (answer as { pid: number }).pid)
    expect(pids).toHaveLength(12)
    expect(new Set(pids).size).toBeLessThanOrEqual(3)
  })

  test('one that runs out of time is killed, and the next call gets a fresh one', async () => {
    const error = await failure(lab('anna', { action: 'spin' }))
    expect(error.errCode).toBe(-504003)
    expect(error.errMsg).toContain('Invoking task timed out after 1 seconds')
    expect(await look('anna')).toMatchObject({ lab: 'yes' })
  })

  test('one that exits in the middle answers as the service does', async () => {
    const error = await failure(lab('anna', { action: 'exit' }))
    expect(error.errCode).toBe(-504002)
    expect(error.errMsg).toContain('FUNCTIONS_EXECUTE_FAIL')
  })

  test('one that eats its memory is ended alone', async () => {
    const error = await failure(cloud.event('hungry', 'anna', {}))
    expect(error.errMsg).toContain('FUNCTIONS_MEMORY_LIMIT_EXCEEDED')
    expect(await look('anna')).toMatchObject({ lab: 'yes' })
  })

  test('a thrown error gives its sentence and no stack', async () => {
    const error = await failure(lab('anna', { action: 'throw' }))
    expect(error.errMsg).toContain('the lab is on fire')
    expect(error.errMsg).not.toMatch(/\bat .*:\d+/)
  })

  test('a function that cannot be loaded says so on every call', async () => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect((await failure(cloud.event('broken', 'anna', {}))).errMsg).toContain('cannot be loaded')
    }
  })

  test('new code serves the next event without a restart', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'functions-'))
    cpSync(path.join(fixture, 'web'), path.join(folder, 'web'), { recursive: true })
    const own = await startCloud({ empty: true, functions: folder })
    try {
      expect(await own.event('web', 'anna', { path: '/x' })).toHaveProperty('event')
      writeFileSync(path.join(folder, 'web/index.js'), 'exports.main = async () => "second version"')
      expect(await own.event('web', 'anna', {})).toBe('second version')
    } finally {
      await own.stop()
      rmSync(folder, { recursive: true })
    }
  })

  test('die with the cloud, even when it is killed', async () => {
    const own = await startCloud({ empty: true, functions: fixture })
    await own.event('lab', 'anna', { action: 'look' })
    const pids = (await own.instances()).map(({ pid }) => pid)
    await own.kill9()
    const isAlive = (pid: number) => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    for (let waited = 0; waited < 50 && pids.some(isAlive); waited += 1) await pause(100)
    expect(pids.length).toBeGreaterThan(0)
    expect(pids.filter(isAlive)).toEqual([])
    await own.stop()
  })
})

describe('limits', () => {
  test('a request over 100 KB is refused', async () => {
    const error = await failure(lab('anna', { action: 'look', text: 'x'.repeat(101 * 1024) }))
    expect(error.errMsg).toContain('EXCEED_REQUEST_SIZE_LIMIT')
  })

  test('a request just under it is served', async () => {
    expect(await lab('anna', { action: 'look', text: 'x'.repeat(98 * 1024) })).toHaveProperty('pid')
  })

  test('an answer over 1 MB is refused, one under it is given', async () => {
    expect((await failure(lab('anna', { action: 'answer', bytes: 1024 * 1024 + 1 }))).errMsg).toContain(
      'size of response',
    )
    expect(await lab('anna', { action: 'answer', bytes: 1_000_000 })).toHaveLength(1_000_000)
  })

  test('a function that returns nothing answers null', async () => {
    expect(await lab('anna', { action: 'nothing' })).toBeNull()
  })
})
