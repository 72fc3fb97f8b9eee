/**
 * The one main action of a page, always in reach and clear of the phone's own bar. Says what it does and costs, shows
 * that it is at work, and, above it, why it did not work. Event: `act`. The slot stands left of the button, and left of
 * both, on pages for residents, the community's telephone.
 */
Component({
  properties: {
    /** "预订 2 份 · ¥7.00"; empty for a bar with a slot alone. */
    text: String,
    busy: Boolean,
    disabled: Boolean,
    danger: Boolean,
    problem: String,
    /** A page of the staff's: the community need not telephone itself. */
    staff: Boolean,
  },
  methods: {
    onTap() {
      if (!this.data.busy && !this.data.disabled) this.triggerEvent('act')
    },
  },
})
