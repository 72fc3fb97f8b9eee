import type { Input, Output } from './cloud'
import { call } from './cloud'
import { write } from './intention'

/** What bookings still want from people, and the money at the counter. */
export const payment = {
  status: (input: Input<'payment', 'status'>) => call('payment', 'status', input),
  collect: (input: Input<'payment', 'collect'>) => write('payment', 'collect', input, input.bookingId),
  payBack: (input: Input<'payment', 'payBack'>) => write('payment', 'payBack', input, input.bookingId),
  ledger: (input: Input<'payment', 'ledger'>) => call('payment', 'ledger', input),
}

export type PaymentStatus = Output<'payment', 'status'>
export type LedgerEntry = Output<'payment', 'ledger'>['items'][number]
