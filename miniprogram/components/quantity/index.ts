/**
 * How many. Keys as large as a finger (TDesign's stepper has keys of 28 px at most); the minus appears with the first
 * one. Events: `change` {value}; `full` when more is asked than there is, so that the page can say why.
 */
Component({
  properties: {
    /** What is counted, for those who listen. */
    name: String,
    value: Number,
    max: { type: Number, value: 99 },
  },
  methods: {
    onLess() {
      this.change(this.data.value - 1)
    },
    onMore() {
      if (this.data.value >= this.data.max) this.triggerEvent('full')
      else this.change(this.data.value + 1)
    },
    change(value: number) {
      this.triggerEvent('change', { value })
    },
  },
})
