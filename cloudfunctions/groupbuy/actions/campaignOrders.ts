import { command, type Where } from '../../kit/database'
import { maskPhone } from '../../kit/masking'
import { action } from '../../kit/serve'
import { orders, type Order } from '../collections'
import { contract } from '../contract'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { WAITING } from '../rules/order'
import { searchWhere } from '../searching'
import { ORDER_CARD_FIELDS, orderCard, whereText } from '../views'

type Show = 'all' | 'waiting' | 'unpaid' | 'picked' | 'cancelled'

const filters: Readonly<Record<Show, Where<Order>>> = {
  all: {},
  waiting: { state: command.in([...WAITING]) },
  unpaid: { state: command.in([...WAITING]), 'money.paidFen': 0, 'money.dueFen': command.gt(0) },
  picked: { state: 'picked' },
  cancelled: { state: command.in(['cancelled', 'expired']) },
}

/** The orders of a campaign, the latest number first. */
export const campaignOrders = action(contract.campaignOrders, async ({ input, caller, db, clock }) => {
  const place = placeOf(input.cursor)
  const found = await db.of(orders).find(
    {
      ...filters[input.show],
      ...(input.search ? searchWhere(input.search) : {}),
      ...(place ? { number: command.lte(place.value) } : {}),
      campaignId: input.campaignId,
    },
    { sort: { number: 'desc' }, limit: rowsToRead(place), fields: ORDER_CARD_FIELDS },
  )
  const { items, ...more } = pageOf(found, place, (order) => order.number)
  return {
    items: items.map((order) => ({
      ...orderCard(order, caller.personId),
      maskedPhone: maskPhone(order.personPhone),
      household: whereText(order.household),
    })),
    ...more,
    now: clock.now(),
  }
})
