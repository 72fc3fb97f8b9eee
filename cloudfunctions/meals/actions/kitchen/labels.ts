import { action } from '../../../kit/serve'
import { kitchen } from '../../contract/kitchen'
import { labelsOf } from '../../rules/sheet'
import { menuWithOrders, routesInOrder } from '../../sheets'

/** What is stuck on the boxes. */
export const labels = action(kitchen.labels, async ({ input, db, clock }) => {
  const [{ menu, orders }, routes] = await Promise.all([menuWithOrders(db, input.menuId), routesInOrder(db)])
  const { _id: menuId, date, meal } = menu
  return { menuId, date, meal, labels: labelsOf(orders, routes), now: clock.now() }
})
