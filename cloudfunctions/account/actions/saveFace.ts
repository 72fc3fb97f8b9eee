import { checkTexts } from '../../kit/contentCheck'
import { accounts } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'

/** What neighbours see of the caller. */
export const saveFace = action(contract.saveFace, (context) =>
  onceFor(context, 'saveFace', context.input, async () => {
    const { input, db, caller } = context
    const { nickname, avatar } = input
    await checkTexts(caller.openid, 'profile', [nickname])
    await db.of(accounts).update({ _id: caller.openid }, { nickname, avatar })
    return {}
  }),
)
