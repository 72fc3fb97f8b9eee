/** A state in a word, with a colour and an icon that say the same. */
Component({
  properties: {
    text: String,
    /** `good`, `waiting`, `urgent`, `bad` or `past`. */
    tone: { type: String, value: 'past' },
    icon: String,
  },
})
