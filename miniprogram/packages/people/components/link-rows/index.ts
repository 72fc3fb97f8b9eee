import type { LinkRow } from '../../model/person-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>

/** Who acts for whom. Events: `open` and `act`, both {row}. */
Component({
  properties: {
    rows: { type: Array, value: [] as LinkRow[] },
    /** What the button of a row says; empty for none. */
    action: String,
    /** The button also for what is over or not agreed to. */
    always: Boolean,
    danger: Boolean,
  },
  methods: {
    rowAt(event: Tap): LinkRow | undefined {
      return this.data.rows[event.currentTarget.dataset.index]
    },
    onOpen(event: Tap) {
      const row = this.rowAt(event)
      if (row?.personId) this.triggerEvent('open', { row })
    },
    onAct(event: Tap) {
      const row = this.rowAt(event)
      if (row) this.triggerEvent('act', { row })
    },
  },
})
