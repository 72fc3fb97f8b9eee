import { accounts } from '../../kit/people'
import { Caller } from '../../kit/caller'
import { mergePeople as merge } from '../../kit/people/merge'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../staff'

/** Two records turned out to be of one person. */
export const mergePeople = action(contract.mergePeople, (context) => {
  const { input, caller, db, clock } = context
  return onceFor(context, 'mergePeople', input, async () => {
    const { keepId, mergeId, reason } = input
    const merger = { by: caller.openid, byName: caller.profile().name, reason }
    await merge(db, { keepId, mergeId }, merger, clock.now())
    const own = await db.of(accounts).find({ personId: keepId }, { fields: ['personId'] })
    for (const { _id } of own) Caller.forget(_id)
    return {}
  })
})
