import type { Step } from '../../../../view/meals'

/** How a price came about, a line a step, and what is paid in the end. */
Component({
  properties: {
    steps: { type: Array, value: [] as Step[] },
    /** "¥4.00" */
    total: String,
  },
})
