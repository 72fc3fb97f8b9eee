import type { Block } from '../../../../services/news'
import type { Sending } from '../../uploads'
import { emptyBlock, itemsOfText, rowOf, textOfList } from '../../model/blocks'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: string }>
type Tap = WechatMiniprogram.TouchEvent<object, object, { by: -1 | 1 }>

const FIRST: { block: Block; sending: Sending | null } = { block: emptyBlock('paragraph', ''), sending: null }

/**
 * One piece of an article in the editor. Closed it shows what it is; open, it is written on in place. Events: `toggle`,
 * `change` {block}, `rest` (the writer has left the text), `move` {by}, `remove`, `below`, `again` (send the file once more).
 */
Component({
  properties: {
    /** A Block. */
    block: { type: Object, value: FIRST.block },
    open: Boolean,
    first: Boolean,
    last: Boolean,
    /** A Sending, or null. */
    sending: { type: Object, value: FIRST.sending },
    /** The cursor stands in it as soon as it is shown. */
    fresh: Boolean,
  },
  data: { row: rowOf(FIRST.block), lines: '' },
  observers: {
    block(block: Block) {
      this.setData({ row: rowOf(block), lines: block.kind === 'list' ? textOfList(block.items) : '' })
    },
  },
  methods: {
    onToggle() {
      this.triggerEvent('toggle')
    },
    change(change: object) {
      this.triggerEvent('change', { block: { ...this.data.block, ...change } })
    },
    onField({ currentTarget, detail }: Typed) {
      this.change({ [currentTarget.dataset.key]: detail.value })
    },
    onText({ detail }: WechatMiniprogram.Input) {
      this.change({ text: detail.value })
    },
    onLines({ detail }: WechatMiniprogram.Input) {
      this.change({ items: itemsOfText(detail.value) })
    },
    onRest() {
      this.triggerEvent('rest')
    },
    onOrdered() {
      const { block } = this.data
      if (block.kind === 'list') this.change({ ordered: !block.ordered })
    },
    onMove(event: Tap) {
      this.triggerEvent('move', { by: event.currentTarget.dataset.by })
    },
    onRemove() {
      this.triggerEvent('remove')
    },
    onBelow() {
      this.triggerEvent('below')
    },
    onAgain() {
      this.triggerEvent('again')
    },
  },
})
