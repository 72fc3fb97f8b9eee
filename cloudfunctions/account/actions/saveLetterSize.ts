import { accounts } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'

/** Kept with the account, so that a new phone shows letters as large as the old one did. */
export const saveLetterSize = action(contract.saveLetterSize, (context) =>
  onceFor(context, 'saveLetterSize', context.input, async () => {
    const { input, db, caller } = context
    await db.of(accounts).update({ _id: caller.openid }, { letterSize: input.letterSize })
    return {}
  }),
)
