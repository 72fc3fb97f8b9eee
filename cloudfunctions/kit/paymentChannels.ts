import { AppError } from './errors'

/**
 * How a community takes money. A domain asks the channel what an unpaid booking is worth, and never tests its name, so
 * that another channel touches nothing but this file, the payment function and the page component that pays.
 */
export interface PaymentChannel {
  readonly name: 'onsite' | 'wechat'
  /** The state of a booking that was just made. */
  readonly stateOfNewBooking: 'placed' | 'pending_pay'
  /** How long an unpaid booking keeps what it took; null for as long as it stands. */
  readonly holdMs: number | null
}

/** Cash or a payment code at the counter, confirmed by staff with their name. */
const onsite: PaymentChannel = { name: 'onsite', stateOfNewBooking: 'placed', holdMs: null }

const channels: Partial<Record<PaymentChannel['name'], PaymentChannel>> = { onsite }

/** @throws NOT_OPEN for a channel that this deployment does not have */
export function paymentChannel(name: PaymentChannel['name']): PaymentChannel {
  const channel = channels[name]
  if (!channel) throw new AppError('NOT_OPEN', '这里暂时还不能用这种方式付款,请联系社区')
  return channel
}
