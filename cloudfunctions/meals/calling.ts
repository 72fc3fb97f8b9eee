import { command, type Database, type Stored } from '../kit/database'
import { addressOf } from '../kit/people'
import { isoDate } from '../../miniprogram/shared/time'
import type { MealWay } from '../../miniprogram/shared/vocabulary'
import { mealOrders, type MealOrder, type Menu } from './collections'
import { usedBeside, type Guest } from './offerViews'
import { decideMeal, waysFor } from './rules/order'
import { COMING } from './rules/states'
import { summaryOf } from './rules/words'

/** For somebody on the phone: what they had last, and the same on the coming menus. */

const LOOKED_AT = 20

export interface CallerHistory {
  last: Stored<MealOrder> | null
  coming: Stored<MealOrder>[]
}

/**
 * The latest meal that was not cancelled, of those that are over if there is one, and what is still to come. Two round
 * trips, side by side.
 */
export async function historyOf(db: Database, personId: string, now: number): Promise<CallerHistory> {
  const today = isoDate(now)
  const [past, ahead] = await Promise.all([
    db
      .of(mealOrders)
      .find({ personId, date: command.lte(today) }, { sort: { date: 'desc' }, limit: LOOKED_AT }),
    db
      .of(mealOrders)
      .find({ personId, date: command.gte(today) }, { sort: { date: 'asc' }, limit: LOOKED_AT }),
  ])
  const stands = ({ state }: MealOrder): boolean => state !== 'cancelled'
  return {
    last: past.find(stands) ?? ahead.filter(stands).at(-1) ?? null,
    coming: ahead.filter(({ state }) => COMING.includes(state)).sort((a, b) => a.serveFrom - b.serveFrom),
  }
}

export const lastOut = ({ date, meal, way, lines }: MealOrder) => ({
  ...{ date, meal, way },
  summary: summaryOf(lines),
  lines: lines.map(({ dishId, name, quantity }) => ({ dishId, name, quantity })),
})

interface Whom {
  household: string
  birthdate: string | null
}

/** As they had it last where that can be, else as they can have it. */
function wayOn(menu: Menu, last: MealOrder, household: string): MealWay {
  const ways = waysFor(menu, household)
  return ways.includes(last.way) ? last.way : (ways[0] ?? 'dineIn')
}

/** "一样的" on a menu: the same dishes where they are on it; null where none of them is. */
export function sameOn(menu: Menu, last: MealOrder | null, guest: Guest, whom: Whom) {
  if (!last) return null
  const found = last.lines.map((line) => ({
    line,
    item: menu.items.find(({ dishId, hidden }) => dishId === line.dishId && !hidden),
  }))
  const lines = found.flatMap(({ line, item }) =>
    item ? [{ itemId: item.id, name: item.name, quantity: line.quantity }] : [],
  )
  if (lines.length === 0 || menu.ways.length === 0) return null
  const way = wayOn(menu, last, whom.household)
  if (way === 'delivery' && addressOf(whom.household) === null) return null
  const eater = { ...whom, usedFen: usedBeside(menu, guest) }
  const { payFen } = decideMeal(menu, { lines, way, seenPayFen: null }, eater)
  return { lines, way, payFen, missing: found.flatMap(({ line, item }) => (item ? [] : [line.name])) }
}
