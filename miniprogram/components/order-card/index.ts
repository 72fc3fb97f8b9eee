import type { OrderCardView } from '../../view/orders'

/** An order in a list: whose, what, when to fetch it, what is still to pay. Event: `open` {id}. */
Component({
  properties: {
    /** An OrderCardView. */
    card: { type: Object, value: {} as OrderCardView },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.card.id })
    },
  },
})
