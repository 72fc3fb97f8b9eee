import { isoDate } from '../../../../miniprogram/shared/time'
import { checkTexts } from '../../../kit/contentCheck'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { policies } from '../../collections'
import { money } from '../../contract/money'
import { allPolicies, applyPolicies } from '../../policySync'
import { policyOutOf } from '../../policyViews'
import { checkPolicy } from '../../rules/policy'
import { auditBy, onceFor } from '../../staff'

/** A new version of the subsidy. Menus from its first day on get it at once; meals that are booked keep theirs. */
export const addPolicy = action(money.addPolicy, (context) =>
  onceFor(context, 'addPolicy', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const { title, payer, fromDate, note } = input
    const now = clock.now()
    const _id = derivedId('policy', caller.openid, requestId)
    const tiers = checkPolicy(input, now, (i) => `t${i + 1}`)
    await checkTexts(caller.openid, 'social', [title, payer, note])
    const createdByName = caller.profile().name
    const policy = {
      _id,
      title,
      payer,
      tiers,
      fromDate,
      note,
      createdAt: now,
      createdBy: caller.openid,
      createdByName,
    }
    await db.of(policies).insert(policy)
    await auditBy(context, 'addPolicy', _id, { aboutName: title, detail: { fromDate } })
    await applyPolicies(db, fromDate)
    return policyOutOf(policy, await allPolicies(db), isoDate(now))
  }),
)
