const LENGTH = 6

const boxesOf = (code: string): { place: number; digit: string }[] =>
  Array.from({ length: LENGTH }, (_, place) => ({ place, digit: code[place] ?? '' }))

/** Six boxes and a keypad for thumbs; the sixth digit sends. The phone's own keyboard would hide half the screen. */
Component({
  properties: {
    value: { type: String, value: '' },
    /** What kind of code: 取货码, 领餐码. */
    label: { type: String, value: '取货码' },
    busy: { type: Boolean, value: false },
  },
  data: {
    boxes: boxesOf(''),
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  observers: {
    value(value: string) {
      this.setData({ boxes: boxesOf(value) })
    },
  },
  methods: {
    onKey(event: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
      if (this.data.busy || this.data.value.length >= LENGTH) return
      this.tell(this.data.value + event.currentTarget.dataset.key)
    },
    onBack() {
      if (!this.data.busy) this.tell(this.data.value.slice(0, -1))
    },
    onClear() {
      if (!this.data.busy) this.tell('')
    },
    tell(value: string) {
      this.triggerEvent('change', { value })
      if (value.length === LENGTH) this.triggerEvent('full', { value })
    },
  },
})
