import { articleCard, articles as articleCollection, CARD_FIELDS } from '../../kit/articles'
import { command } from '../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { action } from '../../kit/serve'
import { readableBy } from '../audience'
import { contract } from '../contract'

/** What the caller may read, urgent and pinned ones first; all of it, or one category. One round trip. */
export const articles = action(contract.articles, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const place = placeOf(input.cursor)
  const found = await db.of(articleCollection).find(
    {
      ...(await readableBy(caller)),
      ...(input.category === undefined ? {} : { category: input.category }),
      ...(place ? { rank: command.lte(place.value) } : {}),
    },
    { sort: { rank: 'desc' }, limit: rowsToRead(place), fields: CARD_FIELDS },
  )
  const { items, ...more } = pageOf(found, place, ({ rank }) => rank)
  return { items: items.map((article) => articleCard(article, now)), ...more, now }
})
