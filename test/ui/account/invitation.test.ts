import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { invitation } from './fixtures'

const open = (change: Parameters<typeof invitation>[0] = {}, more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/invitation/index', {
    query: { id: 'link-daughter' },
    cloud: { account: { invitation: invitation(change), answerLink: {}, ...more } },
  })

const answers = (page: Awaited<ReturnType<typeof open>>) =>
  page.calls.filter((call) => call.action === 'answerLink')

describe('an invitation', () => {
  it('says who asks, as what and for what, and what a yes means', async () => {
    const page = await open()

    expect(page.text()).toContain('李梅想替您订菜、订餐')
    expect(page.text()).toContain('称您为妈妈')
    expect(page.text()).toContain('随时可以停')
  })

  it('is accepted for what was left ticked, and says where to stop it', async () => {
    const page = await open()
    await page.fire('.request >>> .scopes', 'change', { values: ['meals'] })

    await page.fire('.request >>> .accept', 'tap')

    expect(answers(page)[0]?.input).toEqual({ linkId: 'link-daughter', accept: true, scopes: ['meals'] })
    expect(page.text()).toContain('以后李梅可以替您订餐')
    expect(page.text()).toContain('在“我的”里点“家人”')
  })

  it('is refused after a second thought', async () => {
    const page = await open()

    await page.fire('.request', 'answer', { id: 'link-daughter', accept: false, scopes: [] })

    expect(answers(page)[0]?.input).toEqual({ linkId: 'link-daughter', accept: false })
    expect(page.text()).toContain('李梅不能替您办')
  })

  it('asks a stranger to introduce themselves before they can say yes', async () => {
    const page = await open({ known: false })

    expect(page.findAll('.request')).toHaveLength(0)
    await page.fire('.introduce', 'tap')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/profile/index' })
  })

  it('cannot be answered by whoever sent it', async () => {
    const page = await open({ own: true })

    expect(page.text()).toContain('这是您发出的请求')
    expect(page.findAll('.request')).toHaveLength(0)
  })

  it('says kindly that it is over, without saying why', async () => {
    const page = await open(
      {},
      {
        invitation: () => {
          throw new Refusal('NOT_FOUND', '没有找到')
        },
      },
    )

    expect(page.text()).toContain('这个请求不在了')
    await page.fire('.page', 'action')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  it('keeps the ticks when the answer does not get through', async () => {
    const page = await open(
      {},
      {
        answerLink: () => {
          throw new Refusal('NOT_FOUND', '这个请求已经收回了')
        },
      },
    )
    await page.fire('.request >>> .scopes', 'change', { values: ['meals'] })

    await page.fire('.request >>> .accept', 'tap')

    expect(page.text()).toContain('这个请求已经收回了')
    expect(page.find('.request').data['rows']).toMatchObject([
      { value: 'groupbuy', on: false },
      { value: 'meals', on: true },
    ])
  })
})
