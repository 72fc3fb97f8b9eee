import { command, type Where } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { pageOf, placeOf, rowsToRead } from '../../../kit/paging'
import { action } from '../../../kit/serve'
import { mealOrders, type MealOrder } from '../../collections'
import { contract } from '../../contract'
import { seenBy } from '../../reading'
import { MEAL_CARD_FIELDS, mealCard } from '../../views'

/**
 * Meals that are for the caller or were booked by them, or those of one person whom they may act for: what is still to
 * come, soonest first, or what is over, the latest first.
 */
export const myMeals = action(contract.myMeals, async ({ input, caller, db, clock }) => {
  const { personId } = caller
  const now = clock.now()
  if (input.personId !== undefined && !(await caller.mayActFor(input.personId, 'meals'))) {
    throw new AppError('NOT_FOUND', '没有找到这位居民')
  }
  if (personId === null) return { items: [], now }
  const place = placeOf(input.cursor)
  const coming = input.show === 'coming'
  const where: Where<MealOrder> = {
    watchers: input.personId ?? personId,
    // What somebody else booked for a third person is not theirs to show.
    ...(input.personId === undefined ? {} : { personId: input.personId }),
    ...(coming ? { 'next.to': command.gte(place?.value ?? 0) } : { next: null }),
    ...(!coming && place ? { createdAt: command.lte(place.value) } : {}),
  }
  const rows = await db.of(mealOrders).find(where, {
    limit: rowsToRead(place),
    fields: MEAL_CARD_FIELDS,
    sort: coming ? { 'next.to': 'asc' } : { createdAt: 'desc' },
  })
  const { items, ...more } = pageOf(rows, place, (order) =>
    coming ? (order.next?.to ?? 0) : order.createdAt,
  )
  const seen = await seenBy(caller, items)
  return { items: seen.map((order) => mealCard(order, personId, now)), ...more, now }
})
