import { action } from '../../../kit/serve'
import { kitchen } from '../../contract/kitchen'
import { kitchenTotals } from '../../rules/sheet'
import { menuWithOrders } from '../../sheets'

/** What to cook, and who may not eat what they have. */
export const kitchenSheet = action(kitchen.kitchenSheet, async ({ input, db, clock }) => {
  const { menu, orders } = await menuWithOrders(db, input.menuId)
  const { date, meal, stage, items } = menu
  return { menuId: menu._id, date, meal, stage, ...kitchenTotals(orders, items), now: clock.now() }
})
