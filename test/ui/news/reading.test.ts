import { MINUTE } from '../../../miniprogram/shared/time'
import { Refusal, showComponent, showPage } from '../../support/simulate'
import { articleLook } from '../../../miniprogram/view/articles'
import { article, beside, card, comment, list } from './fixtures'

const ARTICLE = 'packages/news/pages/article/index'

const open = (answers: object = {}, more: Parameters<typeof showPage>[1] = {}) =>
  showPage(ARTICLE, {
    query: { id: 'a1' },
    cloud: { news: { article: article(), beside: beside(), markRead: {}, ...answers } },
    ...more,
  })
type Page = Awaited<ReturnType<typeof open>>

const actionsOf = (page: Page) => page.calls.map(({ action }) => action)
const call = <T>(page: Page, method: string): T => (page.instance[method] as () => T)()
/** The simulator has functions of its own for what the stand-in lacks; these take their place. */
const onThisPhone = (functions: object) =>
  Object.assign((globalThis as unknown as { wx: object }).wx, functions)
const down = () => {
  throw new Error('request:fail')
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

describe('the page of an article', () => {
  it('shows the article before it asks for what stands under it, and says last that it was read', async () => {
    const page = await open()

    expect(page.text()).toContain('一句话说今晚请接好水。')
    expect(actionsOf(page)).toEqual(['article', 'beside', 'markRead'])
    expect(page.wx.setStorageSync).toHaveBeenCalledWith('openedArticles', ['a1'])
  })

  it('opens by the code of a poster, whose scene is encoded', async () => {
    const page = await open({}, { query: { scene: 'a%2D1' } })

    expect(page.calls[0]).toMatchObject({ action: 'article', input: { id: 'a-1' } })
  })

  it('stays readable when neither the count nor the questions get through', async () => {
    let connected = false
    const page = await open({ markRead: down, beside: () => (connected ? beside() : down()) })
    expect(page.text()).toContain('主阀门要换。')
    expect(page.text()).toContain('邻居们问的还没有取到')

    connected = true
    await page.tap('.asking >>> .again')

    expect(page.text()).not.toContain('还没有取到')
  })

  it('that is gone leads to the others, and counts as read by nobody', async () => {
    const gone = () => {
      throw new Refusal('NOT_FOUND', '这篇资讯已经撤下了')
    }
    const page = await open({ article: gone })

    expect(page.text()).toContain('这篇资讯已经撤下了')
    expect(actionsOf(page)).not.toContain('markRead')
    expect(page.wx.setStorageSync).not.toHaveBeenCalledWith('openedArticles', expect.anything())

    await page.tap('.to-list')
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/news/pages/articles/index' })
  })

  it('that is withdrawn while somebody was away is gone when they come back', async () => {
    let withdrawn = false
    const answer = () => {
      if (withdrawn) throw new Refusal('NOT_FOUND', '这篇资讯已经撤下了')
      return article()
    }
    const page = await open({ article: answer })

    withdrawn = true
    const later = Date.now() + 2 * MINUTE
    jest.spyOn(Date, 'now').mockReturnValue(later)
    call(page, 'onShow')
    await page.settle()

    expect(page.text()).not.toContain('主阀门要换。')
  })

  it('goes on by card and by moments with its own title', async () => {
    const page = await open({ article: article({ cover: 'cloud://local/tap.jpg' }) })

    expect(call(page, 'onShareAppMessage')).toEqual({
      title: '周三停水一天',
      path: '/packages/news/pages/article/index?id=a1',
      imageUrl: 'cloud://local/tap.jpg',
    })
    expect(call(page, 'onShareTimeline')).toMatchObject({ title: '周三停水一天', query: 'id=a1' })
  })

  it('is kept and let go by the same button, as the server says', async () => {
    let saved = false
    const react = ({ on }: { on: boolean }) => {
      saved = on
      return { likes: 3, liked: false, saved }
    }
    const page = await open({ react })

    await page.tap('.save')
    expect(page.text()).toContain('已收藏')
    await page.tap('.save')

    expect(page.calls.filter(({ action }) => action === 'react').map(({ input }) => input)).toEqual([
      { articleId: 'a1', kind: 'saved', on: true },
      { articleId: 'a1', kind: 'saved', on: false },
    ])
    expect(page.text()).toContain('赞 3')
  })
})

describe('what stands under an article', () => {
  const UNDER = 'packages/news/components/under-article/index'
  const under = (answers: object = {}) =>
    showComponent(UNDER, {
      properties: { articleId: 'a1' },
      cloud: { news: { beside: beside(), ...answers } },
    })

  it('marks what the community answered', async () => {
    const answered = comment({ answer: { text: '高层也停', at: comment().at } })
    const shown = await under({ beside: beside(list([answered])) })

    expect(shown.text()).toContain('社区回复')
    expect(shown.text()).toContain('高层也停')
  })

  it('shows a question that was just asked on top, waiting, and empties the box', async () => {
    const mine = comment({ id: 'q2', text: '几点来水', mine: true, waiting: true })
    const shown = await under({ beside: beside(list([comment()])), ask: mine })

    await shown.fire('.question', 'change', { value: ' 几点来水 ' })
    await shown.tap('.ask')

    expect(shown.calls.at(-1)).toMatchObject({ action: 'ask', input: { articleId: 'a1', text: '几点来水' } })
    expect(shown.text()).toMatch(/几点来水社区看过后大家就能看到.*李邻居/)
    expect(shown.data['text']).toBe('')
  })

  it('asks for words before it asks the cloud', async () => {
    const shown = await under()

    await shown.fire('.question', 'change', { value: '  ' })
    await shown.tap('.ask')

    expect(shown.text()).toContain('先写一写想问什么')
    expect(shown.calls.map(({ action }) => action)).toEqual(['beside'])
  })

  it('leads a newcomer to say who they are, and keeps what they wrote', async () => {
    const ask = () => {
      throw new Refusal('PROFILE_NEEDED', '先登记')
    }
    const shown = await under({ ask })

    await shown.fire('.question', 'change', { value: '几点来水' })
    await shown.tap('.ask')

    expect(shown.wx.navigateTo).toHaveBeenCalledWith({
      url: '/packages/account/pages/profile/index?why=news',
    })
    expect(shown.data['text']).toBe('几点来水')
  })

  it('keeps what was written when the network is gone, and says so', async () => {
    const shown = await under({ ask: down })

    await shown.fire('.question', 'change', { value: '几点来水' })
    await shown.tap('.ask')

    expect(shown.text()).toContain('没有连上社区的服务器')
    expect(shown.data['text']).toBe('几点来水')
  })

  it('takes back only what is one’s own, and only after a question', async () => {
    const items = [comment(), comment({ id: 'q2', text: '我问的', mine: true })]
    const shown = await under({ beside: beside(list(items)), removeQuestion: {} })
    const no = { errMsg: 'ok', confirm: false }
    shown.wx.showModal.mockResolvedValueOnce(no)
    expect(shown.findAll('.remove')).toHaveLength(1)

    await shown.tap('.remove')
    expect(shown.text()).toContain('我问的')
    await shown.tap('.remove')

    expect(shown.text()).not.toContain('我问的')
    expect(shown.calls.at(-1)).toMatchObject({ action: 'removeQuestion', input: { id: 'q2' } })
  })

  it('brings further questions when asked to', async () => {
    const answer = ({ cursor }: { cursor?: string }) =>
      cursor === undefined
        ? beside({ ...list([comment()], 'page-2'), related: [card({ id: 'a2', title: '怎么储水' })] })
        : beside(list([comment({ id: 'q2', text: '车库呢' })]))
    const shown = await under({ beside: answer })

    await shown.tap('.more')

    expect(shown.text()).toContain('车库呢')
    expect(shown.text()).toContain('怎么储水')
    expect(shown.findAll('.more')).toHaveLength(0)
  })
})

describe('the drawn article', () => {
  const show = (blocks: Parameters<typeof article>[0]) =>
    showComponent('components/article-view/index', {
      properties: { article: articleLook(article(blocks), article(blocks)) },
      cloud: {},
    })

  it('copies the address of an official account’s article that does not open here', async () => {
    const url = 'https://mp.weixin.qq.com/s/abc'
    const shown = await show({ blocks: [{ id: 'b', kind: 'link', url, title: '原文' }] })
    const refuse = jest.fn(({ fail }: { fail: (error: object) => void }) => fail({ errMsg: 'no' }))
    onThisPhone({ openOfficialAccountArticle: refuse })

    await shown.tap('.opens')

    expect(refuse).toHaveBeenCalledWith(expect.objectContaining({ url }))
    expect(shown.wx.setClipboardData).toHaveBeenCalledWith({ data: url })
    expect(shown.text()).toContain('链接已经复制好了')
  })

  it('says in words that a file of this kind cannot be opened here', async () => {
    const file = { id: 'b', kind: 'file', file: 'cloud://local/a.zip', name: '表格.zip', bytes: 9 } as const
    const shown = await show({ blocks: [file] })

    await shown.tap('.opens')

    expect(shown.text()).toContain('这种文件在微信里打不开')
  })

  it('fetches a document and opens it in WeChat', async () => {
    const file = { id: 'b', kind: 'file', file: 'cloud://local/a', name: '申请表.docx', bytes: 9 } as const
    const shown = await show({ blocks: [file] })
    const openDocument = jest.fn().mockResolvedValue({})
    const downloadFile = jest.fn().mockResolvedValue({ tempFilePath: 'wxfile://a' })
    onThisPhone({ openDocument })
    Object.assign(shown.wx.cloud, { downloadFile })

    await shown.tap('.opens')

    expect(openDocument).toHaveBeenCalledWith({ filePath: 'wxfile://a', fileType: 'docx', showMenu: true })
  })

  it('calls the number of a policy with one tap', async () => {
    const relevance = { forWhom: '', bring: '', where: '', phone: '0393-4412345' }
    const shown = await show({ relevance })

    await shown.tap('.call')

    expect(shown.wx.makePhoneCall).toHaveBeenCalledWith(
      expect.objectContaining({ phoneNumber: '0393-4412345' }),
    )
  })

  it('shows large pictures in their order, beginning with the one that was tapped', async () => {
    const image = (id: string) =>
      ({ id, kind: 'image', file: id, original: `${id}-large`, width: 4, height: 3, caption: '' }) as const
    const shown = await show({ blocks: [image('p1')] })

    await shown.tap('.frame')

    expect(shown.wx.previewImage).toHaveBeenCalledWith({ urls: ['p1-large'], current: 'p1-large' })
  })
})
