import type { Choice } from '../../../../components/choice-bar/index'
import { dress, look } from '../../../../services/appearance'
import type { ArticleCard } from '../../../../services/news'
import { news } from '../../../../services/news'
import { openedArticles } from '../../../../services/opened-articles'
import type { ArticleCategory } from '../../../../shared/vocabulary'
import { ARTICLE_CATEGORIES, articleCategoryLabel } from '../../../../shared/vocabulary'
import type { ArticleCardView } from '../../../../view/articles'
import { articleCardView, seen } from '../../../../view/articles'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'

/** Not a category: all of them. */
type Show = ArticleCategory | 'all'

interface Wanted {
  show: Show
  /** What is searched for; empty for the list by category. */
  words: string
}

const CHOICES: Choice[] = [
  { value: 'all', label: '全部' },
  ...ARTICLE_CATEGORIES.map((value) => ({ value, label: articleCategoryLabel[value] })),
]

const isCategory = (value: string | undefined): value is ArticleCategory =>
  (ARTICLE_CATEGORIES as readonly (string | undefined)[]).includes(value)

const articlesFor =
  ({ show, words }: Wanted) =>
  (cursor: string | null) =>
    words
      ? news.search({ words, ...from(cursor) })
      : news.articles({ ...(show === 'all' ? {} : { category: show }), ...from(cursor) })

const cardOf = (card: ArticleCard, { now }: { now: number }): ArticleCardView =>
  articleCardView(card, now, openedArticles.all())

const START: Wanted = { show: 'all', words: '' }

/** All that the community tells: by category, or by words. */
Page({
  data: {
    ...look(),
    ...START,
    state: LOADING,
    list: noItems<ArticleCardView>(),
    choices: CHOICES,
  },
  onLoad(query) {
    const { category } = query
    if (isCategory(category)) this.setData({ show: category })
    void this.load()
  },
  onShow() {
    dress(this)
    this.markOpened()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, articlesFor(this.data), cardOf)
  },
  onReachBottom() {
    void presentMore(this, articlesFor(this.data), cardOf)
  },
  onRetry() {
    void this.load()
  },
  /** Back from an article: the list stays where it was, only the mark goes. */
  markOpened() {
    const opened = openedArticles.all()
    const changes = this.data.list.items.flatMap((item, i) =>
      item.unread && opened.has(item.id) ? [[`list.items[${i}]`, seen(item)]] : [],
    )
    if (changes.length > 0) this.setData(Object.fromEntries(changes) as object)
  },
  want(change: Partial<Wanted>) {
    this.setData({ ...change, state: LOADING, list: noItems<ArticleCardView>() })
    void this.load()
  },
  onCategory(event: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.want({ show: event.detail.value })
  },
  onSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.want({ words: event.detail.value })
  },
  onAll() {
    this.want(START)
  },
  onArticle(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(routes.article(event.detail.id))
  },
  onSaved() {
    open(routes.savedArticles)
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { show } = this.data
    return { title: '兴隆V生活:社区里的新鲜事', path: routes.news(show === 'all' ? undefined : show) }
  },
})
