import type { Browser, FrameLocator, Page } from 'playwright-core'
import { startBrowser } from './phone'
import { startPreview, type PreviewServer } from './server'

let server: PreviewServer
let browser: Browser
let page: Page
let screen: FrameLocator

jest.setTimeout(60_000)

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startPreview(), startBrowser()])
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  page = await context.newPage()
  await page.goto(server.url)
  screen = page.frameLocator('#screen')
  await allIsWell()
})

afterEach(async () => {
  await page.context().close()
})

/** Waits until the phone has started and says so. */
const allIsWell = () => page.getByTestId('health').filter({ hasText: '手机里一切正常' }).waitFor()

/** Who the phone's address says that it is, and with which letters. */
const held = async () => {
  const address = await page.locator('#alone').getAttribute('href')
  const query = new URL(address ?? '', server.url).searchParams
  return { as: query.get('as'), font: query.get('font') }
}

test('the first of the sample people holds the phone, with standard letters', async () => {
  expect(await page.getByTestId('person-wang-xiuying').getAttribute('aria-pressed')).toBe('true')
  expect(await held()).toEqual({ as: 'wang-xiuying', font: '16' })
  expect(await page.getByTestId('route').textContent()).toBe('/pages/fields/index')
})

test('whoever is chosen gets the phone, and keeps it after a reload', async () => {
  await page.getByTestId('person-zhang-min').click()
  await allIsWell()
  await page.reload()
  await allIsWell()

  expect(await held()).toMatchObject({ as: 'zhang-min' })
})

test('a card that is sent hands the phone to whoever got it', async () => {
  await screen.locator('body').evaluate(() => {
    const { wx } = globalThis as unknown as { wx: { reLaunch(options: { url: string }): Promise<unknown> } }
    return wx.reLaunch({ url: '/pages/phone/index' })
  })
  await screen.locator('.mp-layer:not([hidden]) .mp-menu-button').click()
  await screen.getByTestId('share-friend').click()
  await screen.getByTestId('friend-zhang-min').click()
  await allIsWell()

  await page.getByTestId('person-zhang-min').and(page.locator('[aria-pressed="true"]')).waitFor()
  // The address follows once the phone has started anew in the other hand.
  await page.locator('#alone[href*="as=zhang-min"]').waitFor()
  await allIsWell()
})

test('people are found by their role', async () => {
  await page.getByPlaceholder('找名字、身份').fill('团购负责人')

  expect(await page.getByTestId('people').getByRole('button').count()).toBe(1)
})

test('larger letters reach the phone as its own setting', async () => {
  await page.getByTestId('font-28').click()
  await page.waitForFunction(() =>
    document.querySelector('#alone')?.getAttribute('href')?.includes('font=28'),
  )
  await allIsWell()

  await screen.locator('#plain').waitFor()
  const size = await screen.locator('html').evaluate((html) => getComputedStyle(html).fontSize)
  expect(size).toBe('28px')
})

test("the clock is China's, and can be moved on", async () => {
  expect(await page.getByTestId('clock').textContent()).toBe('11月23日 周一 12:00')

  await page.getByRole('button', { name: '+1 天' }).click()

  await page.getByTestId('clock').filter({ hasText: '11月24日 周二 12:00' }).waitFor()
  const set = server.asked.filter(({ path }) => path === 'POST /local/clock').at(-1)
  expect(JSON.parse(set?.body ?? '')).toEqual({ now: Date.UTC(2026, 10, 24, 4), running: true })
})

test('a message says to whom it went, and opens where it leads as that person', async () => {
  const message = page.getByTestId('outbox').getByRole('button')
  expect(await message.textContent()).toContain('给 张敏')
  expect(await message.textContent()).toContain('番茄 2 份')

  await message.click()

  await screen.locator('#portal').waitFor()
  expect(await page.getByTestId('person-zhang-min').getAttribute('aria-pressed')).toBe('true')
})

test('a code is held in front of the camera only while the phone looks for one', async () => {
  await page.getByLabel('码的内容').fill('384201')
  await page.getByRole('button', { name: '给手机扫' }).click()
  expect(await page.locator('#scan-note').textContent()).toContain('还没有打开扫一扫')

  await screen.locator('html').evaluate(() => {
    location.hash = '#/pages/phone/index'
  })
  await screen.locator('#scan').click()
  await screen.getByTestId('sheet-scan').waitFor()
  await page.getByRole('button', { name: '给手机扫' }).click()

  expect(await screen.locator('#heard').textContent()).toContain('384201')
})

test('faults are switched on in the cloud', async () => {
  await page.getByText('手机大小、断网和故障').click()
  await page.getByLabel('数据库忙(三成要重试)').check()

  await page.waitForTimeout(200)
  const set = server.asked.filter(({ path }) => path === 'POST /local/fault').at(-1)
  expect(JSON.parse(set?.body ?? '')).toEqual({ dbBusy: 0.3 })
})

test.each([
  [1280, 800],
  [1024, 720],
])('at %i × %i the whole phone is to be seen and nothing is cut off', async (width, height) => {
  await page.setViewportSize({ width, height })
  await page.waitForTimeout(200)

  const phone = await page.locator('#phone').boundingBox()
  expect((phone?.y ?? 0) + (phone?.height ?? 0)).toBeLessThanOrEqual(height)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
