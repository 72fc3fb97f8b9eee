import { action } from '../../../kit/serve'
import { kitchen } from '../../contract/kitchen'
import { titleOf } from '../../rules/menu'
import { kitchenTotals } from '../../rules/sheet'
import { menuWithOrders } from '../../sheets'
import { listRead } from '../../staff'

/** What to cook, and who may not eat what they have. That the diets were read is written down. */
export const kitchenSheet = action(kitchen.kitchenSheet, async (context) => {
  const { input, db, clock } = context
  const { menu, orders } = await menuWithOrders(db, input.menuId)
  await listRead(context, 'kitchenSheet', menu._id, titleOf(menu))
  const { date, meal, stage, items } = menu
  return { menuId: menu._id, date, meal, stage, ...kitchenTotals(orders, items), now: clock.now() }
})
