/** One of a few things of which several may be true. */
export interface Chip {
  value: string
  label: string
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { value: string }>

/** "少盐 / 少糖 / 要软烂": tap what is so. Event: `change` {values}, in the order of the options. */
Component({
  properties: {
    /** What it is about, for those who listen. */
    label: String,
    options: { type: Array, value: [] as Chip[] },
    values: { type: Array, value: [] as string[] },
  },
  data: { chips: [] as (Chip & { on: boolean })[] },
  observers: {
    'options, values'(options: Chip[], values: string[]) {
      this.setData({ chips: options.map((chip) => ({ ...chip, on: values.includes(chip.value) })) })
    },
  },
  methods: {
    onTap(event: Tap) {
      const { value } = event.currentTarget.dataset
      const values = this.data.chips
        .filter((chip) => (chip.value === value ? !chip.on : chip.on))
        .map((chip) => chip.value)
      this.triggerEvent('change', { values })
    },
  },
})
