import { auditRead } from '../../../kit/audit'
import { action } from '../../../kit/serve'
import { mealOrders } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { routesInOrder } from '../../sheets'
import { routeNameOf, staffMealView } from '../../staffViews'

/** One meal with address and full phone; that it was read is written down. */
export const staffMeal = action(kitchen.staffMeal, async ({ input, db, caller, clock }) => {
  const now = clock.now()
  const [order, routes] = await Promise.all([db.of(mealOrders).need(input.id, '订餐'), routesInOrder(db)])
  await auditRead(db, {
    at: now,
    by: caller.openid,
    byName: caller.profile().name,
    what: 'meals.staffMeal',
    about: order._id,
    personId: order.personId,
    aboutName: order.personName,
  })
  const routeName = routeNameOf(order, routes)
  return staffMealView(order, caller.personId, now, { full: true, routeName })
})
