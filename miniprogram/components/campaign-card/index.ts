import type { CampaignCardView } from '../../view/campaigns'

/** A campaign in a list: picture, title, state, the one time that matters, where, price. Event: `open` {id}. */
Component({
  properties: {
    /** A CampaignCardView. */
    card: { type: Object, value: {} as CampaignCardView },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.card.id })
    },
  },
})
