import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { me, order } from './fixtures'

const TEMPLATES = { pickup: 'tmpl-pickup', change: 'tmpl-change' }

/** Opens the page as one comes to it: from pages that have met the community. */
async function open(templates: object, account: CloudAnswers[string] = {}) {
  const community = { ...me().community, templates }
  return showPage('packages/groupbuy/pages/result/index', {
    query: { id: 'o1' },
    storage: { community },
    cloud: { groupbuy: { order: order() }, account },
  })
}

/** What the person answers on WeChat's sheet. */
function allows(page: Shown, answer: Record<string, 'accept' | 'reject'>): void {
  page.wx.requestSubscribeMessage.mockResolvedValueOnce({ errMsg: 'ok', ...answer })
}

describe('the page after ordering', () => {
  it('has nothing but the telephone at the foot, where the button of the order was', async () => {
    const page = await open({})

    expect(page.findAll('bottom-bar >>> .main')).toHaveLength(0)
    await page.fire('.see', 'tap')

    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/groupbuy/pages/order/index?id=o1' })
  })

  it('offers no reminder where the community can send none', async () => {
    const page = await open({})

    expect(page.text()).not.toContain('提醒我')
  })

  it('asks WeChat for pick-up and changes, and tells the cloud what was allowed', async () => {
    const page = await open(TEMPLATES, { allowMessages: {} })
    allows(page, { 'tmpl-pickup': 'accept', 'tmpl-change': 'reject' })

    await page.fire('.remind', 'tap')

    expect(page.calls.find(({ action }) => action === 'allowMessages')?.input).toEqual({
      templates: ['pickup'],
    })
    expect(page.text()).toContain('微信会提醒您')
  })

  it('takes a no as an answer', async () => {
    const page = await open(TEMPLATES)
    allows(page, { 'tmpl-pickup': 'reject', 'tmpl-change': 'reject' })

    await page.fire('.remind', 'tap')

    expect(page.text()).toContain('没有打开也不要紧')
  })

  it('says when the answer could not be kept', async () => {
    const allowMessages = () => {
      throw new Refusal('BUSY', '现在人有点多,请稍等几秒再试一次')
    }
    const page = await open(TEMPLATES, { allowMessages })
    allows(page, { 'tmpl-pickup': 'accept' })

    await page.fire('.remind', 'tap')
    await new Promise((resolve) => setTimeout(resolve, 2_000))

    expect(page.text()).toContain('现在人有点多')
  })
})
