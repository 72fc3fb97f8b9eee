import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { news } from '../../../../services/news'
import { act, AT_REST } from '../../../../view/act'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { keptAnswers } from '../../kept-answers'
import {
  noQuestions,
  questionChoices,
  questionView,
  type QuestionShow,
  type QuestionView,
} from '../../model/question-view'
import { newsroomRoutes } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Answer = Awaited<ReturnType<typeof news.questions>>

const rowOf = (question: Answer['items'][number], { now }: Answer) => questionView(question, now)
const FIRST: { show: QuestionShow } = { show: 'open' }
const HIDE = {
  title: '不公开这个问题',
  consequence: '邻居们看不到它,提问的人自己还看得到。',
  usual: ['写了别人的私事', '和文章没有关系', '说话伤人'],
}

/** What residents ask under articles: answered in place, shown to everybody, or not. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...FIRST,
    state: LOADING,
    list: noItems<QuestionView>(),
    choices: questionChoices,
    empty: noQuestions.open,
    notice: '',
    /** The question that is being answered, and what is written so far. */
    answering: '',
    text: '',
    /** The question that is about to be hidden. */
    hiding: '',
    hide: HIDE,
    /** The question that `problem` is about. */
    about: '',
  },

  onShow() {
    dress(this)
    if (!this.data.answering) void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    return news.questions({ show: this.data.show, ...from(cursor) })
  },

  onShowOnly({ detail }: WechatMiniprogram.CustomEvent<{ value: QuestionShow }>) {
    const show = detail.value
    const fresh = { state: LOADING, list: noItems<QuestionView>(), notice: '', problem: '', answering: '' }
    this.setData({ show, empty: noQuestions[show], ...fresh })
    void this.load()
  },

  onArticle(event: Tap) {
    open(newsroomRoutes.article(event.currentTarget.dataset.id))
  },

  /** Opens the answer where the question stands: with what was begun, else with the answer that stands. */
  onAnswer(event: Tap) {
    const { id } = event.currentTarget.dataset
    const question = this.data.list.items.find((one) => one.id === id)
    if (!question) return
    this.setData({ answering: id, text: keptAnswers.read(id) || question.answer, problem: '', notice: '' })
  },

  onText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    keptAnswers.keep(this.data.answering, detail.value)
    this.setData({ text: detail.value, problem: '' })
  },

  onLater() {
    this.setData({ answering: '', text: '', problem: '' })
  },

  onSend() {
    const { answering: id, text } = this.data
    if (!text.trim()) {
      this.setData({ problem: '还没写回复', about: id })
      return
    }
    this.settle(id, 'answer', async () => {
      await news.answer({ id, text })
      keptAnswers.keep(id, '')
      this.setData({ answering: '', text: '' })
      return '回复好了,邻居们看得到'
    })
  },

  onMakeShown(event: Tap) {
    const { id } = event.currentTarget.dataset
    this.settle(id, `show-${id}`, async () => {
      await news.show(id)
      return '公开了。有空回复一句'
    })
  },

  onConceal(event: Tap) {
    this.setData({ hiding: event.currentTarget.dataset.id, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { hiding: id } = this.data
    this.settle(id, 'hide', async () => {
      await news.hide({ id, reason: detail.reason })
      this.setData({ hiding: '' })
      return '不公开了,提问的人自己还看得到'
    })
  },

  onNotNow() {
    this.setData({ hiding: '', problem: '' })
  },

  /** Does it, says so, and shows the list as it is by then. */
  settle(id: string, name: string, work: () => Promise<string>): void {
    if (!this.data.busy) this.setData({ about: id, notice: '' })
    void act(
      this,
      name,
      async () => {
        const notice = await work()
        this.setData({ notice })
        await this.load()
      },
      (error) => this.overtaken(error),
    )
  },

  /** Taken back by its writer, or settled by somebody else: the list says so. What was written stays on the phone. */
  overtaken({ code }: CloudError): boolean {
    if (code !== 'NOT_FOUND' && code !== 'STALE') return false
    this.setData({ answering: '', hiding: '' })
    void this.load()
    return false
  },
})
