import { articles } from '../kit/articles'
import { command, type Stored, type Where } from '../kit/database'
import { notFound } from '../kit/errors'
import { comments, type Comment } from './collections'
import { keptBy, type Context } from './staff'

/** Which questions are whose: those under the articles that somebody works on. */

/** Not answered yet, and not put aside. */
export const OPEN: Where<Comment> = { answered: false, state: command.in(['waiting', 'shown']) }

/** Questions that one member of staff of a grid can have open before they are only counted as many. */
const MAX_COUNTED = 500

/** Those of these questions that are the caller's to answer. No round trip for staff of the whole community. */
export async function ofKeptArticles<T extends Pick<Comment, 'articleId'>>(
  { db, caller }: Pick<Context, 'db' | 'caller'>,
  list: readonly T[],
): Promise<T[]> {
  const kept = keptBy(caller)
  if (Object.keys(kept).length === 0 || list.length === 0) return [...list]
  const ids = [...new Set(list.map(({ articleId }) => articleId))]
  const found = await db
    .of(articles)
    .find({ ...kept, _id: command.in(ids) }, { limit: ids.length, fields: ['stage'] })
  const known = new Set(found.map(({ _id }) => _id))
  return list.filter(({ articleId }) => known.has(articleId))
}

/** A question that is the caller's to answer; another grid's answers like none. @throws NOT_FOUND */
export async function keptQuestion(context: Context, id: string): Promise<Stored<Comment>> {
  const found = await context.db.of(comments).find({ _id: id }, { limit: 1 })
  const [question] = await ofKeptArticles(context, found)
  if (!question) throw notFound('提问')
  return question
}

/** How many questions wait for the caller's answer. */
export async function countOpen(context: Pick<Context, 'db' | 'caller'>): Promise<number> {
  const { db, caller } = context
  if (Object.keys(keptBy(caller)).length === 0) return db.of(comments).count(OPEN)
  const open = await db.of(comments).find(OPEN, { limit: MAX_COUNTED, fields: ['articleId'] })
  return (await ofKeptArticles(context, open)).length
}
