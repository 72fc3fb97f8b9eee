import { serve } from '../kit/serve'
import { collect } from './actions/collect'
import { ledger } from './actions/ledger'
import { payBack } from './actions/payBack'
import { status } from './actions/status'
import type { contract } from './contract'

/** Money for everything that is booked: received, given back, and on record. */
export const main = serve<typeof contract>({
  name: 'payment',
  actions: { status, collect, payBack, ledger },
})
