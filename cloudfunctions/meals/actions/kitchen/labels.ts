import { action } from '../../../kit/serve'
import { kitchen } from '../../contract/kitchen'
import { titleOf } from '../../rules/menu'
import { labelsOf } from '../../rules/sheet'
import { menuWithOrders, routesInOrder } from '../../sheets'
import { listRead } from '../../staff'

/** What is stuck on the boxes. That diets and doors were read is written down. */
export const labels = action(kitchen.labels, async (context) => {
  const { input, db, clock } = context
  const [{ menu, orders }, routes] = await Promise.all([menuWithOrders(db, input.menuId), routesInOrder(db)])
  await listRead(context, 'labels', menu._id, titleOf(menu))
  const { _id: menuId, date, meal } = menu
  return { menuId, date, meal, labels: labelsOf(orders, routes), now: clock.now() }
})
