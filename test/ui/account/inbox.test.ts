import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { NOW } from '../pages/fixtures'
import { message } from './fixtures'

const open = (items: ReturnType<typeof message>[], more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/inbox/index', {
    cloud: { account: { inbox: { items, now: NOW }, readMessages: {}, ...more } },
  })

describe('messages', () => {
  it('say in a word which are new', async () => {
    const page = await open([message('m1'), message('m2', { read: true })])

    expect(page.findAll('.message--new')).toHaveLength(1)
    expect(page.text()).toContain('没看过')
  })

  it('count as read when they are opened, and lead to what they are about', async () => {
    const page = await open([message('m1')])

    await page.tap('.message')

    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/groupbuy/pages/order/index?id=o1' })
    expect(page.calls.at(-1)).toMatchObject({ action: 'readMessages', input: { ids: ['m1'] } })
    expect(page.findAll('.message--new')).toHaveLength(0)
  })

  it('that lead to a page of the tab bar open it as a tab', async () => {
    const page = await open([message('m1', { page: '/pages/me/index', read: true })])

    await page.tap('.message')

    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' })
    expect(page.calls.some(({ action }) => action === 'readMessages')).toBe(false)
  })

  it('are all marked at once, without naming them', async () => {
    const page = await open([message('m1'), message('m2')])

    await page.fire('.all-read', 'tap')

    expect(page.calls.at(-1)?.input).toEqual({})
    expect(page.findAll('.message--new')).toHaveLength(0)
    expect(page.findAll('.all-read')).toHaveLength(0)
  })

  it('stay new when marking does not get through', async () => {
    const page = await open([message('m1')], {
      readMessages: () => {
        throw new Refusal('TOO_MANY', '请慢一点再试')
      },
    })

    await page.fire('.all-read', 'tap')

    expect(page.text()).toContain('请慢一点再试')
    expect(page.findAll('.message--new')).toHaveLength(1)
  })

  it('go on where the list ended', async () => {
    const inbox = ({ cursor }: { cursor?: string }) =>
      cursor ? { items: [message('m2')], now: NOW } : { items: [message('m1')], next: 'c1', now: NOW }
    const page = await open([], { inbox })

    await (page.instance['onReachBottom'] as () => Promise<void>)()
    await page.settle()

    expect(page.findAll('.message')).toHaveLength(2)
  })

  it('that there are none of is said with what will be here', async () => {
    expect((await open([])).text()).toContain('都会在这里告诉您')
  })
})
