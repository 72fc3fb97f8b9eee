import type { DishRow } from '../view'

/** A dish and how many of it. Events: `change` {value}, `full`. */
Component({
  properties: {
    /** A DishRow. */
    dish: { type: Object, value: {} as DishRow },
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
