import type { MealCardView } from '../../../../view/meals'

/** A booked meal in a list: when, whose, what, how it gets there, what it costs. Event: `open` {id}. */
Component({
  properties: {
    /** A MealCardView. */
    card: { type: Object, value: {} as MealCardView },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.card.id })
    },
  },
})
