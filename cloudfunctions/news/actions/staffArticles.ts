import { articles } from '../../kit/articles'
import { command } from '../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { keptBy } from '../staff'
import { STAFF_CARD_FIELDS, staffCard } from '../views'

/** The newsroom's articles of one stage, those that were worked on last first. */
export const staffArticles = action(contract.staffArticles, async ({ input, caller, db, clock }) => {
  const place = placeOf(input.cursor)
  const rows = await db.of(articles).find(
    {
      stage: input.stage,
      ...keptBy(caller),
      ...(place ? { savedAt: command.lte(place.value) } : {}),
    },
    { sort: { savedAt: 'desc' }, limit: rowsToRead(place), fields: STAFF_CARD_FIELDS },
  )
  const { items, ...more } = pageOf(rows, place, ({ savedAt }) => savedAt)
  return { items: items.map(staffCard), ...more, now: clock.now() }
})
