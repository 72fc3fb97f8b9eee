import { action } from '../../../kit/serve'
import { menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { withSales } from '../../menuViews'

/** One menu for the editor. */
export const staffMenu = action(kitchen.staffMenu, async ({ input, db, clock }) =>
  withSales(db, await db.of(menus).need(input.id, '菜单'), clock.now()),
)
