import type { CounterMethod } from '../../shared/vocabulary'
import type { TillView } from '../../view/till'

type Tap = WechatMiniprogram.TouchEvent<object, object, { method: CounterMethod }>

/** A booking's money at the counter: what is open is collected here, what is owed is paid back. */
Component({
  properties: {
    /** A TillView, or what has one in it. */
    order: { type: Object, value: {} as TillView },
    /** `cash` or `code` while that button is at work. */
    busy: String,
  },
  methods: {
    onCollect(event: Tap) {
      this.triggerEvent('collect', { method: event.currentTarget.dataset.method })
    },
    onPayBack(event: Tap) {
      this.triggerEvent('payback', { method: event.currentTarget.dataset.method })
    },
  },
})
