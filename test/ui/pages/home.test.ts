import { showPage } from '../../support/simulate'
import { card } from '../news/fixtures'
import { home, nextStep } from './fixtures'

const open = (change: Parameters<typeof home>[0] = {}) =>
  showPage('pages/home/index', { cloud: { account: { home: home(change) } } })

describe('home', () => {
  it('asks the cloud once for all that it shows', async () => {
    const page = await open()

    expect(page.calls.map((call) => call.action)).toEqual(['home'])
    expect(page.text()).toContain('王秀英,早上好')
  })

  it('shows what is next as one card, and what waits besides as lines that lead to it', async () => {
    const page = await open({ next: [nextStep('o1'), nextStep('o2'), nextStep('o3')] })

    expect(page.text()).toContain('明天(周二) 16:00–19:00')
    const later = page.findAll('.next >>> .later')
    expect(later).toHaveLength(2)

    later[0]?.dispatchEvent('tap')
    await page.settle()
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/groupbuy/pages/order/index?id=o2' })
  })

  it('asks a newcomer to register instead of greeting nobody', async () => {
    const page = await open({ me: null })

    await page.tap('.introduce')

    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/profile/index' })
  })
})

describe('news on home', () => {
  const more = (count: number) =>
    Array.from({ length: count }, (_, i) => card({ id: `a${i + 2}`, title: `第 ${i + 1} 条` }))

  it('puts an urgent notice above all, and three others under it', async () => {
    const page = await open({ news: [card({ urgent: true }), ...more(3)] })

    expect(page.text()).toMatch(/紧急通知.*周三停水一天.*生鲜团购.*社区新鲜事.*第 1 条.*第 3 条/)

    await page.tap('.urgent')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/news/pages/article/index?id=a1' })
  })

  it('shows no more than three when nothing is urgent, and where the others are', async () => {
    const page = await open({ news: more(4) })

    expect(page.text()).not.toContain('紧急通知')
    expect(page.text()).not.toContain('第 4 条')

    await page.fire('.news', 'more')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/news/pages/articles/index' })
  })

  it('takes no room while there is none', async () => {
    expect((await open()).text()).not.toContain('社区新鲜事')
  })
})
