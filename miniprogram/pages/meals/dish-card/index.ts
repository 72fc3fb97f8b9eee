import type { DishView } from '../view'

/** Something to eat, and the button that books it: large with its picture above, or a row. Event: `book` {itemId}. */
Component({
  properties: {
    /** A DishView. */
    dish: { type: Object, value: {} as DishView },
    large: Boolean,
  },
  methods: {
    onBook() {
      if (this.data.dish.can) this.triggerEvent('book', { itemId: this.data.dish.id })
    },
  },
})
