import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import app from '../../miniprogram/app.json'
import { startCloud, type TestCloud } from '../support/cloud'
import { median, rounded, table } from './table'

const ROOT = path.join(__dirname, '../..')

/** Package sizes from WeChat's own compiler. */
export function packages(): Promise<void> {
  const { stdout } = spawnSync(process.execPath, ['scripts/check.mjs', '--only', 'compile,functions'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  console.log(`\n${stdout.trim()}`)
  return Promise.resolve()
}

interface Counts {
  setDataCalls: number
  setDataBytes: number
  nodes: number
  depth: number
  firstPaint: number
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Pages that need to know which thing they are about. */
const QUERY: Record<string, string> = {
  'packages/groupbuy/pages/campaign/index': 'id=c-vegetables',
  'packages/groupbuy/pages/confirm/index': 'campaignId=c-vegetables',
  'packages/groupbuy/pages/order/index': 'id=o-c-fruit-2',
  'packages/groupbuy/pages/result/index': 'id=o-c-fruit-2',
  'packages/news/pages/article/index': 'id=a-meal-subsidy',
  'packages/news/pages/poster/index': 'id=a-meal-subsidy',
  'packages/newsroom/pages/article/index': 'id=a-canteen-menu',
  'packages/newsroom/pages/edit/index': 'id=a-lamps-on-square',
  'packages/newsroom/pages/preview/index': 'id=a-meal-subsidy',
  'packages/newsroom/pages/review/index': 'id=a-canteen-menu',
  'packages/staff/pages/campaign/index': 'id=c-fruit',
  'packages/staff/pages/campaign-edit/index': 'id=c-vegetables',
  'packages/staff/pages/orders/index': 'campaignId=c-fruit',
  'packages/staff/pages/order/index': 'id=o-c-fruit-2',
  'packages/staff/pages/purchase/index': 'campaignId=c-winter',
  'packages/staff/pages/verify/index': 'campaignId=c-fruit',
  'packages/staff/pages/phone-order/index':
    'personId=p-li-guihua&name=李桂花&about=1 号楼 2 单元 301&campaignId=c-vegetables',
}

/** Whose phone opens which pages; a resident's unless told. */
const HOLDERS = [
  ['packages/staff', 'o-zhang-min'],
  ['packages/newsroom', 'o-zhao-qian'],
] as const

function allPages(): string[] {
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

async function visit(page: Page, cloud: TestCloud, route: string): Promise<Counts> {
  const as = HOLDERS.find(([folder]) => route.startsWith(folder))?.[1] ?? 'o-wang-xiuying'
  const query = QUERY[route]
  await page.goto(`${cloud.url}/mp/?as=${as}#/${route}${query ? `?${query}` : ''}`)
  await page.waitForFunction('window.__mp && window.__mp.ready')
  await page.evaluate('window.__mp.idle()')
  return page.evaluate<Counts>(`(() => {
    const { setDataCalls, setDataBytes, nodes, depth, firstPaint } = window.__mp.metrics
    return { setDataCalls, setDataBytes, nodes, depth, firstPaint }
  })()`)
}

async function eachPage(browser: Browser, cloud: TestCloud): Promise<(string | number)[][]> {
  const rows = []
  for (const route of allPages()) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const visits = [await visit(page, cloud, route)]
    for (let again = 0; again < 2; again++) {
      await page.goto('about:blank')
      visits.push(await visit(page, cloud, route))
    }
    const last = visits.at(-1)!
    const paint = median(visits.map((v) => v.firstPaint))
    rows.push([
      route.replace(/\/index$/, ''),
      last.setDataCalls,
      rounded(last.setDataBytes / 1024, 1),
      last.nodes,
      last.depth,
      rounded(paint, 0),
    ])
    await context.close()
  }
  return rows
}

/** What each page sends to its view, how large its view is, and when the first of it is painted in the preview. */
export async function pages(): Promise<void> {
  const { findBrowser } = (await import(path.join(ROOT, 'scripts/lib/browser.mjs'))) as {
    findBrowser: () => Promise<string | undefined>
  }
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('There is no browser here: npm test installs one.')
  const cloud = await startCloud({ sample: true, preview: true })
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const head = ['page', 'setData calls', 'KB', 'nodes', 'depth', 'first paint ms']
  table('Pages in the preview', head, await eachPage(browser, cloud))
  await browser.close()
  await cloud.stop()
}
