import { command } from '../../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../../kit/paging'
import { action } from '../../../kit/serve'
import { mealOrders } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { summaryOf } from '../../rules/words'

/** What people say of their meals, newest first. */
export const ratings = action(kitchen.ratings, async ({ input, db, clock }) => {
  const place = placeOf(input.cursor)
  const rows = await db.of(mealOrders).find(
    { ratedAt: place ? command.lte(place.value) : command.gt(0) },
    {
      sort: { ratedAt: 'desc' },
      limit: rowsToRead(place),
      fields: ['ratedAt', 'rating', 'date', 'meal', 'lines'],
    },
  )
  const { items, ...more } = pageOf(rows, place, ({ ratedAt }) => ratedAt ?? 0)
  return {
    items: items.flatMap(({ _id, rating, date, meal, lines }) =>
      rating ? [{ orderId: _id, date, meal, summary: summaryOf(lines), ...rating }] : [],
    ),
    ...more,
    now: clock.now(),
  }
})
