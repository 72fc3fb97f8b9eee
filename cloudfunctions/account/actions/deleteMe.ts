import { accounts } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { leave, leavingOf, mustBeFree } from '../leaving'

/** Deletes the caller's account and the person behind it; whoever has none any more is told that it is done. */
export const deleteMe = action(contract.deleteMe, (context) =>
  onceFor(context, 'deleteMe', context.input, async () => {
    const { db, caller, clock } = context
    const account = await db.of(accounts).get(caller.openid)
    if (!account) return {}
    const leaving = await leavingOf(db, account.personId, clock.now())
    await mustBeFree(db, leaving)
    await leave(db, leaving)
    return {}
  }),
)
