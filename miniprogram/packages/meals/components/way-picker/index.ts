import type { MealWay } from '../../../../shared/vocabulary'

/** A way in which a meal gets to somebody. */
export interface WayChoice {
  value: MealWay
  label: string
  note: string
  /** Something has to be known first. */
  missing: boolean
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { way: MealWay }>

/** In the canteen, fetched, or brought home. Events: `change` {way}; `missing` where something has to be filled in first. */
Component({
  properties: {
    ways: { type: Array, value: [] as WayChoice[] },
    value: String,
  },
  methods: {
    onTap(event: Tap) {
      const { way } = event.currentTarget.dataset
      const choice = this.data.ways.find(({ value }) => value === way)
      if (choice?.missing) this.triggerEvent('missing')
      else if (way !== this.data.value) this.triggerEvent('change', { way })
    },
  },
})
