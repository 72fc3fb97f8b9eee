import { forgetReturn, release } from '../kit/allotment'
import type { SweepOptions } from '../kit/allotment/sweep'
import { command, type Database } from '../kit/database'
import { mealOrders, type MealOrder } from './collections'
import { orderOfHold } from './holds'
import { allotmentIdOf } from './rules/ids'

/** Longer than a call of this function can be at work: its timeout, and a reply that is slow to come. */
export const ABANDONED_MS = 40_000
const PER_RUN = 100

/** Which meals stand on the holds of allotments that begin with `prefix`. */
export const holdSweep = (db: Database, prefix: string): SweepOptions => ({
  prefix,
  olderThanMs: ABANDONED_MS,
  bookingsOf: async (holdIds) => {
    const attempts = new Map<string, { attempt: string }>()
    for (let i = 0; i < holdIds.length; i += PER_RUN) {
      const ids = [...new Set(holdIds.slice(i, i + PER_RUN).map(orderOfHold))]
      const found = await db
        .of(mealOrders)
        .find({ _id: command.in(ids) }, { limit: PER_RUN, fields: ['holdId', 'attempt'] })
      for (const { holdId, attempt } of found) attempts.set(holdId, { attempt })
    }
    return attempts
  },
})

type Returning = Pick<MealOrder, '_id' | 'menuId' | 'household' | 'returning'>

/** Puts back what a meal has given up. Again and again does no harm. */
export async function putBack(db: Database, { menuId, household, returning }: Returning): Promise<void> {
  for (const { holdId, takes } of returning) {
    await release(db, allotmentIdOf(menuId), { holdId, takes, by: household, limitedKeys: [] })
  }
}

/** The meal knows that everything is back, unless something else was given up meanwhile. */
async function forget(db: Database, { _id, menuId, returning }: Returning): Promise<void> {
  const asRead = Object.fromEntries(returning.map(({ holdId }, i) => [`returning.${i}.holdId`, holdId]))
  const forgotten = await db
    .of(mealOrders)
    .update(
      { _id, returning: command.size(returning.length), ...asRead },
      { returning: [], returningAt: null },
    )
  if (forgotten === 0) return
  for (const { holdId } of returning) await forgetReturn(db, allotmentIdOf(menuId), holdId)
}

/** Meals whose portions may not be back yet, or whose allotment still remembers that they are. */
export async function returningMeals(db: Database, now: number): Promise<MealOrder[]> {
  return db
    .of(mealOrders)
    .find({ returningAt: command.gt(0).and(command.lte(now - ABANDONED_MS)) }, { limit: PER_RUN })
}

export async function finishReturn(db: Database, meal: MealOrder): Promise<void> {
  await putBack(db, meal)
  await forget(db, meal)
}
