import { dress, look } from '../../../../services/appearance'
import { news } from '../../../../services/news'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { numbersView, type NumbersView } from '../../model/numbers-view'
import { newsroomRoutes } from '../../routes'

type Days = '7' | '30'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const FIRST: { days: Days } = { days: '7' }

/** How many read what, by day, by category and by article. */
Page({
  data: {
    ...look(),
    ...FIRST,
    state: LOADING,
    choices: [
      { value: '7', label: '最近 7 天' },
      { value: '30', label: '最近 30 天' },
    ],
    view: null as NumbersView | null,
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => news.numbers({ days: this.data.days === '7' ? 7 : 30 }),
      (numbers) => ({ view: numbersView(numbers) }),
    )
  },

  onDays({ detail }: WechatMiniprogram.CustomEvent<{ value: Days }>) {
    this.setData({ days: detail.value, state: LOADING })
    void this.load()
  },

  onArticle(event: Tap) {
    open(newsroomRoutes.article(event.currentTarget.dataset.id))
  },

  onQuestions() {
    open(newsroomRoutes.questions())
  },
})
