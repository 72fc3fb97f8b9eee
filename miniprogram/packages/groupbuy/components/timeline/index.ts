import type { OrderView } from '../../../../view/orders'

/** What happened to an order, newest first. */
Component({
  properties: {
    events: { type: Array, value: [] as OrderView['events'] },
  },
})
