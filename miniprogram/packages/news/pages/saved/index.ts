import { dress, look } from '../../../../services/appearance'
import type { ArticleCard } from '../../../../services/news'
import { news } from '../../../../services/news'
import type { ArticleCardView } from '../../../../view/articles'
import { articleCardView } from '../../../../view/articles'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'

const saved = (cursor: string | null) => news.saved(from(cursor))

/** Whoever kept an article has seen it: no mark of what is new. */
const cardOf = (card: ArticleCard, { now }: { now: number }): ArticleCardView =>
  articleCardView(card, now, new Set([card.id]))

/** What the reader has kept. */
Page({
  data: { ...look(), state: LOADING, list: noItems<ArticleCardView>() },
  onShow() {
    dress(this)
    // Back from an article that may have been let go.
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, saved, cardOf)
  },
  onReachBottom() {
    void presentMore(this, saved, cardOf)
  },
  onRetry() {
    void this.load()
  },
  onArticle(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(routes.article(event.detail.id))
  },
  onNews() {
    open(routes.news())
  },
})
