import { payBackOnsite } from '../../kit/payments'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { cashiersOf } from '../rules'

/** Staff handed back what is owed after a cancellation or shortage. */
export const payBack = action(contract.payBack, async ({ input, caller, db, clock, requestId }) => {
  caller.need(...cashiersOf[input.kind])
  const staff = { openid: caller.openid, name: caller.profile().name }
  return payBackOnsite(db, { ...input, staff, now: clock.now(), requestId })
})
