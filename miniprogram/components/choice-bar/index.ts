/** One of a few views of the same list. */
export interface Choice {
  value: string
  label: string
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { value: string }>

/** "全部 / 待取货": which part of a list. Event: `change` {value}. Wraps where letters are large. */
Component({
  properties: {
    choices: { type: Array, value: [] as Choice[] },
    value: String,
  },
  methods: {
    onTap(event: Tap) {
      const { value } = event.currentTarget.dataset
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
