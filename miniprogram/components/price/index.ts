/** An amount, digits first: the yuan sign is smaller than the figures. */
Component({
  properties: {
    /** "3.50", as `yuan()` in shared/money writes it. */
    yuan: String,
    /** "合计", "共". */
    prefix: String,
    /** "起", "/ 2 斤". */
    suffix: String,
    /** `body`, `heading` or `title`. */
    size: { type: String, value: 'body' },
  },
})
