import type { Browser } from 'playwright-core'
import { Phone, startBrowser, type Hand } from './phone'
import { startPreview, type PreviewServer } from './server'

let server: PreviewServer
let browser: Browser
let phone: Phone

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startPreview(), startBrowser()])
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

// A slow machine shares two cores with everything else.
jest.setTimeout(60_000)

const start = async (hand: Hand) => {
  phone = await Phone.open(browser, `${server.url}/mp/?still=1&as=wang-xiuying#/pages/fields/index`, hand)
}

afterEach(async () => {
  const troubles = await phone.troubles()
  expect(troubles).toEqual({ errors: [], missing: [] })
})

describe('pictures and text', () => {
  beforeAll(() => start('mouse'))
  afterAll(() => phone.close())
  beforeEach(() => phone.show('pictures'))

  test('a cloud file is shown from storage, a project file from the project', async () => {
    const source = (id: string) => phone.at(`#${id} img`).getAttribute('src')

    expect(await source('cloud')).toBe('/storage/dishes/fish%201.svg')
    expect(await source('fill')).toBe('/mp/assets/wide.svg')
    expect(await source('cover')).toBe('/mp/assets/wide.svg')
  })

  test('widthFix keeps the proportions', async () => {
    const box = await phone.at('#wide').boundingBox()

    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2, 1)
  })

  test('a picture that cannot be loaded tells the page', async () => {
    expect(await phone.heard()).toBe('GET /assets/none.png fail')
  })

  test('rich text drops what could run', async () => {
    const text = phone.at('wx-rich-text').first()

    expect(await text.locator('script').count()).toBe(0)
    expect(await text.locator('img').getAttribute('onerror')).toBeNull()
    expect(await phone.page.evaluate(() => 'hacked' in globalThis)).toBe(false)
    expect(await phone.at('wx-rich-text').nth(1).textContent()).toBe('3 < 5')
  })

  test('max-lines cuts a text after two lines', async () => {
    const box = await phone.at('#clamped').boundingBox()

    expect(box?.height).toBeLessThan(60)
  })

  test('an exported canvas is a picture of its size', async () => {
    const size = await phone.page.evaluate(async () => {
      const pages = (
        globalThis as unknown as { getCurrentPages(): { exportCanvas(): Promise<unknown> }[] }
      ).getCurrentPages()
      return pages[0]?.exportCanvas()
    })

    expect(size).toMatchObject({ width: 156, height: 78, type: 'png' })
  })

  test('an animation ends where it was sent', async () => {
    await expect(phone.at('#animated').evaluate((node) => node.style.transform)).resolves.toContain(
      'translate(20px',
    )
  })

  test('a portal lies on the page, a hidden view does not', async () => {
    expect(await phone.at('#portal').isVisible()).toBe(true)
    expect(await phone.at('#hidden').isVisible()).toBe(false)
    expect(await phone.at('#huge').isVisible()).toBe(false)
  })
})

describe('the cloud', () => {
  beforeAll(() => start('mouse'))
  afterAll(() => phone.close())
  beforeEach(() => phone.visit(`${server.url}/mp/?as=wang-xiuying#/pages/phone/index`))

  test('a call goes out as the person who holds the phone', async () => {
    await phone.tap('#hello')

    expect(await phone.answer()).toEqual({
      errMsg: 'cloud.callFunction:ok',
      requestID: 'r1',
      result: { ok: true, value: { action: 'greet', input: {} } },
    })
    const call = server.asked.filter(({ path: asked }) => asked === 'POST /call/hello').at(-1)
    expect(call?.openid).toBe('wang-xiuying')
  })

  test('a refused call rejects with its code', async () => {
    await phone.tap('#refused')

    expect(await phone.answer()).toMatchObject({ errCode: -501_000 })
  })

  test('without a network a call fails as WeChat says it', async () => {
    await phone.page.evaluate(() => globalThis.__mp.setOnline(false))
    await phone.tap('#hello')

    expect(await phone.answer()).toEqual({ errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' })
  })

  test('what one person stores, another does not find', async () => {
    const store = () =>
      phone.page.evaluate(() => (globalThis as unknown as { wx: Wx }).wx.setStorageSync('letters', 'large'))
    const read = () =>
      phone.page.evaluate(() => (globalThis as unknown as { wx: Wx }).wx.getStorageSync('letters'))
    await store()
    expect(await read()).toBe('large')

    await phone.visit(`${server.url}/mp/?as=zhang-min#/pages/phone/index`)

    expect(await read()).toBe('')
  })

  test('the font size setting comes from the address', async () => {
    await phone.visit(`${server.url}/mp/?as=zhang-min&font=28#/pages/fields/index`)

    expect(await phone.page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('28px')
  })

  test('a member of wx that does not exist is remembered', async () => {
    const missing = await phone.page.evaluate(() => {
      const { wx } = globalThis as unknown as { wx: Record<string, unknown> }
      return [wx['startBluetooth'], [...globalThis.__mp.missing]]
    })

    expect(missing).toEqual([undefined, ['wx.startBluetooth']])
    await phone.visit(`${server.url}/mp/#/pages/phone/index`)
  })
})

interface Wx {
  setStorageSync(key: string, value: unknown): void
  getStorageSync(key: string): unknown
}
