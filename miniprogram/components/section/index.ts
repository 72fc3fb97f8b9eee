/** A part of a page under its own heading. Event: `more`. */
Component({
  properties: {
    heading: String,
    /** A few words at the right, e.g. how many there are. */
    note: String,
    /** A link at the right, e.g. "全部". */
    more: String,
  },
  methods: {
    onMore() {
      this.triggerEvent('more')
    },
  },
})
