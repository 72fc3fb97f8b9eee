import { asCloudError } from '../../../../services/errors'
import { news } from '../../../../services/news'
import { dayInWords } from '../../../../shared/time'
import type { Related } from '../../model/article-form'

interface Found extends Related {
  when: string
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const MOST = 5

/** Articles about the same matter, found by their words. Event: `change` {related}. */
Component({
  properties: {
    related: { type: Array, value: [] as Related[] },
    /** The article itself: it does not point to itself. */
    article: String,
  },
  data: {
    words: '',
    found: [] as Found[],
    /** What the search has to say: nothing found, or why it did not work. */
    told: '',
  },
  methods: {
    async onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const words = detail.value
      this.setData({ words, found: [], told: words ? '正在找' : '' })
      if (!words) return
      try {
        const { items } = await news.findRelated(words)
        if (this.data.words !== words) return
        const { related, article } = this.data
        const found = items
          .filter((item) => item.id !== article && !related.some((one) => one.id === item.id))
          .map(({ publishedAt, ...item }) => ({ ...item, when: dayInWords(publishedAt, Date.now()) }))
        this.setData({ found, told: found.length > 0 ? '' : '没有找到,换个词试试' })
      } catch (error) {
        if (this.data.words === words) this.setData({ told: asCloudError(error).message })
      }
    },
    onAdd(event: Tap) {
      const { id } = event.currentTarget.dataset
      const chosen = this.data.found.find((one) => one.id === id)
      if (!chosen) return
      if (this.data.related.length >= MOST) {
        this.setData({ told: `最多 ${MOST} 篇,先去掉一篇再加` })
        return
      }
      this.setData({ found: this.data.found.filter((one) => one.id !== id), told: '' })
      this.tell([...this.data.related, { id, title: chosen.title }])
    },
    onRemove(event: Tap) {
      this.tell(this.data.related.filter((one) => one.id !== event.currentTarget.dataset.id))
    },
    tell(related: Related[]) {
      this.triggerEvent('change', { related })
    },
  },
})
