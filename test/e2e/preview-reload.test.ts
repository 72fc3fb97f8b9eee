import fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from './preview-components/phone'
import { serveFixture, type Served } from './preview-core/server'

let served: Served
let browser: Browser
let page: Page

jest.setTimeout(60_000)

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveFixture({ watch: true }), startBrowser()])
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${served.url}/mp/?as=wang-xiuying`)
})

afterAll(async () => {
  await browser.close()
  await served.close()
})

const edit = (name: string, from: string, to: string) => {
  const file = served.file(name)
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(from, to))
}

test('a page that is open shows a source as soon as it has changed', async () => {
  await page.getByText('打开详情').waitFor()
  edit('pages/home/index.wxml', '打开详情', '看看详情')
  await page.getByText('看看详情').waitFor()
  edit('pages/home/index.wxss', '.title {', '.title { color: rgb(1, 2, 3);')
  await page.waitForFunction(() => {
    const title = document.querySelector('#taps')
    return title !== null && getComputedStyle(title).color === 'rgb(1, 2, 3)'
  })
})

test('what cannot be built is said on the page, which stays as it was; put right, it goes on', async () => {
  edit('pages/home/index.wxml', '看看详情', '{{ 看看详情')
  const problems = page.getByRole('alert')
  await problems.waitFor()
  expect(await problems.innerText()).toContain('pages/home/index.wxml:4:')
  expect(served.preview.report.ok).toBe(false)
  const fresh = await browser.newPage()
  await fresh.goto(`${served.url}/mp/?as=wang-xiuying`)
  await fresh.getByText('看看详情').waitFor()
  await fresh.close()

  edit('pages/home/index.wxml', '{{ 看看详情', '又好了')
  await page.getByText('又好了').waitFor()
  expect(await problems.count()).toBe(0)
})
