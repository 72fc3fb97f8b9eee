import type { InferInput } from 'valibot'
import { allotments, type Allotment } from '../kit/allotment'
import { command, type Database, type Stored } from '../kit/database'
import type { Dish, Menu } from './collections'
import type { dishOut, staffMenu } from './contract/shapes'
import { allotmentIdOf, ALL } from './rules/ids'

/** Menus and dishes as the canteen sees them. */

export type StaffMenu = InferInput<typeof staffMenu>

export function dishOutOf(dish: Dish): InferInput<typeof dishOut> {
  const { _id: id, version, kind, name, photo, note, parts, priceFen, tags, contains, archived } = dish
  return { id, version, kind, name, photo, note, parts, priceFen, tags, contains, archived }
}

export function staffMenuOf(menu: Menu, allotment: Allotment | null, now: number): StaffMenu {
  const stockOf = (key: string, capacity: number): { capacity: number; sold: number; left: number } => {
    const stock = allotment?.stock[key] ?? capacity
    const left = allotment?.left[key] ?? stock
    return { capacity: stock, sold: stock - left, left: Math.max(0, left) }
  }
  const { capacity, sold } = stockOf(ALL, menu.capacity)
  return {
    id: menu._id,
    version: menu.version,
    date: menu.date,
    meal: menu.meal,
    state: menu.state,
    stage: menu.stage,
    items: menu.items.map((item) => ({ ...item, ...stockOf(item.id, item.capacity) })),
    capacity,
    sold,
    ways: menu.ways,
    place: menu.place,
    note: menu.note,
    orderUntil: menu.orderUntil,
    changeUntil: menu.changeUntil,
    cancelUntil: menu.cancelUntil,
    serveFrom: menu.serveFrom,
    serveTo: menu.serveTo,
    policyTitle: menu.policy?.title ?? '',
    cancelledReason: menu.cancelledReason,
    now,
  }
}

/** How much of each menu is taken, by the menu's id. One round trip. */
export async function allotmentsOf(
  db: Database,
  menuIds: readonly string[],
): Promise<Map<string, Allotment>> {
  const ids = new Map(menuIds.map((id) => [allotmentIdOf(id), id]))
  const found: Stored<Allotment>[] = await db
    .of(allotments)
    .find({ _id: command.in([...ids.keys()]) }, { limit: 100, fields: ['stock', 'left', 'terms'] })
  return new Map(found.map((allotment) => [ids.get(allotment._id) ?? '', allotment]))
}

/** A menu with what is taken of it. One round trip. */
export async function withSales(db: Database, menu: Menu, now: number): Promise<StaffMenu> {
  return staffMenuOf(menu, (await allotmentsOf(db, [menu._id])).get(menu._id) ?? null, now)
}
