import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { news, type StaffArticle } from '../../../../services/news'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { draftsSettled } from '../../autosave'
import { keptDrafts } from '../../kept-drafts'
import { articleView, type ArticleAct, type ArticleView } from '../../model/article-view'
import type { Plan } from '../../model/plan'
import { fromQuery, newsroomRoutes } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { act: ArticleAct['key'] }>

const WITHDRAW = {
  title: '撤下这篇文章吗',
  consequence: '邻居们马上看不到了,收藏、搜索和转发的链接也打不开。文章留在「已撤下」里。',
  usual: ['内容有误', '已经过期', '换了新的通知'],
}

/** One article in the newsroom: where it stands, and what this person can do with it now. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    view: null as ArticleView | null,
    /** What has just been done, and what comes next. */
    notice: '',
    /** Words of this article are on this phone and not with the community. */
    kept: false,
    planning: false,
    withdrawing: false,
    withdraw: WITHDRAW,
  },

  onLoad(query: { id?: string; notice?: string }) {
    this.setData({ id: fromQuery(query.id), notice: fromQuery(query.notice) })
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  /** Coming out of the editor, its last save is waited for: a decision names the version that it is about. */
  load(): Promise<void> {
    return present(
      this,
      async () => {
        await draftsSettled()
        return news.staffArticle(this.data.id)
      },
      (article) => ({ view: articleView(article), kept: keptDrafts.read(this.data.id) !== null }),
    )
  },

  /** Shows what an action answered, or, where somebody else was quicker, what is there by now. */
  move(
    name: string,
    work: (of: { id: string; version: number }) => Promise<StaffArticle>,
    notice: string,
  ): void {
    const { view } = this.data
    if (!view) return
    void act(
      this,
      name,
      async () => {
        const article = await work({ id: view.id, version: view.version })
        this.setData({ view: articleView(article), notice, planning: false, withdrawing: false })
      },
      (error) => this.overtaken(error),
    )
  },

  overtaken({ code }: CloudError): boolean {
    if (code === 'STALE' || code === 'CLOSED' || code === 'CHANGED') void this.load()
    return false
  },

  onMain() {
    const { view } = this.data
    if (view?.main === 'review') open(newsroomRoutes.review(view.id))
    else this.move('main', news.submit, '提交了。审核的同事在「等审核」里看得到,通过以后邻居们就能看')
  },

  onAct(event: Tap) {
    const { view } = this.data
    if (!view || this.data.busy) return
    switch (event.currentTarget.dataset.act) {
      case 'edit':
        return open(newsroomRoutes.edit(view.id))
      case 'preview':
        return open(newsroomRoutes.preview(view.id))
      case 'recall':
        return this.move('recall', news.recall, '撤回来了。改好以后再提交')
      case 'unschedule':
        return this.move('unschedule', news.unschedule, '不定时发了,稿子回到草稿。要发的话再提交审核')
      case 'pin':
        return this.setData({ planning: true, problem: '' })
      case 'withdraw':
        return this.setData({ withdrawing: true, problem: '' })
      case 'discard':
        return void this.discard(view)
    }
  },

  onPlan({ detail }: WechatMiniprogram.CustomEvent<{ plan: Plan }>) {
    const { pinnedUntil, urgentUntil } = detail.plan
    const notice = pinnedUntil || urgentUntil ? '存好了,列表里马上排到前面' : '存好了,按发布时间排'
    this.move('plan', (of) => news.pin({ ...of, pinnedUntil, urgentUntil }), notice)
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { reason } = detail
    this.move('withdraw', (of) => news.withdraw({ ...of, reason }), '撤下了,邻居们看不到了。改好可以重新提交')
  },

  onNotNow() {
    this.setData({ planning: false, withdrawing: false, problem: '' })
  },

  async discard({ id, version }: ArticleView): Promise<void> {
    const label = this.data.view?.acts.find(({ key }) => key === 'discard')?.label ?? '丢掉草稿'
    const sure = await confirmed({
      title: label,
      content: '没发布的内容会没有,不能恢复。',
      yes: '丢掉',
      grave: true,
    })
    if (!sure) return
    const work = async () => {
      const { removed } = await news.discard({ id, version })
      keptDrafts.drop(id)
      if (removed) void wx.navigateBack()
      else {
        this.setData({ notice: '这次的修改丢掉了,邻居们看到的没有变' })
        await this.load()
      }
    }
    await act(this, 'discard', work, (error) => this.overtaken(error))
  },
})
