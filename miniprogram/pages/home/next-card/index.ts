import type { NextView } from '../view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { url: string }>

/** What is next for me: when, where, what; and what comes after it. Event: `open` {url}. */
Component({
  properties: {
    /** A NextView. */
    next: { type: Object, value: {} as NextView },
    /** What waits besides: NextViews. */
    later: { type: Array, value: [] as NextView[] },
  },
  methods: {
    onLater(event: Tap) {
      this.triggerEvent('open', { url: event.currentTarget.dataset.url })
    },
    onTap() {
      this.triggerEvent('open', { url: this.data.next.url })
    },
  },
})
