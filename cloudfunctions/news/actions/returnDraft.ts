import { command } from '../../kit/database'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { articleToMove, auditBy, named, onceFor, saveChange } from '../staff'
import { staffArticle } from '../views'

/** The reviewer wants something changed first, and says what. */
export const returnDraft = action(contract.returnDraft, (context) =>
  onceFor(context, 'returnDraft', context.input, async () => {
    const { input, caller, clock } = context
    const { reason } = input
    const submitted = await articleToMove(context, input, 'return')
    const draft = await saveChange(context, submitted, {
      stage: 'draft',
      submittedAt: null,
      returned: command.set({ reason, byName: caller.profile().name, at: clock.now() }),
    })
    await auditBy(context, 'returnDraft', named(draft), { reason })
    return staffArticle(context, draft)
  }),
)
