import { command } from '../../kit/database'
import { action } from '../../kit/serve'
import { orders } from '../collections'
import { contract } from '../contract'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { ORDER_CARD_FIELDS, orderCard } from '../views'

/** Orders that are for the caller or were placed by them: all, the latest first, or what is still to come, soonest first. */
export const myOrders = action(contract.myOrders, async ({ input, caller, db, clock }) => {
  const { personId } = caller
  const now = clock.now()
  if (personId === null) return { items: [], now }
  const place = placeOf(input.cursor)
  const options = { limit: rowsToRead(place), fields: ORDER_CARD_FIELDS }
  const waiting = input.show === 'waiting'
  const rows = waiting
    ? await db
        .of(orders)
        .find(
          { watchers: personId, 'next.to': command.gte(place?.value ?? 0) },
          { ...options, sort: { 'next.to': 'asc' } },
        )
    : await db
        .of(orders)
        .find(
          { watchers: personId, ...(place ? { createdAt: command.lte(place.value) } : {}) },
          { ...options, sort: { createdAt: 'desc' } },
        )
  const { items, ...more } = pageOf(rows, place, (order) =>
    waiting ? (order.next?.to ?? 0) : order.createdAt,
  )
  return { items: items.map((order) => orderCard(order, personId)), ...more, now }
})
