import { Refusal, showPage } from '../../support/simulate'
import { card, list } from './fixtures'

const ARTICLES = 'packages/news/pages/articles/index'

const open = (answers: object = {}, more: Parameters<typeof showPage>[1] = {}) =>
  showPage(ARTICLES, { cloud: { news: { articles: list([card()]), ...answers } }, ...more })
type Page = Awaited<ReturnType<typeof open>>

const run = async (page: Page, method: string): Promise<void> => {
  ;(page.instance[method] as () => void)()
  await page.settle()
}
const inputsOf = (page: Page) => page.calls.map(({ action, input }) => [action, input])

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

describe('the list of news', () => {
  it('opens at the category that led here, and no other word is taken for one', async () => {
    expect(inputsOf(await open({}, { query: { category: 'policy' } }))).toEqual([
      ['articles', { category: 'policy' }],
    ])
    expect(inputsOf(await open({}, { query: { category: '$gt' } }))).toEqual([['articles', {}]])
  })

  it('goes on page after page within the category, to the end', async () => {
    const articles = ({ cursor }: { cursor?: string }) =>
      cursor === undefined ? list([card()], 'page-2') : list([card({ id: 'a2', title: '试暖气' })])
    const page = await open({ articles }, { query: { category: 'notice' } })

    await run(page, 'onReachBottom')
    await run(page, 'onReachBottom')

    expect(inputsOf(page)).toEqual([
      ['articles', { category: 'notice' }],
      ['articles', { category: 'notice', cursor: 'page-2' }],
    ])
    expect(page.text()).toContain('试暖气')
    expect(page.text()).toContain('到底了')
  })

  it('is replaced by what was searched for, and comes back with a cleared field', async () => {
    const searchArticles = list([card({ id: 'a9', title: '医保缴费' })])
    const page = await open({ searchArticles })

    await page.fire('.search', 'search', { value: '医保' })
    expect(page.text()).toContain('医保缴费')
    expect(page.text()).not.toContain('周三停水一天')

    await page.fire('.search', 'search', { value: '' })
    expect(page.text()).toContain('周三停水一天')
  })

  it('says what to do when nothing is found', async () => {
    const page = await open({ searchArticles: list([]) })

    await page.fire('.search', 'search', { value: '飞船' })
    expect(page.text()).toContain('没有找到这样的资讯')

    await page.fire('.list', 'action')
    expect(page.data['words']).toBe('')
    expect(page.text()).toContain('周三停水一天')
  })

  it('shows the answer to the last words, whichever comes last', async () => {
    let answerSlow: (value: object) => void = () => undefined
    const searchArticles = ({ words }: { words: string }) =>
      words === '医'
        ? new Promise((resolve) => (answerSlow = resolve))
        : list([card({ id: 'a9', title: '医保缴费' })])
    const page = await open({ searchArticles })

    await page.fire('.search', 'search', { value: '医' })
    await page.fire('.search', 'search', { value: '医保' })
    answerSlow(list([card({ id: 'a8', title: '义诊' })]))
    await page.settle()

    expect(page.text()).toContain('医保缴费')
    expect(page.text()).not.toContain('义诊')
  })

  it('keeps words and place when one comes back from an article; only its mark goes', async () => {
    const page = await open({ searchArticles: list([card()]) })
    await page.fire('.search', 'search', { value: '停水' })
    const before = page.calls.length
    expect(page.data['list']).toMatchObject({ items: [{ unread: true }] })

    page.wx.setStorageSync('openedArticles', ['a1'])
    await run(page, 'onShow')

    expect(page.data['list']).toMatchObject({ items: [{ unread: false }] })
    expect(page.data['words']).toBe('停水')
    expect(page.calls).toHaveLength(before)
  })

  it('says why it did not open, and opens on the second try', async () => {
    let busy = true
    const articles = () => {
      if (busy) throw new Refusal('INTERNAL', '社区的服务器出了点问题,请再试一次')
      return list([card()])
    }
    const page = await open({ articles })
    expect(page.text()).toContain('社区的服务器出了点问题')

    busy = false
    await page.fire('.list', 'retry')

    expect(page.text()).toContain('周三停水一天')
  })
})

describe('what somebody kept', () => {
  const saved = (savedArticles: object) =>
    showPage('packages/news/pages/saved/index', { cloud: { news: { savedArticles } } })

  it('opens from the list', async () => {
    const page = await saved(list([card()]))

    await page.fire('.one', 'open', { id: 'a1' })

    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/news/pages/article/index?id=a1' })
  })

  it('says how to keep something while there is nothing', async () => {
    const page = await saved(list([]))
    expect(page.text()).toContain('还没有收藏')

    await page.fire('.list', 'action')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/news/pages/articles/index' })
  })
})
