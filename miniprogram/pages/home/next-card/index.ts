import type { NextView } from '../view'

/** What is next for me: when, where, what. Event: `open` {url}. */
Component({
  properties: {
    /** A NextView. */
    next: { type: Object, value: {} as NextView },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { url: this.data.next.url })
    },
  },
})
