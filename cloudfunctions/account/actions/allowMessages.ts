import { communityOf } from '../../kit/community'
import { addCredit } from '../../kit/subscriptions'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'

/** One message each of the templates that the community really has; others could never be sent. */
export const allowMessages = action(contract.allowMessages, (context) =>
  onceFor(context, 'allowMessages', context.input, async () => {
    const { input, db, caller } = context
    const { templates } = await communityOf(db)
    const bound = [...new Set(input.templates)].filter((template) => templates[template] !== undefined)
    for (const template of bound) await addCredit(db, caller.openid, template)
    return {}
  }),
)
