import { type Controller, define, flag, number, text as textProperty } from './kit'

/** How much wider a space is for each value of `space`. */
const WORD_SPACING: Readonly<Record<string, string>> = { ensp: '0.25em', emsp: '0.75em' }

export const text = define({
  tag: 'text',
  properties: {
    selectable: flag(),
    userSelect: flag(),
    space: textProperty(),
    decode: flag(),
    overflow: textProperty(),
    maxLines: number(),
  },
  create(node): Controller {
    return {
      update() {
        const { selectable, userSelect, space, overflow, maxLines } = node.props
        const { dom } = node
        dom.toggleAttribute('selectable', selectable || userSelect)
        dom.toggleAttribute('clamped', maxLines > 0)
        node.setStyle(
          [
            space ? `white-space:pre-wrap;word-spacing:${WORD_SPACING[space] ?? 'normal'}` : '',
            overflow === 'ellipsis' ? 'overflow:hidden;text-overflow:ellipsis' : '',
            maxLines > 0 ? `-webkit-line-clamp:${maxLines}` : '',
          ]
            .filter(Boolean)
            .join(';'),
        )
      },
    }
  },
})
