import { showPage } from '../../support/simulate'
import { home, nextStep } from './fixtures'

const open = (change: Parameters<typeof home>[0] = {}) =>
  showPage('pages/home/index', { cloud: { account: { home: home(change) } } })

describe('home', () => {
  it('asks the cloud once for all that it shows', async () => {
    const page = await open()

    expect(page.calls.map((call) => call.action)).toEqual(['home'])
    expect(page.text()).toContain('王秀英,早上好')
  })

  it('shows what is next as one card and says how much waits besides', async () => {
    const page = await open({ next: [nextStep('o1'), nextStep('o2'), nextStep('o3')] })

    expect(page.text()).toContain('明天(周二) 16:00–19:00')
    expect(page.text()).toContain('还有 2 个订单要取')
  })

  it('asks a newcomer to register instead of greeting nobody', async () => {
    const page = await open({ me: null })

    await page.tap('.introduce')

    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/profile/index' })
  })
})
