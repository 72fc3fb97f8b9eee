import { command } from '../../kit/database'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { keepRevision } from '../publishing'
import { articleToMove, auditBy, named, onceFor, saveChange } from '../staff'
import { staffArticle } from '../views'

/** Gone for residents at once and everywhere: every query of theirs asks for what is shown. */
export const withdrawArticle = action(contract.withdrawArticle, (context) =>
  onceFor(context, 'withdrawArticle', context.input, async () => {
    const { input, caller, clock, db } = context
    const { reason } = input
    const before = await articleToMove(context, input, 'withdraw')
    if (before.revisionDue) await keepRevision(db, before)
    const { category, audience } = before.work
    const withdrawn = await saveChange(context, before, {
      stage: 'withdrawn',
      shown: false,
      live: null,
      category,
      audience,
      terms: [],
      pinnedUntil: null,
      urgentUntil: null,
      scheduledAt: null,
      plan: null,
      submittedAt: null,
      ...(before.notice ? { 'notice.state': 'done' } : {}),
      withdrawn: command.set({ reason, byName: caller.profile().name, at: clock.now() }),
    })
    await auditBy(context, 'withdrawArticle', named(before), { reason })
    return staffArticle(context, withdrawn)
  }),
)
