import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'

const fixture = path.join(__dirname, '../../support/functions-fixture')

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ empty: true, functions: fixture })
})
afterAll(() => cloud.stop())

async function wechat(apiName: string, data: object): Promise<Record<string, unknown>> {
  const answer = (await cloud.event('sdk', 'anna', { action: 'wechat', apiName, data })) as {
    value: Record<string, unknown>
  }
  return answer.value
}

const message = {
  touser: 'anna',
  template_id: 'pickup',
  page: 'pages/me/index',
  data: { thing1: { value: '番茄到了' }, time2: { value: '今天 16:00' } },
}

const consent = (accept: boolean) =>
  cloud.json('POST', '/wechat/subscribe-consent', { openid: 'anna', templateIds: ['pickup'], accept })

describe('subscribe messages', () => {
  test('are refused without consent', async () => {
    await consent(false)
    expect(await wechat('subscribeMessage.send', message)).toMatchObject({ errcode: 43101 })
  })

  test('one consent is one message, which lands in the outbox', async () => {
    await consent(true)
    expect(await wechat('subscribeMessage.send', message)).toMatchObject({ errcode: 0 })
    expect(await wechat('subscribeMessage.send', message)).toMatchObject({ errcode: 43101 })
    const [newest] = await cloud.outbox()
    expect(newest).toMatchObject({
      openid: 'anna',
      templateId: 'pickup',
      data: { thing1: { value: '番茄到了' } },
    })
  })

  test('a value that WeChat would not show is refused and costs no consent', async () => {
    await consent(true)
    const long = { ...message, data: { thing1: { value: '很'.repeat(21) } } }
    expect(await wechat('subscribeMessage.send', long)).toMatchObject({ errcode: 47003 })
    expect(await wechat('subscribeMessage.send', message)).toMatchObject({ errcode: 0 })
  })

  test('consents and the outbox outlive a restart; the outbox can be cleared', async () => {
    await consent(true)
    await cloud.restart()
    expect(await wechat('/openapi.subscribeMessage.send', message)).toMatchObject({ errcode: 0 })
    expect((await cloud.outbox()).length).toBeGreaterThan(1)
    await cloud.json('DELETE', '/local/outbox')
    expect(await cloud.outbox()).toEqual([])
  })
})

describe('phone numbers', () => {
  test('a code gives the number once', async () => {
    const { code } = (await cloud.json('POST', '/wechat/phone-code', {
      openid: 'anna',
      phone: '13800000001',
    })) as {
      code: string
    }
    expect(await wechat('phonenumber.getPhoneNumber', { code })).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '13800000001', countryCode: '86' },
    })
    expect(await wechat('phonenumber.getPhoneNumber', { code })).toMatchObject({ errcode: 40029 })
  })
})

describe('codes to scan', () => {
  const picture = (data: object) =>
    cloud.event('sdk', 'anna', { action: 'picture', data }) as Promise<{ value: Record<string, unknown> }>

  test('are pictures', async () => {
    const { value } = await picture({ scene: 'o=123', page: 'pages/home/index' })
    const bytes = Buffer.from(String(value['png']), 'base64')
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(200)
  })

  test('a scene over 32 signs or outside of ASCII is refused', async () => {
    expect((await picture({ scene: 'x'.repeat(33) })).value).toMatchObject({ errcode: 40169 })
    expect((await picture({ scene: '中文' })).value).toMatchObject({ errcode: 40169 })
  })
})

describe('content check', () => {
  const check = (content: string) =>
    wechat('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'anna' })

  test.each([
    ['pass', '番茄很新鲜,谢谢'],
    ['risky', '一起来赌 博吧'],
    ['review', '加微信聊'],
  ])('answers %s', async (suggest, content) => {
    expect(await check(content)).toMatchObject({ errcode: 0, result: { suggest } })
  })

  test('takes 2,500 characters and no more', async () => {
    expect(await check('好'.repeat(2500))).toMatchObject({ errcode: 0 })
    expect((await check('好'.repeat(2501)))['errcode']).not.toBe(0)
  })

  test('pictures are taken', async () => {
    const request = {
      media_url: `${cloud.url}/storage/a.png`,
      media_type: 2,
      version: 2,
      scene: 1,
      openid: 'anna',
    }
    expect(await wechat('security.mediaCheckAsync', request)).toMatchObject({ errcode: 0 })
  })
})
