import type { InferOutput } from 'valibot'
import { command, type Where } from '../../../kit/database'
import { maskPhone } from '../../../kit/masking'
import { pageOf, placeOf, rowsToRead } from '../../../kit/paging'
import { openFen } from '../../../kit/payments'
import { action } from '../../../kit/serve'
import { mealOrders, type MealOrder } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { COMING, COOKED, EATEN } from '../../rules/states'
import { MEAL_CARD_FIELDS, mealCard } from '../../views'

type Show = InferOutput<typeof kitchen.dayOrders.input>['show']

/** More meals than a canteen cooks for one menu. */
const WHOLE_MENU = 1000

const conditions: Readonly<Record<Show, Where<MealOrder>>> = {
  all: { state: command.in([...COOKED]) },
  waiting: { state: command.in([...COMING]) },
  handedOver: { state: command.in([...EATEN]) },
  delivery: { state: command.in([...COOKED]), way: 'delivery' },
  unpaid: { state: command.in([...COMING, ...EATEN]), payBy: 'onsite', 'money.dueFen': command.gt(0) },
  cancelled: { state: 'cancelled' },
}

/** The meals of one menu by number. What is unpaid is not stored as such: those are read whole and picked. */
export const dayOrders = action(kitchen.dayOrders, async ({ input, db, caller, clock }) => {
  const { menuId, show, cursor } = input
  const now = clock.now()
  const place = placeOf(cursor)
  const picks = show === 'unpaid'
  const read = await db.of(mealOrders).find(
    { menuId, ...conditions[show], ...(place ? { number: command.gte(place.value) } : {}) },
    {
      sort: { number: 'asc' },
      limit: picks ? WHOLE_MENU : rowsToRead(place),
      fields: [...MEAL_CARD_FIELDS, 'number', 'personPhone', 'payBy'],
    },
  )
  const rows = picks ? read.filter(({ money }) => openFen(money) > 0) : read
  const { items, next } = pageOf(rows, place, ({ number }) => number)
  return {
    items: items.map((order) => ({
      ...mealCard(order, caller.personId, now),
      number: order.number,
      maskedPhone: maskPhone(order.personPhone),
      payBy: order.payBy,
    })),
    ...(next === undefined ? {} : { next }),
    now,
  }
})
