/** How long a person rests between two words, in ms; a search for every letter helps nobody. */
const PAUSE = 400

/** The search that waits for its person to stop typing, per search field. */
const waiting = new WeakMap<object, ReturnType<typeof setTimeout>>()

function stopWaiting(field: object): void {
  const timer = waiting.get(field)
  if (timer !== undefined) clearTimeout(timer)
  waiting.delete(field)
}

/** A search field. Event: `search` {value}, when the person stops typing, confirms or clears. */
Component({
  properties: {
    value: String,
    /** What is searched, for people who listen: the placeholder is gone once something is typed. */
    label: { type: String, value: '搜索' },
    placeholder: { type: String, value: '找一找' },
  },
  lifetimes: {
    detached() {
      stopWaiting(this)
    },
  },
  methods: {
    onChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      stopWaiting(this)
      waiting.set(
        this,
        setTimeout(() => this.search(detail.value), PAUSE),
      )
    },
    onSubmit({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.search(detail.value)
    },
    onClear() {
      this.search('')
    },
    search(text: string) {
      stopWaiting(this)
      const value = text.trim()
      if (value === this.data.value) return
      this.setData({ value })
      this.triggerEvent('search', { value })
    },
  },
})
