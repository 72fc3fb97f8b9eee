import { fontFactor, look } from '../../../../services/appearance'
import { news, type ArticleContent } from '../../../../services/news'
import { articleLook, type ArticleLook, type ArticleTimes } from '../../../../view/articles'
import { LOADING, present } from '../../../../view/state'
import { fromQuery } from '../../routes'

/** What is handed over by whoever opens this page with something that is not saved. */
export interface PreviewOpened {
  content: ArticleContent
  /** Which of several it is: "还没发布", "刘洋存的". */
  whose: string
}

type Letters = 'standard' | 'largest'

const FACTOR: Record<Letters, number> = { standard: 1, largest: 1.75 }
const letters = (): Letters => (fontFactor() > 1 ? 'largest' : 'standard')

/** The style of this page alone: how the reader sees it, whatever letters the writer has chosen. */
const styleOf = (size: Letters): string =>
  `--font-factor:${FACTOR[size]};--target:${size === 'standard' ? 44 : 60}px`

const unpublished = (): ArticleTimes => ({ publishedAt: null, revisedAt: null, now: Date.now() })
const FIRST: { size: Letters } = { size: 'standard' }

/** How readers will see an article, in standard and in large letters. */
Page({
  data: {
    ...look(),
    ...FIRST,
    state: LOADING,
    choices: [
      { value: 'standard', label: '标准字' },
      { value: 'largest', label: '大字' },
    ],
    whose: '',
    article: null as ArticleLook | null,
  },

  id: '',

  onLoad(query: { id?: string }) {
    this.id = fromQuery(query.id)
    this.show(letters())
    if (this.id) {
      void this.load()
      return
    }
    // After a restart there is nobody behind this page, and its channel is empty.
    this.getOpenerEventChannel().on?.('content', ({ content, whose }: PreviewOpened) => {
      void present(
        this,
        () => Promise.resolve(content),
        () => ({
          article: articleLook(content, unpublished()),
          whose,
        }),
      )
    })
  },

  load(): Promise<void> {
    return present(
      this,
      () => news.staffArticle(this.id),
      ({ work, publishedAt, revisedAt, now }) => ({
        article: articleLook(work, { publishedAt, revisedAt, now }),
        whose: '现在的稿子',
      }),
    )
  },

  onLetters({ detail }: WechatMiniprogram.CustomEvent<{ value: Letters }>) {
    this.show(detail.value)
  },

  show(size: Letters): void {
    this.setData({ size, pageStyle: styleOf(size), care: size === 'largest' })
  },
})
