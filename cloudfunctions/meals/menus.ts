import { command, type Database, type Stored } from '../kit/database'
import { menus, type Menu } from './collections'
import { dayAfter } from './days'

/** So long a menu is believed without asking: a reservation is proved by its terms, so nothing is ever booked on an old one. */
const REMEMBER_MS = 5_000
const REMEMBER_MAX = 200

const remembered = new Map<string, { menu: Stored<Menu>; until: number }>()

/** Keeps a menu for the bookings that follow its reading. */
export function remember(menu: Stored<Menu>): Stored<Menu> {
  if (remembered.size >= REMEMBER_MAX) remembered.clear()
  remembered.set(`${menu.community}/${menu._id}`, { menu, until: performance.now() + REMEMBER_MS })
  return menu
}

/** The menu as it is now. @throws NOT_FOUND */
export const readMenu = async (db: Database, id: string): Promise<Stored<Menu>> =>
  remember(await db.of(menus).need(id, '菜单'))

export interface KnownMenu {
  menu: Stored<Menu>
  /** Read in this very call. */
  fresh: boolean
}

/** The menu as this instance knows it, for what is proved by its terms later. @throws NOT_FOUND */
export async function knownMenu(db: Database, id: string): Promise<KnownMenu> {
  const known = remembered.get(`${db.community}/${id}`)
  if (known && known.until > performance.now()) return { menu: known.menu, fresh: false }
  return { menu: await readMenu(db, id), fresh: true }
}

/** More menus than these are never in a fortnight. */
const MAX_MENUS = 100

/** The menus of so many days that residents may see, in the order of their days: 午餐 before 晚餐. One round trip. */
export async function menusFrom(db: Database, from: string, days: number): Promise<Stored<Menu>[]> {
  const found = await db
    .of(menus)
    .find(
      { date: command.gte(from).and(command.lt(dayAfter(from, days))) },
      { sort: { date: 'asc' }, limit: MAX_MENUS },
    )
  return found
    .filter(({ publishedAt }) => publishedAt !== null)
    .map(remember)
    .sort((a, b) => a.serveFrom - b.serveFrom)
}
