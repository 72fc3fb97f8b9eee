import { showPage } from '../../support/simulate'
import { NOW, orderCard } from './fixtures'

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
    const page = await showPage(ORDERS, { cloud: { groupbuy: { myOrders } } })
    expect(page.text()).not.toContain('到底了')

    await reachBottom(page)
    await reachBottom(page)

    expect(page.text()).toContain('跟团号 13')
    expect(page.text()).toContain('到底了')
    expect(page.calls).toHaveLength(2)
  })

  it('say what to do when there is nothing', async () => {
    const page = await showPage(ORDERS, { cloud: { groupbuy: { myOrders: { items: [], now: NOW } } } })

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
    const page = await showPage(ORDERS, { cloud: { groupbuy: { myOrders } } })
    expect(page.text()).toContain('没有连上社区的服务器')

    connected = true
    await page.fire('.list', 'retry')

    expect(page.text()).toContain('跟团号 12')
  })

  it('keep what is there when a refresh does not get through', async () => {
    const page = await showPage(ORDERS, {
      cloud: { groupbuy: { myOrders: { items: [orderCard()], now: NOW } } },
    })
    page.wx.cloud.callFunction.mockImplementationOnce(() => Promise.reject(new Error('request:fail')))

    await (page.instance['load'] as () => Promise<void>)()

    expect(page.text()).toContain('跟团号 12')
    expect(page.text()).toContain('下面是刚才的内容')
  })
})
