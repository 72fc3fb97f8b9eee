import { isoDate } from '../../../../miniprogram/shared/time'
import { MEALS } from '../../../../miniprogram/shared/vocabulary'
import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { daysFrom } from '../../days'
import { allotmentsOf, staffMenuOf } from '../../menuViews'
import { menuIdOf } from '../../rules/ids'

const DAYS = 14

const mealOrder = (meal: (typeof MEALS)[number]): number => MEALS.indexOf(meal)

/** Two weeks of menus, drafts too, by day and meal. */
export const staffMenus = action(kitchen.staffMenus, async ({ input, db, clock }) => {
  const now = clock.now()
  const today = isoDate(now)
  const days = daysFrom(input.from ?? today, DAYS)
  const ids = days.flatMap((date) => MEALS.map((meal) => menuIdOf(db.community, date, meal)))
  const [found, sales] = await Promise.all([
    db.of(menus).find({ _id: command.in(ids) }, { limit: ids.length }),
    allotmentsOf(db, ids),
  ])
  const sorted = found.sort((a, b) =>
    a.date === b.date ? mealOrder(a.meal) - mealOrder(b.meal) : a.date < b.date ? -1 : 1,
  )
  return { items: sorted.map((menu) => staffMenuOf(menu, sales.get(menu._id) ?? null, now)), today, now }
})
