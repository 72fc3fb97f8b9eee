import type { MemberRow } from '../../model/family-view'

/** Somebody of the family in a list. Event: `open` {id}. */
Component({
  properties: {
    row: { type: Object, value: { id: '' } as MemberRow },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.row.id })
    },
  },
})
