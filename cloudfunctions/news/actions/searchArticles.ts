import { articleCard, CARD_FIELDS } from '../../kit/articles'
import { command } from '../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { action } from '../../kit/serve'
import { readableBy } from '../audience'
import { contract } from '../contract'
import { termsIn } from '../../kit/articleTerms'
import { findByTerms } from '../searching'

/** What the caller may read and has all the words in it. One round trip for one word; more are compared first. */
export const searchArticles = action(contract.searchArticles, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const place = placeOf(input.cursor)
  const where = {
    ...(await readableBy(caller)),
    ...(place ? { rank: command.lte(place.value) } : {}),
  }
  const found = await findByTerms(db, where, termsIn(input.words), {
    limit: rowsToRead(place),
    fields: CARD_FIELDS,
  })
  const { items, ...more } = pageOf(found, place, ({ rank }) => rank)
  return { items: items.map((article) => articleCard(article, now)), ...more, now }
})
