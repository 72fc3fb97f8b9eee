import { whoseChoices } from '../../../miniprogram/packages/groupbuy/pages/orders/view'
import type { Reply } from '../../../typings/cloud-api'
import { showPage } from '../../support/simulate'
import { me, NOW, orderCard } from './fixtures'

type Me = Reply<'account', 'me'>

const ORDERS = 'packages/groupbuy/pages/orders/index'

/** The reader has reached the end of what is there. */
async function reachBottom(page: Awaited<ReturnType<typeof showPage>>): Promise<void> {
  ;(page.instance['onReachBottom'] as () => void)()
  await page.settle()
}

beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => jest.restoreAllMocks())

describe('lists', () => {
  it('load page after page until the end says so', async () => {
    const myOrders = ({ cursor }: { cursor?: string }) =>
      cursor === undefined
        ? { items: [orderCard()], next: 'page-2', now: NOW }
        : { items: [orderCard({ id: 'o2', number: 13 })], now: NOW }
    const page = await showPage(ORDERS, { cloud: { groupbuy: { myOrders }, account: { me: me() } } })
    expect(page.text()).not.toContain('到底了')

    await reachBottom(page)
    await reachBottom(page)

    expect(page.text()).toContain('跟团号 13')
    expect(page.text()).toContain('到底了')
    expect(page.calls.filter(({ action }) => action === 'myOrders')).toHaveLength(2)
  })

  it('say what to do when there is nothing', async () => {
    const page = await showPage(ORDERS, {
      cloud: { groupbuy: { myOrders: { items: [], now: NOW } }, account: { me: me() } },
    })

    expect(page.text()).toContain('还没有订过菜')

    await page.fire('.list', 'action')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/groupbuy/index' })
  })

  it('say why they did not open, and open on the second try', async () => {
    let connected = false
    const myOrders = () => {
      if (!connected) throw new Error('request:fail')
      return { items: [orderCard()], now: NOW }
    }
    const page = await showPage(ORDERS, { cloud: { groupbuy: { myOrders }, account: { me: me() } } })
    expect(page.text()).toContain('没有连上社区的服务器')

    connected = true
    await page.fire('.list', 'retry')

    expect(page.text()).toContain('跟团号 12')
  })

  it('keep what is there when a refresh does not get through', async () => {
    const page = await showPage(ORDERS, {
      cloud: { groupbuy: { myOrders: { items: [orderCard()], now: NOW } }, account: { me: me() } },
    })
    page.wx.cloud.callFunction.mockImplementationOnce(() => Promise.reject(new Error('request:fail')))

    await (page.instance['load'] as () => Promise<void>)()

    expect(page.text()).toContain('跟团号 12')
    expect(page.text()).toContain('下面是刚才的内容')
  })
})

/** Somebody for whom I act, as the cloud answers it. */
const linked = (change: Partial<Me['family'][number]> = {}): Me['family'][number] => ({
  linkId: 'l1',
  personId: 'p-mother',
  name: '王秀英',
  relation: '妈妈',
  scopes: ['groupbuy'],
  state: 'active',
  kind: 'family',
  maskedPhone: '139****1001',
  askedAt: NOW,
  confirmedAt: NOW,
  endedAt: null,
  until: null,
  ...change,
})

describe('whose orders', () => {
  const open = (family: Me['family']) =>
    showPage(ORDERS, {
      cloud: {
        groupbuy: {
          myOrders: ({ personId }: { personId?: string }) => ({
            items: [orderCard(personId ? { number: 77 } : {})],
            now: NOW,
          }),
        },
        account: { me: me({ family }) },
      },
    })

  it('is no question to who orders for nobody else', async () => {
    const page = await open([linked({ scopes: ['meals'] }), linked({ state: 'pending', personId: null })])

    expect(page.findAll('.whose')).toHaveLength(0)
  })

  it('can be chosen by who orders for somebody, and the list is theirs then', async () => {
    const page = await open([linked()])
    expect(page.text()).toContain('我的')

    await page.fire('.whose', 'change', { value: 'p-mother' })

    expect(page.text()).toContain('跟团号 77')
    expect(page.calls.at(-1)?.input).toEqual({ show: 'all', personId: 'p-mother' })
  })

  it('says names where one word means two people', () => {
    const two = [linked(), linked({ linkId: 'l2', personId: 'p-2', name: '赵素兰' })]

    expect(whoseChoices(two).map(({ label }) => label)).toEqual(['我的', '王秀英', '赵素兰'])
  })

  it('shows the list also when the family cannot be asked for', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const page = await showPage(ORDERS, {
      cloud: { groupbuy: { myOrders: { items: [orderCard()], now: NOW } } },
    })

    expect(page.text()).toContain('跟团号 12')
  })
})
