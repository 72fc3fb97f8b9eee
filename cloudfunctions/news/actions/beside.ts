import { articleCard, articles, CARD_FIELDS, type Article } from '../../kit/articles'
import type { Caller } from '../../kit/caller'
import { command, type Stored } from '../../kit/database'
import { notFound } from '../../kit/errors'
import { pageOf, placeOf, rowsToRead, type Place } from '../../kit/paging'
import { action } from '../../kit/serve'
import { audiencesFor } from '../audience'
import { comments, type Comment } from '../collections'
import { contract } from '../contract'
import { commentView } from '../reading'

/** Of one's own that staff have not looked at yet; nobody asks more in between. */
const WAITING_SHOWN = 20

interface WithRelated extends Pick<Article, '_id'> {
  live: { related: string[] } | null
  /** As they are stored, whether or not the caller may read them. */
  related: Stored<Article>[]
}

/**
 * The articles that an article points to, as its editor ordered them, if the caller may read the one and the others.
 * The database joins them, so that nothing has to be read one after the other.
 * @throws NOT_FOUND
 */
async function relatedTo(caller: Caller, id: string): Promise<Stored<Article>[]> {
  const audiences = await audiencesFor(caller)
  const [found] = await caller.db.of(articles).aggregate<WithRelated>([
    { $match: { _id: id, shown: true, audience: { $in: audiences } } },
    { $limit: 1 },
    { $lookup: { from: articles.name, localField: 'live.related', foreignField: '_id', as: 'related' } },
    {
      $project: {
        'live.related': 1,
        ...Object.fromEntries(
          ['_id', 'community', 'shown', 'audience', ...CARD_FIELDS].map((field) => [`related.${field}`, 1]),
        ),
      },
    },
  ])
  if (!found) throw notFound()
  const { live, related } = found
  // A join knows nothing of communities and audiences.
  const readable = related.filter(
    (one) => one.community === caller.community && one.shown && audiences.includes(one.audience),
  )
  return (live?.related ?? []).flatMap((wanted) => readable.filter(({ _id }) => _id === wanted))
}

/** What everybody sees, newest first. */
const shownUnder = (caller: Caller, articleId: string, place: Place | null): Promise<Stored<Comment>[]> =>
  caller.db
    .of(comments)
    .find(
      { articleId, state: 'shown', ...(place ? { at: command.lte(place.value) } : {}) },
      { sort: { at: 'desc' }, limit: rowsToRead(place) },
    )

/** The caller's own that wait; only somebody with a profile can have asked. */
async function ownWaiting(caller: Caller, articleId: string): Promise<Stored<Comment>[]> {
  if (caller.personId === null) return []
  return caller.db
    .of(comments)
    .find(
      { articleId, openid: caller.openid, state: 'waiting' },
      { sort: { at: 'desc' }, limit: WAITING_SHOWN },
    )
}

/** What stands under an article. Three round trips at most, side by side. */
export const beside = action(contract.beside, async ({ input, caller, clock }) => {
  const place = placeOf(input.cursor)
  const [related, shown, waiting] = await Promise.all([
    relatedTo(caller, input.id),
    shownUnder(caller, input.id, place),
    place ? [] : ownWaiting(caller, input.id),
  ])
  const now = clock.now()
  const { items, ...more } = pageOf(shown, place, ({ at }) => at)
  return {
    items: [...waiting, ...items].map((comment) => commentView(comment, caller.openid)),
    ...more,
    related: place ? [] : related.map((article) => articleCard(article, now)),
    now,
  }
})
