import type { CheckRow } from '../../model/scopes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { value: string }>

/** Large rows to tick, or to switch where a tap has its effect at once. Event: `change` {values}. */
Component({
  properties: {
    /** What it is about, for those who listen. */
    label: String,
    rows: { type: Array, value: [] as CheckRow[] },
    /** Drawn as switches: what is changed counts from now on. */
    switches: Boolean,
    disabled: Boolean,
  },
  methods: {
    onTap(event: Tap) {
      if (this.data.disabled) return
      const { value } = event.currentTarget.dataset
      const on = (row: CheckRow) => (row.value === value ? !row.on : row.on)
      this.triggerEvent('change', { values: this.data.rows.filter(on).map((row) => row.value) })
    },
  },
})
