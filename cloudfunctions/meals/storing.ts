import { command, isTaken, type Database, type Patch } from '../kit/database'
import { AppError } from '../kit/errors'
import { owedBack } from '../kit/payments'
import { mealOrders, type MealOrder } from './collections'
import type { MonthMeal } from './rules/month'

/** `stored`: it stands. `turn`: another booking of the same person and month came first. `other`: so did one of the same meal. */
export type Stored = { outcome: 'turn' } | { outcome: 'stored' | 'other'; order: MealOrder }

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const isBusy = (error: unknown): boolean => error instanceof AppError && error.code === 'BUSY'

/** The portions are held: giving up now would block the person until the sweep, so this is tried hard. */
const TRIES = 6

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every field anew: an object is replaced, not merged into what was there. */
export const replacing = (fields: Partial<MealOrder>): Patch<MealOrder> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isObject(value) ? command.set(value) : value]),
  )

/** Puts a booking in the place of one that was cancelled; what had been paid for that one counts for this one. */
function revive(db: Database, order: MealOrder, prior: MonthMeal): Promise<MealOrder | null> {
  const { _id, events, returning: _r, returningAt: _a, money, ...fields } = order
  const { paidFen, refundedFen } = prior.money
  return db.of(mealOrders).updateAndReturn(
    {
      _id,
      state: 'cancelled',
      attempt: prior.attempt,
      'money.paidFen': paidFen,
      'money.refundedFen': refundedFen,
    },
    {
      ...replacing(fields),
      money: command.set(owedBack({ ...money, paidFen, refundedFen }, money.dueFen)),
      events: command.push(events),
    },
  )
}

async function storeOnce(db: Database, order: MealOrder, prior: MonthMeal | null): Promise<Stored> {
  try {
    const stored = prior ? await revive(db, order, prior) : (await db.of(mealOrders).insert(order)) && order
    if (stored) return { outcome: 'stored', order: stored }
  } catch (error) {
    if (isTaken(error)) return { outcome: 'turn' }
    throw error
  }
  const there = await db.of(mealOrders).get(order._id)
  if (!there) return { outcome: 'turn' }
  // A reply may be lost after it was stored: then the next try finds this very attempt.
  return { outcome: there.attempt === order.attempt ? 'stored' : 'other', order: there }
}

/** Stores a booking, or revives the one that was cancelled. */
export async function store(db: Database, order: MealOrder, prior: MonthMeal | null): Promise<Stored> {
  for (let tries = 1; ; tries++) {
    try {
      return await storeOnce(db, order, prior)
    } catch (error) {
      if (tries === TRIES || !isBusy(error)) throw error
      await wait(50 * tries)
    }
  }
}
