import type { TextPart } from '../../../../shared/privacy'

/** A text in parts, each under its own question. */
Component({
  properties: {
    parts: { type: Array, value: [] as TextPart[] },
  },
})
