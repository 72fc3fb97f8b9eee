/** A picture in a fixed shape, so that nothing jumps when it arrives; a plain ground when it does not. */
Component({
  properties: {
    src: String,
    /** What is to be seen, for those who listen. */
    label: String,
    /** `wide` is 4:3. */
    shape: { type: String, value: 'wide' },
    /** Without round corners: at the edge of a card or screen. */
    sharp: Boolean,
  },
  data: { broken: false },
  observers: {
    src() {
      if (this.data.broken) this.setData({ broken: false })
    },
  },
  methods: {
    onError() {
      this.setData({ broken: true })
    },
  },
})
