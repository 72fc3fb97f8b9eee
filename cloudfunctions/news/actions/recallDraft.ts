import { action } from '../../kit/serve'
import { contract } from '../contract'
import { articleToMove, auditBy, named, onceFor, saveChange } from '../staff'
import { staffArticle } from '../views'

/** Back from review, to be written on. */
export const recallDraft = action(contract.recallDraft, (context) =>
  onceFor(context, 'recallDraft', context.input, async () => {
    const submitted = await articleToMove(context, context.input, 'recall')
    const draft = await saveChange(context, submitted, { stage: 'draft', submittedAt: null })
    await auditBy(context, 'recallDraft', named(draft))
    return staffArticle(context, draft)
  }),
)
