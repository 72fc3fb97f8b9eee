import { command, type Where } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { action } from '../../kit/serve'
import { orders, type Order } from '../collections'
import { contract } from '../contract'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { seenBy } from '../reading'
import { ORDER_CARD_FIELDS, orderCard } from '../views'

/**
 * Orders that are for the caller or were placed by them, or those for one person whom they may act for: all, the latest
 * first, or what is still to come, soonest first.
 */
export const myOrders = action(contract.myOrders, async ({ input, caller, db, clock }) => {
  const { personId } = caller
  const now = clock.now()
  if (input.personId !== undefined && !(await caller.mayActFor(input.personId, 'groupbuy'))) {
    throw new AppError('NOT_FOUND', '没有找到这位居民')
  }
  if (personId === null) return { items: [], now }
  const place = placeOf(input.cursor)
  const waiting = input.show === 'waiting'
  const where: Where<Order> = {
    watchers: input.personId ?? personId,
    // What somebody else placed for a third person is not theirs to show.
    ...(input.personId === undefined ? {} : { personId: input.personId }),
    ...(waiting ? { 'next.to': command.gte(place?.value ?? 0) } : {}),
    ...(!waiting && place ? { createdAt: command.lte(place.value) } : {}),
  }
  const rows = await db.of(orders).find(where, {
    limit: rowsToRead(place),
    fields: ORDER_CARD_FIELDS,
    sort: waiting ? { 'next.to': 'asc' } : { createdAt: 'desc' },
  })
  const { items, ...more } = pageOf(rows, place, (order) =>
    waiting ? (order.next?.to ?? 0) : order.createdAt,
  )
  const seen = await seenBy(caller, items)
  return { items: seen.map((order) => orderCard(order, personId)), ...more, now }
})
