import type { Article, ArticleContent } from '../../kit/articles'
import type { Database } from '../../kit/database'
import { action } from '../../kit/serve'
import { revisions } from '../collections'
import { contract } from '../contract'
import { blockChanges, fieldChanges, relatedChange } from '../rules/changes'
import { keptArticle } from '../staff'
import { titlesOf } from '../views'

/** What residents read now, or read until it was withdrawn; null if they have read nothing yet. */
async function lastRead(db: Database, { _id, live, revision }: Article): Promise<ArticleContent | null> {
  if (live !== null || revision === 0) return live
  return (await db.of(revisions).get(`${_id}_${revision}`))?.content ?? null
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

async function relatedOf(db: Database, before: readonly string[], after: readonly string[]) {
  if (sameList(before, after)) return []
  const [was, is] = await Promise.all([titlesOf(db, before), titlesOf(db, after)])
  return relatedChange(
    was.map(({ title }) => title),
    is.map(({ title }) => title),
  )
}

/** What the reviewer is asked to say yes to: everything that differs from what residents read. */
export const changes = action(contract.changes, async (context) => {
  const { db, input } = context
  const article = await keptArticle(context, input.id)
  const before = await lastRead(db, article)
  const after = article.work
  return {
    first: before === null,
    fields: [...fieldChanges(before, after), ...(await relatedOf(db, before?.related ?? [], after.related))],
    blocks: blockChanges(before?.blocks ?? [], after.blocks),
  }
})
