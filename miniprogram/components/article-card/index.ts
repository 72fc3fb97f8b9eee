import type { ArticleCardView } from '../../view/articles'

/** An article in a list: picture, title, what kind and how old, whether it was read. Event: `open` {id}. */
Component({
  properties: {
    /** An ArticleCardView. */
    card: { type: Object, value: {} as ArticleCardView },
    /** Between two others in one card, without a ground of its own. */
    plain: Boolean,
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.card.id })
    },
  },
})
