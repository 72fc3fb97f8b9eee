import { MINUTE } from '../../../miniprogram/shared/time'
import type { MealOrder } from '../../../cloudfunctions/meals/collections'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { mealDocument } from '../../support/meals'
import * as menus from '../../support/menus'
import { add, outcome } from '../../support/shop'

/** Paper: pages behind addresses that are signed, name one page, and work for ten minutes. */

type Menu = Awaited<ReturnType<typeof canteen.publishMenu>>

const HOSTILE = `<script>alert(1)</script>"'&王`
const NOW = Date.now()

let cloud: TestCloud
let menu: Menu

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await canteen.settle(cloud, 4)
  menu = await canteen.publishMenu(cloud, {
    items: {
      fish: { name: '红烧鱼<套餐>', parts: ['鱼', '米饭'] },
      porridge: { name: '小米粥', kind: 'dish' },
    },
    note: HOSTILE,
  })
  const meal = (n: number, more: Partial<MealOrder>) => mealDocument(menu, n, more)
  await add(cloud, 'mealOrders', [
    meal(0, { personName: HOSTILE, remark: HOSTILE, dietNote: HOSTILE, clashes: [HOSTILE], diet: ['soft'] }),
    meal(1, { way: 'delivery', address: { building: '3', unit: '2', room: '501' }, diet: [] }),
  ])
})

afterAll(() => cloud.stop())

interface Opened {
  status: number
  body: string
  headers: Headers
}

async function open(url: string): Promise<Opened> {
  const response = await fetch(url)
  return { status: response.status, body: await response.text(), headers: response.headers }
}

const linkTo = async (sheet: string, id: string): Promise<string> =>
  menus.valueOf(await menus.read<{ url: string }>(cloud, 'printSheet', { sheet, id })).url

describe('an address', () => {
  afterEach(() => cloud.clock(null))

  test('opens its page for ten minutes, and not an instant longer', async () => {
    await cloud.clock(NOW)
    const url = await linkTo('kitchen', menu._id)
    await cloud.clock(NOW + 10 * MINUTE - 1)
    const good = await open(url)
    await cloud.clock(NOW + 10 * MINUTE)
    const late = await open(url)

    expect(good.status).toBe(200)
    expect(good.body).toContain('厨房单')
    expect(late.status).toBe(403)
    expect(late.body).not.toContain('小米粥')
  })

  test.each([
    ['another sheet', { s: 'route' }],
    ['another menu', { i: 'other-menu' }],
    ['another community', { c: 'yulan' }],
    ['a community that nobody founded', { c: 'nowhere' }],
    ['more time', { t: String(NOW + 60 * MINUTE) }],
    ['another signature', { k: 'A'.repeat(24) }],
    ['no signature', { k: '' }],
    ['something that is no sheet', { s: '__proto__' }],
  ])('that was altered to ask for %s is refused, and says nothing of what there is', async (_what, more) => {
    const url = new URL(await linkTo('labels', menu._id))
    for (const [key, value] of Object.entries(more)) url.searchParams.set(key, value)

    const refused = await open(url.href)

    expect(refused.status).toBe(403)
    expect(refused.body).toContain('这个网址不对')
    expect(refused.body).not.toMatch(/王|红烧鱼|兴隆/)
  })

  test('is given to the canteen alone; the week’s menu to everybody', async () => {
    const input = { sheet: 'kitchen', id: menu._id }
    expect(outcome(await menus.read(cloud, 'printSheet', input, canteen.elder(0)))).toBe('NOT_ALLOWED')
    expect(outcome(await menus.read(cloud, 'printSheet', input, canteen.OUTSIDER))).toBe('NOT_FOUND')
    const week = menus.valueOf(
      await menus.read<{ url: string }>(cloud, 'printMenu', { from: menu.date }, canteen.STRANGER),
    )
    expect((await open(week.url)).body).toContain('小米粥')
  })
})

describe('a page', () => {
  test.each(['kitchen', 'labels', 'route'])('%s shows what people wrote as they wrote it', async (sheet) => {
    const { body, status } = await open(await linkTo(sheet, menu._id))

    expect(status).toBe(200)
    expect(body).not.toContain('<script')
    expect(body).toContain('红烧鱼&lt;套餐&gt;')
    if (sheet !== 'route') expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;王')
  })

  test('can neither run anything nor fetch anything, and is kept nowhere', async () => {
    const { headers } = await open(await linkTo('kitchen', menu._id))

    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('a card says the name and carries a code that the window knows', async () => {
    const { body } = await open(await linkTo('card', canteen.elderPerson(0)))

    expect(body).toContain('助餐卡')
    expect(body).toContain('王秀英0')
    expect(body).toContain('<svg')
  })

  test('the month sheet has lines to sign', async () => {
    const { body } = await open(await linkTo('month', '2026-11'))

    expect(body).toContain('民政部门审核')
  })
})

test('that a paper was made is written down once an hour, a card under its person', async () => {
  await linkTo('labels', menu._id)
  await linkTo('labels', menu._id)
  await linkTo('card', canteen.elderPerson(1))

  const labels = await cloud.find('auditEntries', { what: 'meals.printSheet', about: `labels:${menu._id}` })
  const cards = await cloud.find('auditEntries', { what: 'meals.printCard', about: canteen.elderPerson(1) })
  expect(labels).toHaveLength(1)
  expect(labels[0]).toMatchObject({ read: true, by: canteen.CANTEEN })
  expect(cards[0]).toMatchObject({ read: true, personId: canteen.elderPerson(1) })
})

test.each(['kitchen', 'labels'])('%s is to be had as a table file too', async (sheet) => {
  const file = menus.valueOf(
    await menus.read<{ fileName: string; content: string }>(cloud, 'sheetFile', { sheet, id: menu._id }),
  )

  expect(file.fileName).toMatch(/\.xlsx$/)
  expect(Buffer.from(file.content, 'base64').subarray(0, 2).toString()).toBe('PK')
})
