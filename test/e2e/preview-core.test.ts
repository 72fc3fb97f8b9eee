import type { Browser } from 'playwright-core'
import { startBrowser, type Hand } from './preview-components/phone'
import { openScreen, type Screen } from './preview-core/screen'
import { serveFixture, type Served } from './preview-core/server'

let served: Served
let browser: Browser
let screen: Screen

// A slow machine shares two cores with everything else.
jest.setTimeout(60_000)

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveFixture({ watch: false }), startBrowser()])
})

afterAll(async () => {
  await browser.close()
  await served.close()
})

const open = async (hand: Hand, address = '') => {
  screen = await openScreen(browser, `${served.url}/mp/?as=wang-xiuying&still=1${address}`, hand)
}

afterEach(async () => {
  const troubles = await screen.troubles()
  await screen.close()
  expect(troubles).toEqual({ errors: [], missing: [], console: [], outside: [] })
})

describe.each<Hand>(['mouse', 'touch'])('by %s', (hand) => {
  describe('touching', () => {
    beforeEach(() => open(hand))

    test('a tap carries the dataset, and the page shows what setData says', async () => {
      await screen.tap('#taps')
      await screen.tap('#taps')
      expect(await screen.text('#taps')).toBe('点了 2 次,按了 0 次')
    })

    test('a long press is not a tap where the page listens for it', async () => {
      await screen.hold('#taps', 500)
      expect(await screen.text('#taps')).toBe('点了 0 次,按了 1 次')
    })

    test('a finger that moves away does not tap', async () => {
      await screen.drag('#taps', { x: 0, y: 60 })
      expect(await screen.text('#taps')).toBe('点了 0 次,按了 0 次')
    })

    test('pulling a page down asks it to refresh', async () => {
      await screen.drag('#taps', { x: 0, y: 200 })
      await screen.page.waitForFunction(() => document.body.innerText.includes('第 1 行,刷新了 1 次'))
      await screen.rest()
      expect(await screen.page.locator('wx-page').evaluate((page) => page.style.top)).toBe('')
    })

    test('a swiped cell follows the finger by WXS, and its action tells the page', async () => {
      await screen.go('/packages/more/pages/custom/index')
      await screen.drag('text=往左滑', { x: -120, y: 0 })
      await screen.tap('text=删除')
      expect(await screen.text('#removed')).toBe('删掉了')
    })
  })

  describe('components', () => {
    beforeEach(() => open(hand))

    test("a component's event reaches the page, and the page's data the component", async () => {
      await screen.tap('.t-stepper__plus')
      expect(await screen.text('#count')).toBe('共 3 份')
      await screen.tap('.t-stepper__minus')
      expect(await screen.text('#count')).toBe('共 2 份')
    })

    test('an isolated component does not take styles of app.wxss', async () => {
      const colour = await screen
        .at('.counter text, [class*="counter"] wx-text')
        .evaluate((node) => getComputedStyle(node).color)
      expect(colour).toBe('rgb(31, 27, 22)')
    })

    test('WXS formats, compares types and matches patterns; a query measures', async () => {
      await screen.tap('#box')
      expect(await screen.text('#box')).toBe('宽 357 · ¥3.50 · 一串')
    })

    test('TDesign: input, tabs, dialog, popup, picker', async () => {
      await screen.go('/pages/form/index', 'switchTab')
      await screen.at('#field input').fill('王桂兰')
      await screen.tap('text=送货')
      await screen.tap('#open-dialog')
      await screen.tap('text=取消订单')
      expect(await screen.text('#answer')).toContain('取消')
      await screen.tap('#open-popup')
      expect(await screen.at('#popup-content').isVisible()).toBe(true)
      await screen.tapAt(195, 150)
      expect(await screen.at('#popup-content').isVisible()).toBe(false)
      await screen.tap('#open-picker')
      await screen.tap('text=确定')
      expect(await screen.text('#answer')).toBe('取消 1')
      expect(await screen.text('#typed')).toBe('王桂兰')
      expect(await screen.at('text=送到家门口').isVisible()).toBe(true)
    })
  })

  describe('moving between pages', () => {
    test('lifecycle calls come in WeChat’s order', async () => {
      await open(hand, '#/pages/home/index?from=poster')
      await screen.tap('#open')
      await screen.tap('.mp-nav-back')
      expect(await screen.log()).toEqual([
        'app launch pages/home/index',
        'home onLoad {"from":"poster"}',
        'home onShow',
        'counter show 番茄',
        'counter ready 番茄',
        'home onReady',
        'home onHide',
        'detail onLoad 7',
        'detail onShow',
        'detail onReady',
        'detail onUnload',
        'home onShow',
        'counter show 番茄',
      ])
    })

    test('two pages talk through their channel', async () => {
      await open(hand)
      await screen.tap('#open')
      expect(await screen.text('#title')).toBe('第 7 号,来自首页')
      await screen.tap('#pick')
      expect(await screen.text('#heard')).toBe('西红柿')
    })

    test("the browser's address and back button follow", async () => {
      await open(hand)
      await screen.tap('#open')
      expect(screen.hash()).toBe('#/pages/detail/index?id=7')
      await screen.page.goBack()
      await screen.rest()
      expect(await screen.routes()).toEqual(['pages/home/index'])
      await screen.tap('#open')
      await screen.tap('#pick')
      expect(screen.hash()).toBe('#/pages/home/index')
      await screen.page.evaluate(() => (location.hash = '#/pages/detail/index?id=9'))
      await screen.rest()
      expect(await screen.routes()).toEqual(['pages/detail/index'])
      expect(await screen.text('#title')).toBe('第 9 号,来自')
    })

    test('a tab page lives on while another is shown', async () => {
      await open(hand)
      await screen.tap('#taps')
      await screen.tap('.mp-tab >> nth=1')
      expect(await screen.routes()).toEqual(['pages/form/index'])
      await screen.tap('.mp-tab >> nth=0')
      expect(await screen.text('#taps')).toBe('点了 1 次,按了 0 次')
    })

    test('reLaunch leaves one page, and history no further back', async () => {
      await open(hand)
      await screen.tap('#open')
      await screen.go('/packages/more/pages/custom/index', 'reLaunch')
      expect(await screen.routes()).toEqual(['packages/more/pages/custom/index'])
      expect(screen.hash()).toBe('#/packages/more/pages/custom/index')
    })
  })
})

describe('pages', () => {
  beforeEach(() => open('mouse'))

  test('a wrong address fails as in WeChat, and the page stays', async () => {
    const wrong = async (kind: 'navigateTo' | 'switchTab', url: string) => screen.fails(kind, url)
    expect(await wrong('navigateTo', '/pages/gone/index')).toBe(
      'navigateTo:fail page "pages/gone/index" is not found',
    )
    expect(await wrong('navigateTo', '/pages/form/index')).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect(await wrong('switchTab', '/pages/detail/index')).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    )
    expect(await screen.routes()).toEqual(['pages/home/index'])
  })

  test('100vh is the height of the page between the bars', async () => {
    await screen.tap('#open')
    const [frame, full] = await Promise.all(['.mp-frame', '.full'].map((one) => screen.at(one).boundingBox()))
    expect(full?.height).toBe(frame?.height)
    expect(frame?.height).toBe(844 - 64)
  })

  test('page-meta gives the page its style and its letters', async () => {
    await screen.tap('#open')
    const page = screen.at('wx-page')
    expect(await page.evaluate((node) => node.style.getPropertyValue('--probe').trim())).toBe('7px')
    expect(await page.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe('rgb(255, 246, 224)')
  })

  test('the end of a page is told once, when it comes near', async () => {
    await screen.page.locator('wx-page').evaluate((page) => page.scrollTo(0, page.scrollHeight))
    await screen.rest()
    await screen.page.waitForFunction(() => document.querySelector('wx-page')?.scrollTop !== 0)
    expect((await screen.log()).filter((line) => line === 'home onReachBottom')).toHaveLength(1)
  })

  test('a window of another size is told to the page', async () => {
    await screen.page.setViewportSize({ width: 390, height: 700 })
    await screen.page.waitForFunction(
      () =>
        (getCurrentPages()[0] as unknown as { data: { size: string } }).data.size === `390×${700 - 64 - 51}`,
    )
  })

  test('what a page costs is counted', async () => {
    const { nodes, depth, firstPaint, pages } = await screen.metrics()
    expect(nodes).toBeGreaterThan(30)
    expect(depth).toBeGreaterThan(3)
    expect(firstPaint).toBeGreaterThan(0)
    expect(pages['pages/home/index']?.setDataCalls).toBeGreaterThan(5)
    await screen.page.evaluate(() => globalThis.__mp.resetMetrics())
    await screen.tap('#taps')
    expect(await screen.metrics()).toMatchObject({ setDataCalls: 1, setDataBytes: '{"taps":1}'.length })
  })
})
