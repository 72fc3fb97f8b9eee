import { action } from '../../kit/serve'
import { contract } from '../contract'
import { articleToMove, auditBy, named, onceFor, saveChange } from '../staff'
import { staffArticle } from '../views'

/** What was to be published at a time to come is a draft again, and is approved anew. */
export const unscheduleArticle = action(contract.unscheduleArticle, (context) =>
  onceFor(context, 'unscheduleArticle', context.input, async () => {
    const scheduled = await articleToMove(context, context.input, 'unschedule')
    const draft = await saveChange(context, scheduled, {
      stage: 'draft',
      scheduledAt: null,
      plan: null,
      approvedByName: '',
      submittedAt: null,
    })
    await auditBy(context, 'unscheduleArticle', named(draft))
    return staffArticle(context, draft)
  }),
)
