import type { CloudError } from '../../../../services/errors'
import type { Beside } from '../../../../services/news'
import { news } from '../../../../services/news'
import { openedArticles } from '../../../../services/opened-articles'
import { act, AT_REST, confirmed } from '../../../../view/act'
import type { ArticleCardView } from '../../../../view/articles'
import { articleCardView } from '../../../../view/articles'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open, routes } from '../../../../view/routes'
import { LOADING } from '../../../../view/state'
import { introduceFirst } from '../../introduce'
import type { QuestionView } from '../../model/questions'
import { questionView } from '../../model/questions'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type QuestionTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** What stands under an article: related ones, what neighbours asked, and a box to ask in. Loads by itself. */
Component({
  properties: {
    articleId: String,
    /** Any change loads anew. */
    fresh: Number,
  },
  data: {
    ...AT_REST,
    state: LOADING,
    list: noItems<QuestionView>(),
    related: [] as ArticleCardView[],
    text: '',
    asked: false,
  },
  observers: {
    'articleId, fresh'(articleId: string) {
      if (articleId) void this.load()
    },
  },
  methods: {
    ask(cursor: string | null): Promise<Beside> {
      return news.beside({ id: this.data.articleId, ...from(cursor) })
    },
    async load(): Promise<void> {
      const first = async (cursor: string | null): Promise<Beside> => {
        const answer = await this.ask(cursor)
        const opened = openedArticles.all()
        this.setData({ related: answer.related.map((card) => articleCardView(card, answer.now, opened)) })
        return answer
      }
      await presentList(this, first, questionView)
    },
    onRetry() {
      void this.load()
    },
    onMore() {
      void presentMore(this, (cursor: string | null) => this.ask(cursor), questionView)
    },
    onRelated(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      open(routes.article(event.detail.id))
    },

    onText(event: Typed) {
      this.setData({ text: event.detail.value, asked: false })
    },
    onAsk() {
      const { articleId } = this.data
      const text = this.data.text.trim()
      if (!text) return this.setData({ problem: '先写一写想问什么' })
      const refused = (error: CloudError) => introduceFirst(error, '登记以后,社区好回复您。您写的还在')
      void act(
        this,
        'ask',
        async () => {
          const comment = await news.ask({ articleId, text })
          const { items } = this.data.list
          const row = questionView(comment, { now: comment.at })
          const others = items.filter(({ id }) => id !== row.id)
          this.setData({ 'list.items': [row, ...others], text: '', asked: true })
        },
        refused,
      )
    },
    async onRemove(event: QuestionTap): Promise<void> {
      const { id } = event.currentTarget.dataset
      if (this.data.busy) return
      const yes = await confirmed({
        title: '收回这个问题',
        content: '问题和社区的回复都会拿掉,别人也看不到了。',
        yes: '收回',
        grave: true,
      })
      if (!yes) return
      await act(this, id, async () => {
        await news.removeQuestion(id)
        this.setData({ 'list.items': this.data.list.items.filter((item) => item.id !== id), asked: false })
      })
    },
  },
})
