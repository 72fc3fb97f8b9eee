import type { NextView } from '../view'

/** What is next for me: when, where, what. Events: `open` {url}, `later`. */
Component({
  properties: {
    /** A NextView. */
    next: { type: Object, value: {} as NextView },
    /** What waits besides. */
    later: String,
  },
  methods: {
    onLater() {
      this.triggerEvent('later')
    },
    onTap() {
      this.triggerEvent('open', { url: this.data.next.url })
    },
  },
})
