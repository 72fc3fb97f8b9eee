import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { comments } from '../collections'
import { contract } from '../contract'
import { onceFor } from '../doing'

/** Takes back one's own question, with what was answered. Somebody else's does not exist here. */
export const removeQuestion = action(contract.removeQuestion, (context) =>
  onceFor(context, 'removeQuestion', context.input, async () => {
    const { input, caller, db } = context
    if (!(await db.of(comments).remove({ _id: input.id, openid: caller.openid }))) throw notFound('问题')
    return {}
  }),
)
