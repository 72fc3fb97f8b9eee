import path from 'node:path'
import type { Browser } from 'playwright-core'
import { Phone, startBrowser, type Hand } from './preview-components/phone'
import { startPreview, type PreviewServer } from './preview-components/server'

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

describe.each<Hand>(['mouse', 'touch'])('by %s', (hand) => {
  beforeAll(() => start(hand))
  afterAll(() => phone.close())

  describe('text fields', () => {
    beforeEach(() => phone.show('fields'))

    test('a placeholder has the class that the page gave it, and gives way to text', async () => {
      const placeholder = phone.at('#plain .wx-placeholder')
      expect(await placeholder.evaluate((node) => getComputedStyle(node).color)).toBe('rgb(185, 56, 21)')

      await phone.write('#plain', '王')

      expect(await placeholder.isVisible()).toBe(false)
    })

    test('maxlength counts characters, and enter confirms', async () => {
      await phone.write('#plain', 'abcdefgh')
      await phone.page.keyboard.press('Enter')

      expect(await phone.heard()).toBe('confirm abcdef')
    })

    test('a page that sets the value it already has still puts the field back', async () => {
      await phone.write('#digits', '12a3b')

      expect(await phone.at('#digits input').inputValue()).toBe('123')
    })

    test('a listener may answer with what shall stand there', async () => {
      await phone.write('#returned', 'ab')

      expect(await phone.at('#returned input').inputValue()).toBe('AB')
    })

    test('model:value follows both ways', async () => {
      await phone.write('#model', '豆角')

      expect(await phone.at('#modelled').textContent()).toBe('豆角')
    })

    test('a nickname field offers the name that the person has in WeChat', async () => {
      await phone.tap('#nick input')
      await phone.tap(phone.button('nickname'))

      expect(await phone.at('#nick input').inputValue()).toBe('王秀英')
    })

    test('an auto-height textarea is as high as its text', async () => {
      const before = (await phone.at('#remark').boundingBox())?.height ?? 0
      await phone.write('#remark', '一\n二\n三')

      expect((await phone.at('#remark').boundingBox())?.height).toBeGreaterThan(before * 2)
    })

    test('a form hands over its named fields and can be emptied', async () => {
      await phone.write('#plain', '王')
      await phone.write('#remark', '放门口')
      await phone.tap('#submit')
      expect(await phone.heard()).toBe('submit {"plain":"王","digits":"","nick":"","remark":"放门口"}')

      await phone.tap('#reset')

      expect(await phone.heard()).toBe('reset')
      expect(await phone.at('#plain input').inputValue()).toBe('')
    })

    test('a disabled button tells nobody that it was tapped', async () => {
      await phone.press('#off')

      expect(await phone.heard()).not.toContain('disabled')
    })
  })

  describe('choices', () => {
    beforeEach(() => phone.show('choices'))

    test('a label ticks its checkbox, and the group tells all that is ticked', async () => {
      await phone.tap('label:has-text("汤"), wx-label:has-text("汤")')
      expect(await phone.heard()).toBe('dishes ["fish","soup"]')

      await phone.tap(phone.page.getByRole('checkbox').first())

      expect(await phone.heard()).toBe('dishes ["soup"]')
    })

    test('of a radio group one is chosen', async () => {
      await phone.tap('#at-home')

      expect(await phone.heard()).toBe('place "home"')
      const checked = phone.page.getByRole('radio', { checked: true })
      expect(await checked.count()).toBe(1)
    })

    test('a switch turns', async () => {
      await phone.tap('#switch')

      expect(await phone.heard()).toBe('switch true')
      expect(await phone.at('#switch').getAttribute('aria-checked')).toBe('true')
    })

    test('a slider follows the finger in steps', async () => {
      await phone.drag('#slider .wx-slider-thumb', { x: 90, y: 0 })

      expect(await phone.heard()).toMatch(/^slider [5-7]$/)
    })

    test('a picker gives the index of what was chosen, and nothing when it is closed', async () => {
      await phone.tap('#selector')
      await phone.tap(phone.page.getByRole('option', { name: '服务中心' }))
      await phone.tap(phone.button('sheet-confirm'))
      expect(await phone.heard()).toBe('point "2"')

      await phone.tap('#selector')
      await phone.page.keyboard.press('Escape')

      expect(await phone.heard()).toBe('cancel null')
    })

    test('a page may change the second column while the first one turns', async () => {
      await phone.tap('#room')
      await phone.tap(phone.page.getByRole('option', { name: '2号楼' }))
      await phone.tap(phone.page.getByRole('option', { name: '202' }))
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toBe('room [1,1]')
    })

    test('a date keeps inside its range and its month', async () => {
      await phone.tap('#date')
      const days = phone.button('wheel-2').getByRole('option')
      expect(await days.count()).toBe(28)
      await phone.tap(phone.button('wheel-1').getByRole('option', { name: '1月', exact: true }))
      expect(await days.first().textContent()).toBe('15日')
      await phone.tap(days.first())
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toBe('date "2026-01-15"')
    })

    test('a time keeps inside its range', async () => {
      await phone.tap('#time')
      expect(await phone.button('wheel-0').getByRole('option').count()).toBe(4)
      await phone.tap(phone.button('wheel-0').getByRole('option', { name: '19' }))
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toBe('time "19:00"')
    })

    test('a wheel in the page turns row by row', async () => {
      await phone.drag('#wheel', { x: 0, y: -52 })

      expect(await phone.heard()).toBe('wheel [2]')
    })
  })

  describe('scrolling', () => {
    beforeEach(() => phone.show('scrolling'))

    test('a swiper turns with the finger and says who turned it', async () => {
      await phone.drag('#swiper', { x: -200, y: 0 })

      expect(await phone.heard()).toBe('swiper 1 黄瓜 touch')
    })

    test('a scroll area tells once when its end comes near', async () => {
      await phone.at('#down .wx-scroll-main').evaluate((node) => node.scrollTo(0, node.scrollHeight))

      expect(await phone.heard()).toBe('lower')
    })

    test('scroll-into-view brings a line to the top', async () => {
      await phone.tap('#jump')
      const [area, line] = [await phone.at('#down').boundingBox(), await phone.at('#line-15').boundingBox()]

      expect(line?.y).toBeCloseTo(area?.y ?? 0, 0)
    })

    test('a movable view follows the finger and stays in its area', async () => {
      await phone.drag('#movable', { x: 2000, y: 0 })
      const [area, view] = [await phone.at('.area').boundingBox(), await phone.at('#movable').boundingBox()]

      expect(await phone.heard()).toBe('moved touch')
      expect((view?.x ?? 0) + (view?.width ?? 0)).toBeLessThanOrEqual((area?.x ?? 0) + (area?.width ?? 0) + 1)
    })
  })

  describe("WeChat's sheets", () => {
    beforeEach(() => phone.show('phone'))

    test('a scan waits for a code, typed or held in front of the camera', async () => {
      await phone.tap('#scan')
      await phone.button('scan-input').fill('384 201')
      await phone.tap(phone.button('sheet-accept'))
      expect(await phone.answer()).toMatchObject({ errMsg: 'scanCode:ok', result: '384 201' })

      await phone.tap('#scan')
      expect(await phone.page.evaluate(() => globalThis.__mp.scan('order:42'))).toBe(true)
      expect(await phone.answer()).toMatchObject({ result: 'order:42' })

      expect(await phone.page.evaluate(() => globalThis.__mp.scan('nobody looks'))).toBe(false)
    })

    test('a modal tells which button was tapped, with what was written', async () => {
      await phone.tap('#modal')
      await phone.tap(phone.button('modal-confirm'))
      expect(await phone.answer()).toMatchObject({ confirm: true, cancel: false })

      await phone.tap('#reason')
      await phone.button('modal-input').fill('菜坏了')
      await phone.tap(phone.button('modal-confirm'))

      expect(await phone.answer()).toMatchObject({ confirm: true, content: '菜坏了' })
    })

    test('an action sheet rejects when it is cancelled', async () => {
      await phone.tap('#actions')
      await phone.tap(phone.button('action-1'))
      expect(await phone.answer()).toMatchObject({ tapIndex: 1 })

      await phone.tap('#actions')
      await phone.tap(phone.button('action-cancel'))

      expect(await phone.answer()).toEqual({ errMsg: 'showActionSheet:fail cancel' })
    })

    test('a call says the number and can be left', async () => {
      await phone.tap('#call')
      expect(await phone.sheet('phoneCall').textContent()).toContain('0393-1234567')
      await phone.tap(phone.button('call-cancel'))

      expect(await phone.answer()).toEqual({ errMsg: 'makePhoneCall:fail cancel' })
    })

    test('consent to messages is asked per template and told to WeChat', async () => {
      await phone.tap('#subscribe')
      await phone.button('template-order-changed').uncheck()
      await phone.tap(phone.button('sheet-accept'))

      expect(await phone.answer()).toMatchObject({ 'order-ready': 'accept', 'order-changed': 'reject' })
      const told = server.asked
        .filter(({ path: asked }) => asked === 'POST /wechat/subscribe-consent')
        .slice(-2)
      expect(told.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
        { openid: 'wang-xiuying', templateIds: ['order-ready'], accept: true },
        { openid: 'wang-xiuying', templateIds: ['order-changed'], accept: false },
      ])
    })

    test('a phone number reaches the page as a code only', async () => {
      await phone.tap('#phone')
      await phone.tap(phone.button('sheet-accept'))

      expect(await phone.answer()).toEqual({ code: 'phone-code-1', errMsg: 'getPhoneNumber:ok' })
    })

    test('privacy is agreed to once', async () => {
      await phone.tap('#privacy')
      await phone.tap(phone.button('sheet-refuse'))
      expect(await phone.answer()).toMatchObject({
        errMsg: expect.stringContaining('requirePrivacyAuthorize:fail') as string,
      })

      await phone.tap('#privacy')
      await phone.tap(phone.button('sheet-accept'))
      await phone.tap('#privacy')

      expect(await phone.sheet('privacy').count()).toBe(0)
      expect(await phone.answer()).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
    })

    test('sharing shows the card that a friend would get', async () => {
      await phone.tap('.mp-layer:not([hidden]) .mp-menu-button')

      const card = await phone.button('share-card').textContent()
      expect(card).toContain('今晚有番茄')
      expect(card).toContain('/pages/phone/index?from=share')
      await phone.tap(phone.button('share-cancel'))
    })

    test('a prepared answer spares the tap', async () => {
      await phone.page.evaluate(() => globalThis.__mp.sheet.next('modal', { confirm: true }))
      await phone.tap('#modal')

      expect(await phone.answer()).toMatchObject({ confirm: true })
    })

    test('escape closes a sheet and the focus goes back', async () => {
      await phone.at('#actions').focus()
      await phone.page.keyboard.press('Enter')
      await phone.page.keyboard.press('Tab')
      expect(await phone.page.evaluate(() => document.activeElement?.textContent)).toBe('打电话')
      await phone.page.keyboard.press('Escape')

      expect(await phone.page.evaluate(() => document.activeElement?.id)).toBe('actions')
    })
  })

  describe('media', () => {
    test('pictures chosen from the album become temporary files', async () => {
      await phone.show('phone')
      const chooser = phone.page.waitForEvent('filechooser')
      await phone.tap('#media')
      await (await chooser).setFiles(path.join(__dirname, 'preview-components/miniprogram/assets/wide.svg'))

      expect(await phone.answer()).toMatchObject({
        errMsg: 'chooseMedia:ok',
        tempFiles: [
          {
            tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\d+\.svg$/) as string,
            width: 400,
            height: 200,
          },
        ],
      })
    })
  })
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
