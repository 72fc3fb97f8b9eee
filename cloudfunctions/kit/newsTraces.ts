import { articles } from './articles'
import { command, defineCollection, type Database, type Entity } from './database'
import { derivedId } from './fingerprint'

/** What residents leave with the news: questions, likes and bookmarks. An account that is deleted takes them along. */

/** A question or a word under an article, and what the community answers. */
export interface Comment extends Entity {
  articleId: string
  articleTitle: string
  openid: string
  /** Nickname, or the surname alone: "王邻居". */
  name: string
  avatar: string
  text: string
  at: number
  /** `waiting`: WeChat's check was not sure; staff look first. Its writer sees it all the same. */
  state: 'waiting' | 'shown' | 'hidden'
  answered: boolean
  answer: { text: string; byName: string; at: number } | null
  hiddenReason: string
}

/**
 * A like or 收藏 of one reader. `_id` is derived from reader, article and kind. Turned off, it stays as a trace until the
 * likes have been counted.
 */
export interface Reaction extends Entity {
  openid: string
  articleId: string
  kind: 'like' | 'saved'
  on: boolean
  /** When it was turned on or off. */
  at: number
}

/** One reader has one reaction of a kind to an article. */
export const reactionId = (openid: string, articleId: string, kind: Reaction['kind']): string =>
  derivedId('reaction', openid, articleId, kind)

export const comments = defineCollection<Comment>('newsComments', {
  byArticle: { fields: ['articleId', 'state', '-at'] },
  byAsker: { fields: ['articleId', 'openid', '-at'] },
  byOpenid: { fields: ['openid', '-at'] },
  byState: { fields: ['state', '-at'] },
  byAnswer: { fields: ['answered', 'state', '-at'] },
  byTime: { fields: ['-at'] },
})

export const reactions = defineCollection<Reaction>('newsReactions', {
  byReader: { fields: ['openid', 'kind', 'on', '-at'] },
  byArticle: { fields: ['articleId', 'kind', 'on'] },
  byTime: { fields: ['on', 'at'] },
})

interface Count {
  _id: string
  count: number
}

/**
 * Counts the likes of articles and writes them down where they differ. The count that was there is a condition, so that
 * a like at this very moment is not lost; what that leaves wrong is put right by the next count.
 */
export async function recountLikes(db: Database, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  // What stands there is read before what is counted: a like in between makes the condition fail.
  const found = await db
    .of(articles)
    .find({ _id: command.in(articleIds) }, { limit: articleIds.length, fields: ['likes'] })
  const counted = await db
    .of(reactions)
    .aggregate<Count>([
      { $match: { articleId: { $in: articleIds }, kind: 'like', on: true } },
      { $group: { _id: '$articleId', count: { $sum: 1 } } },
      { $limit: articleIds.length },
    ])
  const counts = new Map(counted.map(({ _id, count }) => [_id, count]))
  for (const { _id, likes } of found) {
    const now = counts.get(_id) ?? 0
    if (now !== likes) await db.of(articles).update({ _id, likes }, { likes: now })
  }
}

const BATCH = 100

/**
 * Removes what an account left with the news. The likes are counted before they go, so that a crash anywhere leaves
 * enough for the next try to put the counts right. Who has read what is kept under no name from the beginning.
 */
export async function forgetTraces(db: Database, openid: string, now: number): Promise<void> {
  await db.of(comments).remove({ openid })
  const either = command.in([true, false])
  for (;;) {
    const likes = await db
      .of(reactions)
      .find({ openid, kind: 'like', on: either }, { limit: BATCH, fields: ['articleId'] })
    if (likes.length === 0) break
    const these = { openid, _id: command.in(likes.map(({ _id }) => _id)) }
    await db.of(reactions).update({ ...these, on: true }, { on: false, at: now })
    await recountLikes(
      db,
      likes.map(({ articleId }) => articleId),
    )
    await db.of(reactions).remove(these)
  }
  await db.of(reactions).remove({ openid })
}
