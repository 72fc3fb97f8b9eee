import type { ItemView } from '../../pages/campaign/view'

/** Something to order: picture, what it is, what it costs, how many. Events: `change` {value}, `full`. */
Component({
  properties: {
    /** An ItemView. */
    item: { type: Object, value: {} as ItemView },
  },
  methods: {
    onChange({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.triggerEvent('change', detail)
    },
    onFull() {
      this.triggerEvent('full')
    },
  },
})
