import path from 'node:path'
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

describe.each<Hand>(['mouse', 'touch'])('by %s', (hand) => {
  beforeAll(() => start(hand))
  afterAll(() => phone.close())

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

    test('whoever gets a card opens it on a phone of their own', async () => {
      await phone.tap('.mp-layer:not([hidden]) .mp-menu-button')
      await phone.tap(phone.button('share-friend'))
      const second = phone.page.context().waitForEvent('page')
      await phone.tap(phone.button('friend-zhang-min'))

      const address = new URL((await second).url())
      expect(address.searchParams.get('as')).toBe('zhang-min')
      expect(address.hash).toBe('#/pages/phone/index?from=share')
      await (await second).close()
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
      await (await chooser).setFiles(path.join(__dirname, 'fixture/miniprogram/assets/wide.svg'))

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
