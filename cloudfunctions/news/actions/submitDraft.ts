import { checkTexts } from '../../kit/contentCheck'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { checkSubmittable, writtenIn } from '../rules/submitting'
import { articleToMove, auditBy, named, onceFor, saveChange } from '../staff'
import { staffArticle } from '../views'

/** A finished draft goes to whoever reviews it. */
export const submitDraft = action(contract.submitDraft, (context) =>
  onceFor(context, 'submitDraft', context.input, async () => {
    const { input, caller, clock } = context
    const draft = await articleToMove(context, input, 'submit')
    checkSubmittable(draft.work)
    await checkTexts(caller.openid, 'social', writtenIn(draft.work))
    const submitted = await saveChange(context, draft, { stage: 'review', submittedAt: clock.now() })
    await auditBy(context, 'submitDraft', named(submitted))
    return staffArticle(context, submitted)
  }),
)
