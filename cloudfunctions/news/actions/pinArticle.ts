import { rankOf } from '../../kit/articles'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { checkTop } from '../rules/plan'
import { articleToMove, auditBy, named, onceFor, saveChange } from '../staff'
import { staffArticle } from '../views'

/** Puts a published article on top, among the urgent ones, or back among the others. */
export const pinArticle = action(contract.pinArticle, (context) =>
  onceFor(context, 'pinArticle', context.input, async () => {
    const { input, clock } = context
    const { pinnedUntil, urgentUntil } = input
    const now = clock.now()
    checkTop({ pinnedUntil, urgentUntil }, now)
    const before = await articleToMove(context, input, 'pin')
    const { publishedAt } = before
    const rank = rankOf({ publishedAt, pinnedUntil, urgentUntil }, now)
    const pinned = await saveChange(context, before, { pinnedUntil, urgentUntil, rank })
    await auditBy(context, 'pinArticle', named(pinned), { detail: { pinnedUntil, urgentUntil } })
    return staffArticle(context, pinned)
  }),
)
