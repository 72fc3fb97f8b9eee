import { allotments, type Allotment } from '../kit/allotment'
import { command, type Database, type Stored } from '../kit/database'
import { isoDate } from '../../miniprogram/shared/time'
import { MEALS } from '../../miniprogram/shared/vocabulary'
import type { Menu } from './collections'
import type { Guest, MenuOut } from './offerViews'
import { menuOut } from './offerViews'
import { daysFrom } from './days'
import { menusFrom } from './menus'
import { mealsOfMonths } from './months'
import { dietOf } from './pricing'
import type { Reader } from './reading'
import { allotmentIdOf, menuIdOf, monthOf } from './rules/ids'

/** Who a page of menus is for: two round trips side by side, none for a stranger. */
export async function guestOf(
  db: Database,
  reader: Reader | null,
  months: readonly string[],
  now: number,
): Promise<Guest> {
  const today = isoDate(now)
  if (!reader) return { personId: null, birthdate: null, diet: { diet: [], dietNote: '' }, meals: [], today }
  const { personId, birthdate } = reader
  const [diet, meals] = await Promise.all([dietOf(db, personId), mealsOfMonths(db, personId, months)])
  return { personId, birthdate, diet, meals, today }
}

/** What is left of these menus, by menu. */
async function leftOf(
  db: Database,
  menuIds: readonly string[],
): Promise<Map<string, Pick<Allotment, 'left'>>> {
  const found = await db
    .of(allotments)
    .find({ _id: command.in(menuIds.map(allotmentIdOf)) }, { limit: menuIds.length, fields: ['left'] })
  return new Map(
    menuIds.flatMap((id) => found.filter(({ _id }) => _id === allotmentIdOf(id)).map((a) => [id, a])),
  )
}

/** Ids of all menus that may be on these days: they are derived, so that what is left is read beside the menus. */
const menuIdsOn = (db: Database, dates: readonly string[]): string[] =>
  dates.flatMap((date) => MEALS.map((meal) => menuIdOf(db.community, date, meal)))

const monthsOf = (dates: readonly string[]): string[] => [...new Set(dates.map(monthOf))]

/** The menus of so many days with prices for one person. At most four round trips, all side by side. */
export async function menusFor(
  db: Database,
  reader: Reader | null,
  span: { from: string; days: number },
  now: number,
): Promise<{ menus: MenuOut[]; guest: Guest; documents: Stored<Menu>[] }> {
  const dates = daysFrom(span.from, span.days)
  const [documents, left, guest] = await Promise.all([
    menusFrom(db, span.from, span.days),
    leftOf(db, menuIdsOn(db, dates)),
    guestOf(db, reader, monthsOf(dates), now),
  ])
  return { menus: documents.map((menu) => menuOut(menu, left.get(menu._id), guest, now)), guest, documents }
}

export const allotmentOf = (db: Database, menuId: string): Promise<Stored<Allotment> | null> =>
  db.of(allotments).get(allotmentIdOf(menuId))
