import { collectOnsite } from '../../kit/payments'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { cashiersOf } from '../rules'

/** Staff took the whole of what is open, at the counter, under their name. */
export const collect = action(contract.collect, async ({ input, caller, db, clock, requestId }) => {
  caller.need(...cashiersOf[input.kind])
  const staff = { openid: caller.openid, name: caller.profile().name }
  return collectOnsite(db, { ...input, staff, now: clock.now(), requestId })
})
