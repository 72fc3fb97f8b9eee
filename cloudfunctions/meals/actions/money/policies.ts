import { isoDate } from '../../../../miniprogram/shared/time'
import { action } from '../../../kit/serve'
import { money } from '../../contract/money'
import { allPolicies } from '../../policySync'
import { policyOutOf } from '../../policyViews'

/** Every version of the subsidy, the latest first. */
export const policies = action(money.policies, async ({ db, clock }) => {
  const now = clock.now()
  const today = isoDate(now)
  const all = await allPolicies(db)
  return { items: all.map((policy) => policyOutOf(policy, all, today)), today, now }
})
