import { command, type Database, type Stored } from '../kit/database'
import { mealOrders, mealRoutes, menus, type Menu, type Route } from './collections'
import { SHEET_FIELDS, type SheetOrder } from './rules/sheet'
import { COOKED } from './rules/states'

/** More meals than a canteen cooks for one menu; also what one read may bring. */
const WHOLE_MENU = 1000

/** Everything that is cooked of a menu. One round trip. */
export const sheetOrders = (db: Database, menuId: string): Promise<SheetOrder[]> =>
  db
    .of(mealOrders)
    .find(
      { menuId, state: command.in([...COOKED]) },
      { sort: { number: 'asc' }, limit: WHOLE_MENU, fields: [...SHEET_FIELDS] },
    )

/** The walks of the couriers, in the order of their names. One round trip. */
export const routesInOrder = (db: Database): Promise<Stored<Route>[]> =>
  db.of(mealRoutes).find({}, { sort: { name: 'asc' } })

/** A menu and what is cooked of it, side by side. @throws NOT_FOUND */
export async function menuWithOrders(
  db: Database,
  menuId: string,
): Promise<{ menu: Stored<Menu>; orders: SheetOrder[] }> {
  const [menu, orders] = await Promise.all([db.of(menus).need(menuId, '菜单'), sheetOrders(db, menuId)])
  return { menu, orders }
}
