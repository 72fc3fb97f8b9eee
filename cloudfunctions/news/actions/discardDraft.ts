import { articles, type Article, type ArticleContent } from '../../kit/articles'
import { command, type Database, type Stored } from '../../kit/database'
import { action } from '../../kit/serve'
import { revisions } from '../collections'
import { contract } from '../contract'
import { afterDiscard } from '../rules/stages'
import { articleToMove, auditBy, named, onceFor, saveChange, staleArticle } from '../staff'

/** What residents read, or read until it was withdrawn. */
async function lastRevision(db: Database, { _id, live, revision, work }: Article): Promise<ArticleContent> {
  return live ?? (await db.of(revisions).get(`${_id}_${revision}`))?.content ?? work
}

async function remove(db: Database, { _id, version, stage }: Stored<Article>): Promise<void> {
  if (!(await db.of(articles).remove({ _id, version, stage, revision: 0 }))) throw staleArticle()
}

/** Lets a draft go: the article is what residents see again; what they have never seen goes for good. */
export const discardDraft = action(contract.discardDraft, (context) =>
  onceFor(context, 'discardDraft', context.input, async () => {
    const { input, db } = context
    const draft = await articleToMove(context, input, 'discard')
    const stage = afterDiscard(draft)
    if (stage === null) await remove(db, draft)
    else {
      const work = await lastRevision(db, draft)
      const { category, audience } = work
      await saveChange(context, draft, {
        stage,
        work: command.set(work),
        category,
        audience,
        writers: [],
        returned: null,
        submittedAt: null,
      })
    }
    await auditBy(context, 'discardDraft', named(draft))
    return { removed: stage === null }
  }),
)
