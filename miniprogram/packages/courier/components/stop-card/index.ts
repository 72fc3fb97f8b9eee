import type { StopView } from '../../model/stops-view'

const NONE = {} as StopView

type Tap = WechatMiniprogram.TouchEvent<object, object, { action: string }>

/**
 * One door of a courier's walk. Closed it is a line; open it has everything that can be done there within reach of a
 * thumb. Events: `toggle`, `act` {action}, `search` (to the alert about this person).
 */
Component({
  properties: {
    /** A StopView. */
    stop: { type: Object, value: NONE },
    open: Boolean,
    busy: Boolean,
  },
  methods: {
    onToggle() {
      this.triggerEvent('toggle')
    },
    onAct(event: Tap) {
      if (!this.data.busy) this.triggerEvent('act', { action: event.currentTarget.dataset.action })
    },
    onSearch() {
      this.triggerEvent('search')
    },
  },
})
