import { isoDate } from '../../../../miniprogram/shared/time'
import { MEALS } from '../../../../miniprogram/shared/vocabulary'
import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { mealOrders, menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { allotmentsOf, staffMenuOf } from '../../menuViews'
import { countsOf } from '../../rules/counts'
import { menuIdOf } from '../../rules/ids'

/** More meals than a canteen cooks in a day; also what one read may bring. */
const WHOLE_DAY = 1000

/** The canteen's day. Menus, meals and what is taken are read side by side. */
export const today = action(kitchen.today, async ({ input, db, clock }) => {
  const now = clock.now()
  const day = isoDate(now)
  const date = input.date ?? day
  const ids = MEALS.map((meal) => menuIdOf(db.community, date, meal))
  const [found, orders, sales] = await Promise.all([
    db.of(menus).find({ _id: command.in(ids) }),
    db
      .of(mealOrders)
      .find(
        { menuId: command.in(ids), state: command.neq('cancelled') },
        { limit: WHOLE_DAY, fields: ['menuId', 'state', 'way', 'lines.quantity'] },
      ),
    allotmentsOf(db, ids),
  ])
  const sorted = found.sort((a, b) => MEALS.indexOf(a.meal) - MEALS.indexOf(b.meal))
  return {
    date,
    today: day,
    menus: sorted.map((menu) => ({
      ...staffMenuOf(menu, sales.get(menu._id) ?? null, now),
      counts: countsOf(orders.filter(({ menuId }) => menuId === menu._id)),
    })),
    now,
  }
})
