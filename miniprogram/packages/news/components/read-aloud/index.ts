import type { Reader, SpeechState } from '../../../../services/speech'
import { readerFor } from '../../../../services/speech'

/** The reader of each bar that is on the screen. */
const readers = new WeakMap<object, Reader>()

const AT_FIRST: { reading: SpeechState } = { reading: 'idle' }

/** "读给我听": hides where nothing can be heard, and falls silent when its page goes out of sight. */
Component({
  properties: {
    /** What is to be read, in order. */
    texts: { type: Array, value: [] as string[] },
    /** File id of a recording; empty for none. */
    recording: String,
  },
  data: { ...AT_FIRST, possible: false },
  observers: {
    'texts, recording'(texts: string[], recording: string) {
      this.take(recording, texts)
    },
  },
  lifetimes: {
    detached() {
      this.letGo()
    },
  },
  pageLifetimes: {
    hide() {
      this.onStop()
    },
  },
  methods: {
    take(recording: string, texts: string[]) {
      this.letGo()
      const reader = readerFor(recording, texts, (reading) => this.setData({ reading }))
      if (reader) readers.set(this, reader)
      this.setData({ possible: reader !== null, reading: 'idle' })
    },
    letGo() {
      readers.get(this)?.destroy()
      readers.delete(this)
    },
    onPlay() {
      readers.get(this)?.play()
    },
    onPause() {
      readers.get(this)?.pause()
    },
    onStop() {
      if (this.data.reading !== 'idle') readers.get(this)?.stop()
    },
  },
})
