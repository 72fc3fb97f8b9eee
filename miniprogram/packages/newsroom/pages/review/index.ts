import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { news, type Changes, type StaffArticle } from '../../../../services/news'
import { act, AT_REST } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { approvedInWords, articleView, type ArticleView } from '../../model/article-view'
import { changeRows, changesInWords, type ChangeRow } from '../../model/changes-view'
import type { Plan } from '../../model/plan'
import { fromQuery, newsroomRoutes } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { key: string }>

const RETURN = {
  title: '退回给编辑',
  consequence: '编辑会看到这句话,改好以后再提交。',
  usual: ['有错别字', '时间地点没写清', '太长了,请短一点', '图片不合适'],
}

/** Unchanged pieces that are unfolded. */
const NOTHING: { unfolded: Record<string, boolean> } = { unfolded: {} }

/** What changed since residents last read it, and the decision. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    view: null as ArticleView | null,
    asked: 0,
    summary: '',
    fields: [] as Changes['fields'],
    rows: [] as ChangeRow[],
    ...NOTHING,
    first: false,
    /** It waits for this person's decision. */
    open: false,
    approving: false,
    returning: false,
    back: RETURN,
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: fromQuery(query.id) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    const { id } = this.data
    return present(
      this,
      () => Promise.all([news.staffArticle(id), news.changes(id)]),
      ([article, changes]) => ({
        ...shown(article),
        fields: changes.fields,
        first: changes.first,
        rows: changeRows(changes.blocks),
        summary: changesInWords(changes),
      }),
    )
  },

  onUnfold(event: Tap) {
    const { key } = event.currentTarget.dataset
    this.setData({ [`unfolded.${key}`]: !this.data.unfolded[key] })
  },

  onPreview() {
    open(newsroomRoutes.preview(this.data.id))
  },

  onApprove() {
    this.setData({ approving: true, problem: '' })
  },

  onReturn() {
    this.setData({ returning: true, problem: '' })
  },

  onNotNow() {
    this.setData({ approving: false, returning: false, problem: '' })
  },

  onPlan({ detail }: WechatMiniprogram.CustomEvent<{ plan: Plan }>) {
    this.decide((of) => news.approve({ ...of, ...detail.plan }), approvedInWords)
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { reason } = detail
    this.decide(
      (of) => news.sendBack({ ...of, reason }),
      () => '退回去了。编辑改好以后会再提交',
    )
  },

  /** The decision names the version that was on the screen: what somebody saved meanwhile is looked at first. */
  decide(
    work: (of: { id: string; version: number }) => Promise<StaffArticle>,
    words: (after: StaffArticle) => string,
  ): void {
    const { view } = this.data
    if (!view) return
    const { id, version } = view
    const name = this.data.approving ? 'approve' : 'return'
    void act(
      this,
      name,
      async () => leave(id, words(await work({ id, version }))),
      (error) => this.overtaken(error),
    )
  },

  overtaken({ code }: CloudError): boolean {
    if (code === 'STALE' || code === 'CLOSED' || code === 'CHANGED') {
      this.setData({ approving: false, returning: false })
      void this.load()
    }
    return false
  },
})

function shown(article: StaffArticle) {
  const view = articleView(article)
  return { view, asked: article.asked, open: view.main === 'review' }
}

/** To the article's own page, which says what happens next. */
function leave(id: string, notice: string): void {
  const before = getCurrentPages().at(-2)
  if (before?.route.endsWith('newsroom/pages/article/index') && before.options['id'] === id) {
    before.setData({ notice })
    void wx.navigateBack()
  } else void wx.redirectTo({ url: newsroomRoutes.article(id, notice) })
}
