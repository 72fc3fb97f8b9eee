import { articles } from '../../kit/articles'
import { command, type Database } from '../../kit/database'
import { notFound } from '../../kit/errors'
import { reactionId } from '../../kit/newsTraces'
import { action } from '../../kit/serve'
import { articleFor } from '../audience'
import { reactions, type Reaction } from '../collections'
import { contract } from '../contract'
import { reactedBy } from '../reading'

/** Turns a reaction on or off. True only for the one call that has turned it, however many come at once. */
async function flip(db: Database, wanted: Reaction): Promise<boolean> {
  const { _id, on, at } = wanted
  if (on && (await db.of(reactions).insert(wanted))) return true
  return (await db.of(reactions).update({ _id, on: !on }, { on, at })) === 1
}

/**
 * Likes or keeps an article, or no longer. Saying the same again changes nothing. What is gone from sight can still be
 * let go of, without learning anything about it.
 */
export const react = action(contract.react, async ({ input, caller, db, clock }) => {
  const { articleId, kind, on } = input
  const { openid } = caller
  const other = kind === 'like' ? 'saved' : 'like'
  const [article, others] = await Promise.all([
    articleFor(caller, articleId, ['likes']),
    db
      .of(reactions)
      .find({ _id: reactionId(openid, articleId, other) }, { limit: 1, fields: ['kind', 'on'] }),
  ])
  if (on && !article) throw notFound()
  const _id = reactionId(openid, articleId, kind)
  const flipped = await flip(db, { _id, openid, articleId, kind, on, at: clock.now() })
  const counted =
    flipped && kind === 'like'
      ? await db.of(articles).updateAndReturn({ _id: articleId }, { likes: command.inc(on ? 1 : -1) })
      : article
  const likes = article ? (counted?.likes ?? 0) : 0
  return { likes, ...reactedBy([...others, { kind, on }]) }
})
