import type { Article, PublishingPlan } from '../../kit/articles'
import { command, type Stored } from '../../kit/database'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { publishArticle } from '../publishing'
import { checkPlan } from '../rules/plan'
import { articleToMove, auditBy, named, onceFor, saveChange, staleArticle, type Context } from '../staff'
import { staffArticle } from '../views'

async function publishNow(
  { db, caller, clock }: Context,
  article: Stored<Article>,
  plan: PublishingPlan,
): Promise<Stored<Article>> {
  const approval = { ...plan, byName: caller.profile().name }
  const done = await publishArticle(db, article, approval, clock.now())
  if (!done) throw staleArticle()
  return done
}

const publishLater = (
  context: Context,
  article: Stored<Article>,
  plan: PublishingPlan,
  at: number,
): Promise<Stored<Article>> =>
  saveChange(context, article, {
    stage: 'scheduled',
    scheduledAt: at,
    plan: command.set(plan),
    approvedByName: context.caller.profile().name,
  })

/** Somebody who did not write it says yes: published at once, or at a time to come. */
export const approveDraft = action(contract.approveDraft, (context) =>
  onceFor(context, 'approveDraft', context.input, async () => {
    const { input, clock } = context
    const { pinnedUntil, urgentUntil, notify } = input
    const plan = { pinnedUntil, urgentUntil, notify }
    const at = checkPlan(input, clock.now())
    const article = await articleToMove(context, input, at === null ? 'approve' : 'schedule')
    const approved =
      at === null ? await publishNow(context, article, plan) : await publishLater(context, article, plan, at)
    await auditBy(context, 'approveDraft', named(approved), { detail: { at, ...plan } })
    return staffArticle(context, approved)
  }),
)
