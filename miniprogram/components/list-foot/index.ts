/** Where a list ends, or goes on. Event: `retry`. */
Component({
  properties: {
    /** As in view/list: `idle`, `loading`, `error` or `end`. */
    foot: String,
    /** What the end says. */
    end: { type: String, value: '到底了' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
  },
})
