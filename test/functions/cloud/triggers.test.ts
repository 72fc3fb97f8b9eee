import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'

const fixture = path.join(__dirname, '../../support/functions-fixture')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ empty: true, functions: fixture })
})
afterAll(() => cloud.stop())

describe('timers', () => {
  test('one can be fired at will, with the service’s event and nobody’s identity', async () => {
    const { result } = (await cloud.fire('lab', 'nightly')) as { result: { timer: Record<string, string> } }
    expect(result.timer).toMatchObject({ Type: 'Timer', TriggerName: 'nightly', Message: '' })
    expect(result.timer['Time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  test('a timer that is not declared is refused', async () => {
    expect(await cloud.fire('lab', 'never')).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await cloud.fire('nobody', 'never')).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })

  test('they fire by themselves on real time', async () => {
    const ticking = await startCloud({ functions: fixture, timers: true })
    try {
      await pause(2500)
      const { actions } = await ticking.stats()
      const fired = actions.find(({ action }) => action === 'timer:everySecond')
      expect(fired?.calls).toBeGreaterThanOrEqual(1)
      expect(actions.some(({ action }) => action === 'timer:nightly')).toBe(false)
    } finally {
      await ticking.stop()
    }
  })
})

describe('HTTP access', () => {
  test('hands over the request and takes the integrated answer', async () => {
    const response = await fetch(`${cloud.url}/http/web/page?x=1`)
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toBe('<p>单据</p>')
  })

  test('the event has method, path, query, headers and body, and no identity', async () => {
    const headers = { 'content-type': 'application/json', 'x-local-openid': 'boss', signature: 's' }
    const response = await fetch(`${cloud.url}/http/web/pay/notify?a=1`, {
      method: 'POST',
      body: '{"b":2}',
      headers,
    })
    const { event, environment } = (await response.json()) as {
      event: Record<string, unknown>
      environment: Record<string, string>
    }
    expect(event).toMatchObject({
      httpMethod: 'POST',
      path: '/pay/notify',
      queryStringParameters: { a: '1' },
      body: '{"b":2}',
      isBase64Encoded: false,
    })
    expect((event['headers'] as Record<string, string>)['signature']).toBe('s')
    expect(environment).not.toHaveProperty('WX_OPENID')
  })

  test('bytes go in and out as base64', async () => {
    const sent = await fetch(`${cloud.url}/http/web/x`, {
      method: 'POST',
      body: new Uint8Array([0, 255]),
      headers: { 'content-type': 'image/png' },
    })
    expect((await sent.json()) as object).toMatchObject({ event: { body: 'AP8=', isBase64Encoded: true } })
    const got = await fetch(`${cloud.url}/http/web/bytes`)
    expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([0, 255, 7])
  })

  test('a header that HTTP forbids is the function’s failure, not the server’s', async () => {
    const response = await fetch(`${cloud.url}/http/web/bad-header`)
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' })
  })
})
