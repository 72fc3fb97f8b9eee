import { articleCard, articles, CARD_FIELDS, type Article } from '../../kit/articles'
import type { Caller } from '../../kit/caller'
import { command, type Stored } from '../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { action } from '../../kit/serve'
import { readableBy } from '../audience'
import { reactions } from '../collections'
import { contract } from '../contract'

interface Page {
  found: Stored<Article>[]
  next?: string
}

/** One page of what the caller keeps, the latest first, without what they may not read (any more). */
async function pageAt(caller: Caller, cursor: string | undefined): Promise<Page> {
  const { db, openid } = caller
  const place = placeOf(cursor)
  const kept = await db
    .of(reactions)
    .find(
      { openid, kind: 'saved', on: true, ...(place ? { at: command.lte(place.value) } : {}) },
      { sort: { at: 'desc' }, limit: rowsToRead(place), fields: ['articleId', 'at'] },
    )
  const { items, ...more } = pageOf(kept, place, ({ at }) => at)
  if (items.length === 0) return { found: [], ...more }
  const ids = items.map(({ articleId }) => articleId)
  const readable = await db
    .of(articles)
    .find({ ...(await readableBy(caller)), _id: command.in(ids) }, { limit: ids.length, fields: CARD_FIELDS })
  const byId = new Map(readable.map((article) => [article._id, article]))
  return { found: ids.flatMap((id) => byId.get(id) ?? []), ...more }
}

/** Pages of which nothing is left may follow each other: a list that goes on shows something. */
const EMPTY_SKIPPED = 5

/** What the caller keeps. Two round trips. */
export const savedArticles = action(contract.savedArticles, async ({ input, caller, clock }) => {
  const now = clock.now()
  let page = await pageAt(caller, input.cursor)
  for (let tries = 0; tries < EMPTY_SKIPPED && page.found.length === 0 && page.next; tries++) {
    page = await pageAt(caller, page.next)
  }
  const { found, next } = page
  return {
    items: found.map((article) => articleCard(article, now)),
    ...(next === undefined ? {} : { next }),
    now,
  }
})
