import type { PayView } from '../../view/pay'

/**
 * What is to pay, how and where. The one component that knows how a booking is paid: a community that takes WeChat
 * payment changes this and nothing else on the screen.
 */
Component({
  properties: {
    /** A PayView, from `payView` in view/pay. */
    panel: { type: Object, value: {} as PayView },
  },
})
