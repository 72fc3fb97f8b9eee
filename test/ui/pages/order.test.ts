import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { me, order } from './fixtures'

const open = (groupbuy: CloudAnswers[string]) =>
  showPage('packages/groupbuy/pages/order/index', {
    query: { id: 'o1' },
    cloud: { groupbuy, account: { me: me() } },
  })

describe('the page of an order', () => {
  it('shows code and QR while there is something to fetch, the digits in two groups', async () => {
    const page = await open({ order: order() })

    expect(page.text()).toContain('081 066')
    expect(page.findAll('.code')).toHaveLength(1)
  })

  it('shows neither code nor cancelling once all is fetched', async () => {
    const page = await open({ order: order({ state: 'picked', canCancel: false }) })

    expect(page.findAll('.code')).toHaveLength(0)
    expect(page.text()).not.toContain('取消订单')
  })

  it('asks before it cancels', async () => {
    const page = await open({ order: order() })
    page.wx.showModal.mockImplementationOnce(() => Promise.resolve({ confirm: false } as never))

    await page.fire('.cancel', 'tap')

    expect(page.calls.some((call) => call.action === 'cancelOrder')).toBe(false)
  })

  it('shows the order as it is after cancelling', async () => {
    const cancelled = order({ state: 'cancelled', canCancel: false })
    const page = await open({ order: order(), cancelOrder: cancelled })

    await page.fire('.cancel', 'tap')

    expect(page.text()).toContain('已取消')
    expect(page.findAll('.code')).toHaveLength(0)
  })

  it('says why it could not be cancelled', async () => {
    const cancelOrder = () => {
      throw new Refusal('CLOSED', '已经截单备货,不能自己取消了,请联系社区')
    }
    const page = await open({ order: order(), cancelOrder })

    await page.fire('.cancel', 'tap')

    expect(page.text()).toContain('不能自己取消了')
  })
})
