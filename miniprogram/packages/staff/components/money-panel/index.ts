import type { CounterMethod } from '../../../../shared/vocabulary'
import type { OrderView } from '../../model/order-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { method: CounterMethod }>

/** An order's money at the counter: what is open is collected here, what is owed is paid back. */
Component({
  properties: {
    /** An OrderView. */
    order: { type: Object, value: {} as OrderView },
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
