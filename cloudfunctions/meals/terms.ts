import { adjustAllotment, createAllotment, type Allotment } from '../kit/allotment'
import { command, type Database, type Stored } from '../kit/database'
import { mealOrders, type Menu } from './collections'
import { allotmentIdOf } from './rules/ids'
import { termsOf } from './rules/menu'
import { COMING } from './rules/states'

/**
 * Makes the allotment enforce what the menu says. The menu is written first and this follows; whatever was interrupted
 * in between is done by the next booking or the timer. Safe to repeat: older terms never replace newer ones.
 */
export async function applyTerms(db: Database, menu: Menu): Promise<Stored<Allotment>> {
  const id = allotmentIdOf(menu._id)
  const terms = termsOf(menu)
  await createAllotment(db, id, terms)
  return adjustAllotment(db, id, terms)
}

/** Meals that stand follow when cutoffs, hours or place are moved. */
export async function moveOrders(db: Database, menu: Menu): Promise<void> {
  const { _id: menuId, changeUntil, cancelUntil, serveFrom, serveTo, place } = menu
  const copied = { changeUntil, cancelUntil, serveFrom, serveTo, place }
  await db.of(mealOrders).update({ menuId, state: command.in([...COMING]) }, copied)
  await db
    .of(mealOrders)
    .update(
      { menuId, state: command.in([...COMING]), 'next.to': command.gt(0) },
      { 'next.from': serveFrom, 'next.to': serveTo },
    )
  await db
    .of(mealOrders)
    .update(
      { menuId, state: command.in([...COMING]), way: command.neq('delivery'), 'next.to': command.gt(0) },
      { 'next.place': place },
    )
}
