import type { LineView } from '../../view/orders'

/** The lines of an order: what, how many at what price, how much. */
Component({
  properties: {
    lines: { type: Array, value: [] as LineView[] },
  },
})
