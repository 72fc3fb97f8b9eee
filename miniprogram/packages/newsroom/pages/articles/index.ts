import { dress, look } from '../../../../services/appearance'
import { asCloudError } from '../../../../services/errors'
import { news } from '../../../../services/news'
import { ARTICLE_STAGES, type ArticleStage } from '../../../../shared/vocabulary'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { draftsSettled } from '../../autosave'
import { keptDrafts } from '../../kept-drafts'
import {
  emptyOf,
  localView,
  staffCardView,
  type LocalView,
  type StaffCardView,
} from '../../model/article-view'
import { stageChoices } from '../../model/choices'
import { newsroomRoutes } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Answer = Awaited<ReturnType<typeof news.staffArticles>>

const cardRow = (card: Answer['items'][number], { now }: Answer) => staffCardView(card, now)
const FIRST: { stage: ArticleStage } = { stage: 'draft' }

/** The newsroom's articles by how far the work on them is, and what is on this phone alone. */
Page({
  data: {
    ...look(),
    ...FIRST,
    state: LOADING,
    list: noItems<StaffCardView>(),
    choices: stageChoices(null),
    empty: emptyOf.draft,
    local: [] as LocalView[],
  },

  onLoad(query: { stage?: string }) {
    const stage = ARTICLE_STAGES.find((one) => one === query.stage)
    if (stage) this.setData({ stage, empty: emptyOf[stage] })
  },

  onShow() {
    dress(this)
    void this.load()
    void this.count()
  },

  onPullDownRefresh() {
    void this.count()
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), cardRow)
  },

  /** Coming out of the editor, its last save is waited for: it belongs into the list. */
  async load(): Promise<void> {
    this.setData({ local: keptDrafts.local().map((draft) => localView(draft, Date.now())) })
    await draftsSettled()
    this.setData({ local: keptDrafts.local().map((draft) => localView(draft, Date.now())) })
    await presentList(this, (cursor) => this.ask(cursor), cardRow)
  },

  ask(cursor: string | null): Promise<Answer> {
    return news.staffArticles({ stage: this.data.stage, ...from(cursor) })
  },

  /** How much waits; the list does not wait for it. */
  async count(): Promise<void> {
    try {
      this.setData({ choices: stageChoices(await news.desk()) })
    } catch (error) {
      console.warn('counts', asCloudError(error).message)
    }
  },

  onStage({ detail }: WechatMiniprogram.CustomEvent<{ value: ArticleStage }>) {
    const stage = detail.value
    this.setData({ stage, empty: emptyOf[stage], state: LOADING, list: noItems<StaffCardView>() })
    void this.load()
  },

  onOpen(event: Tap) {
    open(newsroomRoutes.article(event.currentTarget.dataset.id))
  },

  onLocal(event: Tap) {
    open(newsroomRoutes.newArticle(event.currentTarget.dataset.id))
  },

  onNew() {
    open(newsroomRoutes.newArticle())
  },

  onNumbers() {
    open(newsroomRoutes.numbers())
  },
})
