import type { PickupPoint } from '../../../../../services/groupbuy'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** Where to fetch it: one of the campaign's pickup points. Event: `change` {pointId}. */
Component({
  properties: {
    points: { type: Array, value: [] as PickupPoint[] },
    value: String,
  },
  methods: {
    onTap(event: Tap) {
      const pointId = event.currentTarget.dataset.id
      if (pointId !== this.data.value) this.triggerEvent('change', { pointId })
    },
  },
})
