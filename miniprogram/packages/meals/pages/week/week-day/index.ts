import type { WeekDayView } from '../view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { item: string }>

/** One day of the week: what to have, or not to have anything. Event: `pick` {itemId}, empty for a day left out. */
Component({
  properties: {
    /** A WeekDayView. */
    day: { type: Object, value: {} as WeekDayView },
  },
  methods: {
    onPick(event: Tap) {
      this.triggerEvent('pick', { itemId: event.currentTarget.dataset.item })
    },
  },
})
