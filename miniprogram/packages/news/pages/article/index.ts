import { dress, look } from '../../../../services/appearance'
import { asCloudError } from '../../../../services/errors'
import type { Article } from '../../../../services/news'
import { news } from '../../../../services/news'
import { openedArticles } from '../../../../services/opened-articles'
import { MINUTE } from '../../../../shared/time'
import { act, AT_REST } from '../../../../view/act'
import type { ArticleLook } from '../../../../view/articles'
import { articleLook } from '../../../../view/articles'
import { open, routes } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { wordsAloud } from '../../model/aloud'

type Kind = 'like' | 'saved'
type ReactTap = WechatMiniprogram.TouchEvent<object, object, { kind: Kind }>

/** Whoever comes back after so long may find another revision, or that it is gone. */
const STILL_TRUE = MINUTE

/** A scanned code brings the id as `scene`, encoded; a card and our own pages bring it as `id`. */
function idIn(query: Record<string, string | undefined>): string {
  if (query['id']) return query['id']
  try {
    return decodeURIComponent(query['scene'] ?? '')
  } catch (error) {
    console.warn('scene is not encoded', error)
    return query['scene'] ?? ''
  }
}

/** One article: read, heard, kept, passed on, asked about. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    view: null as ArticleLook | null,
    cover: '',
    aloud: [] as string[],
    recording: '',
    likes: 0,
    liked: false,
    saved: false,
    /** Grows when what stands under the article is to be loaded anew. */
    fresh: 0,
  },

  loadedAt: 0,

  onLoad(query) {
    this.setData({ id: idIn(query) })
  },
  onShow() {
    dress(this)
    if (Date.now() - this.loadedAt > STILL_TRUE) void this.load()
  },
  async onPullDownRefresh(): Promise<void> {
    await refresh(() => this.load())
    this.setData({ fresh: this.data.fresh + 1 })
  },
  async load(): Promise<void> {
    const { id } = this.data
    await present(
      this,
      () => news.article(id),
      (article) => this.shown(article),
    )
    if (this.data.state.status !== 'ready' || this.data.state.stale) return
    const first = this.loadedAt === 0
    this.loadedAt = Date.now()
    if (first) this.opened()
  },
  shown(article: Article) {
    const view = articleLook(article, article)
    const { liked, saved, likes, cover, audio } = article
    // The voice would begin anew with every list that it is given.
    const aloud = wordsAloud(view)
    const same = aloud.join() === this.data.aloud.join()
    return { view, liked, saved, likes, cover, recording: audio, ...(same ? {} : { aloud }) }
  },
  /** Nobody waits for this: it is only for the marks of what is new and the newsroom's numbers. */
  opened() {
    const { id } = this.data
    openedArticles.add(id)
    news.markRead(id).catch((error: unknown) => console.warn(asCloudError(error).message))
  },
  onRetry() {
    void this.load()
  },
  onOthers() {
    void wx.redirectTo({ url: routes.news() })
  },

  onReact(event: ReactTap) {
    const { kind } = event.currentTarget.dataset
    const { id: articleId, liked, saved } = this.data
    const on = kind === 'like' ? !liked : !saved
    void act(this, kind, async () => {
      this.setData(await news.react({ articleId, kind, on }))
    })
  },
  onPoster() {
    open(routes.poster(this.data.id))
  },
  onQuestion() {
    void wx.pageScrollTo({ selector: '#under', duration: 300 })
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { id, view, cover } = this.data
    return {
      title: view?.title ?? '社区资讯',
      path: routes.article(id),
      ...(cover ? { imageUrl: cover } : {}),
    }
  },
  onShareTimeline(): WechatMiniprogram.Page.ICustomTimelineContent {
    const { id, view, cover } = this.data
    return { title: view?.title ?? '社区资讯', query: `id=${id}`, ...(cover ? { imageUrl: cover } : {}) }
  },
})
