import type { StoryLine } from '../../view/orders'

/** What happened to a booking, newest first. */
Component({
  properties: {
    events: { type: Array, value: [] as StoryLine[] },
  },
})
