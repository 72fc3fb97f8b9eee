import { NOTHING_CHOSEN, type LineView } from '../../model/order-view'

type Changed = WechatMiniprogram.CustomEvent<{ value: number }, object, { item: string }>

/** What was ordered, line by line, with how much of it goes over the counter now. Event: `change` {quantities}. */
Component({
  properties: {
    /** LineView[] */
    lines: { type: Array, value: [] as LineView[] },
    /** Units to hand over now, by item. */
    quantities: { type: Object, value: NOTHING_CHOSEN.quantities },
    /** Without steppers: nothing can be handed over. */
    fixed: Boolean,
  },
  methods: {
    onChange(event: Changed) {
      const quantities = { ...this.data.quantities, [event.currentTarget.dataset.item]: event.detail.value }
      this.triggerEvent('change', { quantities })
    },
  },
})
