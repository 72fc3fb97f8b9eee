import type { Browser } from 'playwright-core'
import { colourPng } from '../../../local/wechat/png'
import { Phone, startBrowser } from './phone'
import { startPreview, type PreviewServer } from './server'

let server: PreviewServer
let browser: Browser
let phone: Phone

// A slow machine shares two cores with everything else.
jest.setTimeout(60_000)

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startPreview(), startBrowser()])
  phone = await Phone.open(browser, `${server.url}/mp/?still=1&as=wang-xiuying#/pages/media/index`, 'mouse')
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

beforeEach(() => phone.visit(`${server.url}/mp/?still=1&as=wang-xiuying#/pages/media/index`))

afterEach(async () => {
  expect(await phone.troubles()).toEqual({ errors: [], missing: [] })
})

/** Waits until the page has heard something like this. */
const heard = (part: string) => phone.at('#heard').filter({ hasText: part }).waitFor()

const picture = (name: string, width: number) => ({
  name,
  mimeType: 'image/png',
  buffer: colourPng(width, 20, () => [200, 80, 60]),
})

describe("WeChat's own viewers", () => {
  test('an article says that it is open at once, and which one', async () => {
    await phone.tap('#article')

    expect(await phone.answer()).toEqual({ errMsg: 'openOfficialAccountArticle:ok' })
    expect(await phone.sheet('official').textContent()).toContain('https://mp.weixin.qq.com/s/winter')
    await phone.tap(phone.button('official-close'))
    expect(await phone.sheet('official').count()).toBe(0)
  })

  test('an address that is no official account’s does not open', async () => {
    await phone.tap('#elsewhere')

    expect(await phone.answer()).toEqual({ errMsg: 'openOfficialAccountArticle:fail invalid url' })
    expect(await phone.sheet('official').count()).toBe(0)
  })

  test('a video of a channel needs both of its names', async () => {
    await phone.tap('#video')
    expect(await phone.sheet('official').textContent()).toMatch(/sphAbC123456.*export\/abc/)
    await phone.tap(phone.button('official-close'))

    await phone.tap('#halfVideo')

    expect(await phone.heard()).toContain('openChannelsActivity:fail parameter error: parameter.feedId')
  })
})

describe('sound', () => {
  test('plays to its end, which is no pause', async () => {
    await phone.tap('#play')
    await heard('Ended')

    expect(await phone.answer()).toMatchObject({ told: ['Play', 'Ended'], duration: 0.5 })
  })

  test('what is paused goes on; what is stopped begins anew, and says so as a stop', async () => {
    await phone.tap('#play')
    await heard('Play')
    await phone.tap('#pause')
    await heard('Pause')
    await phone.tap('#play')
    await phone.tap('#stop')
    await heard('Stop')

    expect(await phone.answer()).toMatchObject({ paused: true })
    const { told } = (await phone.answer()) as { told: string[] }
    expect(told.filter((event) => event !== 'Ended')).toEqual(['Play', 'Pause', 'Play', 'Stop'])
  })

  test('one that is not there is an error with WeChat’s number', async () => {
    await phone.tap('#broken')
    await heard('Error')

    expect(await phone.answer()).toMatchObject({ told: expect.arrayContaining(['Error 10003']) as unknown })
  })
})

describe('the album', () => {
  test('a picture is saved after the person has allowed it, and can be downloaded here', async () => {
    await phone.tap('#save')
    await phone.tap(phone.button('sheet-accept'))

    expect(await phone.answer()).toEqual({ errMsg: 'saveImageToPhotosAlbum:ok' })
    const download = phone.page.waitForEvent('download')
    await phone.button('album-download').click()
    expect((await download).suggestedFilename()).toBe('wide.svg')
    await phone.tap(phone.button('album-close'))

    await phone.tap('#save')
    expect(await phone.sheet('permission').count()).toBe(0)
    expect(await phone.sheet('album').isVisible()).toBe(true)
  })

  test('who has refused is not asked again, and can change their mind in the settings', async () => {
    await phone.tap('#save')
    await phone.tap(phone.button('sheet-refuse'))
    expect(await phone.answer()).toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' })
    await phone.tap('#save')
    expect(await phone.sheet('permission').count()).toBe(0)

    await phone.tap('#settings')
    await phone.button('setting-scope.writePhotosAlbum').check()
    await phone.tap(phone.button('settings-close'))
    expect(await phone.answer()).toMatchObject({ authSetting: { 'scope.writePhotosAlbum': true } })

    await phone.tap('#save')
    expect(await phone.sheet('album').isVisible()).toBe(true)
  })
})

describe('pictures and files', () => {
  test('several pictures come in the order in which they were chosen, and no more than were asked for', async () => {
    const chooser = phone.page.waitForEvent('filechooser')
    await phone.tap('#several')
    await (await chooser).setFiles([picture('b.png', 90), picture('a.png', 30), picture('c.png', 60)])
    await heard('width')

    expect(await phone.answer()).toEqual([
      { width: 90, size: true },
      { width: 30, size: true },
    ])
  })

  test('a file of a chat keeps its name', async () => {
    const chooser = phone.page.waitForEvent('filechooser')
    await phone.tap('#files')
    const buffer = Buffer.from('%PDF-1.4')
    await (await chooser).setFiles({ name: '补贴办法.pdf', mimeType: 'application/pdf', buffer })
    await heard('补贴办法')

    expect(await phone.answer()).toEqual([{ name: '补贴办法.pdf', size: 8, type: 'file' }])
  })

  test('a picture gets as small as it was asked to, and keeps its proportions', async () => {
    await phone.tap('#info')
    expect(await phone.answer()).toEqual({ width: 400, height: 200, type: 'svg' })

    await phone.tap('#small')
    await heard('jpeg')

    expect(await phone.answer()).toEqual({ width: 100, height: 50, type: 'jpeg' })
  })

  test('a canvas draws pictures of the cloud and of the phone, and becomes a file', async () => {
    await phone.tap('#draw')
    await heard('poster')

    const brown = [138, 90, 0, 255]
    expect(await phone.answer()).toEqual({
      colours: [brown, brown],
      poster: { width: 160, height: 120, type: 'jpeg' },
    })
  })
})

describe('the editor', () => {
  const paste = (html: string, plain: string) =>
    phone.at('#editor .wx-editor-area').evaluate(
      (area, given) => {
        const clipboardData = new DataTransfer()
        if (given.html) clipboardData.setData('text/html', given.html)
        clipboardData.setData('text/plain', given.plain)
        ;(area as HTMLElement).focus()
        area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
      },
      { html, plain },
    )

  test('what is pasted keeps its structure and its pictures, and nothing that could run', async () => {
    await paste(
      `<h2 onclick="window.hacked = 1">关好气</h2><ul><li>关灯</li></ul><p style="position:fixed;font-weight:bold">` +
        `<custom-card>好</custom-card></p><script>window.hacked = 1</script>` +
        `<img src="/mp/assets/wide.svg" onerror="window.hacked = 1"><a href="javascript:window.hacked=1">点</a>`,
      '关好气',
    )
    await phone.tap('#contents')

    const { html, text } = (await phone.answer()) as { html: string; text: string }
    expect(html).toMatch(
      /<h2[^>]*>关好气<\/h2><ul><li>关灯<\/li><\/ul><p style="font-weight: bold;?">好<\/p>/,
    )
    expect(html).toContain('<img src="/mp/assets/wide.svg">')
    expect(html).not.toMatch(/script|onclick|onerror|position|custom/)
    expect(text).toContain('关灯')
    expect(await phone.page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  })

  test('plain text stays plain', async () => {
    await paste('', '一<b>二</b>')
    await heard('written')

    expect(await phone.answer()).toEqual({ written: '一<b>二</b>' })
  })
})

describe('ways out', () => {
  test('sharing with everybody shows the card of 朋友圈, with the page’s own address', async () => {
    await phone.tap('.mp-layer:not([hidden]) .mp-menu-button')
    await phone.tap(phone.button('share-timeline'))

    const card = await phone.button('timeline-card').textContent()
    expect(card).toContain('给大家')
    expect(card).toContain('/pages/media/index?from=timeline')
    const second = phone.page.context().waitForEvent('page')
    await phone.tap(phone.button('timeline-open'))
    await phone.tap(phone.button('friend-zhang-min'))
    expect(new URL((await second).url()).hash).toBe('#/pages/media/index?from=timeline')
    await (await second).close()
  })

  test('a page that minds being left is left only after a question, by either way back', async () => {
    const route = () => phone.page.evaluate(() => location.hash)
    await phone.show('phone')
    await phone.page.evaluate(() => {
      const { wx } = globalThis as unknown as {
        wx: { navigateTo(options: { url: string }): Promise<unknown> }
      }
      return wx.navigateTo({ url: '/pages/media/index' })
    })
    await phone.rest()
    const here = '.mp-layer:not([hidden])'
    await phone.tap(`${here} #guard`)

    await phone.tap(`${here} .mp-nav-back`)
    expect(await phone.sheet('modal').textContent()).toContain('还没有存好')
    await phone.tap(phone.button('modal-cancel'))
    expect(await route()).toBe('#/pages/media/index')

    await phone.page.evaluate(() => history.back())
    await phone.sheet('modal').waitFor()
    expect(await route()).toBe('#/pages/media/index')
    await phone.tap(phone.button('modal-cancel'))

    await phone.tap(`${here} #unguard`)
    await phone.tap(`${here} #guard`)
    await phone.page.evaluate(() => history.back())
    await phone.tap(phone.button('modal-confirm'))
    await phone.page.waitForFunction(() => location.hash === '#/pages/phone/index')
  })
})
