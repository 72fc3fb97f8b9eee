import type { BookingEvent } from '../kit/bookings'
import { sweepAllotments } from '../kit/allotment/sweep'
import { command, type Database } from '../kit/database'
import { isoDate, MINUTE } from '../../miniprogram/shared/time'
import { mealOrders, type MealOrder } from './collections'
import { finishReturn, holdSweep, returningMeals } from './returning'
import type { Step } from './rooms'
import { STANDING_NAME } from './rules/order'
import { COMING } from './rules/states'
import { mealInWords, summaryOf } from './rules/words'
import { tellListeners } from './telling'

/** What the timer does for bookings: completes what was interrupted, and tells people what others did for them. */

const PER_RUN = 100

const lastOf = ({ events }: Pick<MealOrder, 'events'>, what: string): BookingEvent | undefined =>
  events.filter((event) => event.what === what).at(-1)

/** Reservations that no booking stands on are undone, others are done with. */
const settleHolds: Step = async (db, now) => {
  await sweepAllotments(db, now, holdSweep(db, 'meals_'))
}

const cancelledWords = (order: MealOrder, now: number) => (_: MealOrder, forOther: boolean) => {
  const last = lastOf(order, '取消')
  const whose = forOther ? `${order.personName}的` : ''
  const why = last?.note ? `:${last.note}` : ''
  return {
    kind: 'meals.cancelled',
    event: String(order.cancelledAt ?? 0),
    title: '一餐取消了',
    text: `${last?.by ?? '社区'} 取消了${whose}${mealInWords(order)}${why}`,
    at: order.cancelledAt ?? now,
    template: 'change' as const,
    ...(order.cancelledBy === 'staff' ? { callBy: 'canteen' as const } : {}),
  }
}

/** Who cancels their own meal knows it, and so does whoever changes a standing order. */
const cancelledByOthers = (meal: MealOrder): boolean =>
  meal.state === 'cancelled' &&
  (meal.cancelledBy === 'staff' ||
    (meal.cancelledBy === 'person' && !['本人', STANDING_NAME].includes(lastOf(meal, '取消')?.by ?? '')))

/** What was given up goes back; people hear of it where somebody else did it. */
const finishReturns: Step = async (db, now) => {
  for (const meal of await returningMeals(db, now)) {
    if (cancelledByOthers(meal)) await tellListeners(db, [meal], now, cancelledWords(meal, now))
    await finishReturn(db, meal)
  }
}

const bookedWords =
  (now: number) =>
  (order: MealOrder): { kind: string; event: string; title: string; text: string; at: number } => ({
    kind: 'meals.bookedFor',
    event: String(order.createdAt),
    title: '帮您订了一餐',
    text: `${lastOf(order, '订餐')?.by ?? '社区'} 帮您订了${mealInWords(order)}:${summaryOf(order.lines)}`,
    at: now,
  })

/**
 * Whoever eats hears that somebody else has booked for them, once; until the kitchen has looked up what they may not eat a
 * booking counts as new.
 */
const tellBooked: Step = async (db: Database, now) => {
  const fresh = await db.of(mealOrders).find(
    { diet: null, date: command.gte(isoDate(now - MINUTE)) },
    {
      limit: PER_RUN,
      fields: [
        ...(['personId', 'personName', 'watchers', 'door', 'state', 'events', 'lines', 'date'] as const),
        ...(['meal', 'createdAt'] as const),
      ],
    },
  )
  const forOthers = fresh.filter(
    ({ door, state }) => door !== 'app' && door !== 'standing' && COMING.includes(state),
  )
  // Whoever booked it knows; whoever eats is told.
  const eaters = forOthers.map((meal) => ({ ...meal, watchers: [meal.personId] }))
  await tellListeners(db, eaters, now, bookedWords(now))
}

export const bookingSteps: readonly Step[] = [settleHolds, finishReturns, tellBooked]
