import { fen, type Fen } from '../../../miniprogram/shared/money'
import type { MealOrder } from '../collections'

/** What a person's meals of one month say: what of the subsidies is used, and whose turn it is. */

export type MonthMeal = Pick<
  MealOrder,
  | '_id'
  | 'date'
  | 'meal'
  | 'state'
  | 'cancelledBy'
  | 'subsidy'
  | 'turn'
  | 'attempt'
  | 'requestKey'
  | 'requestFingerprint'
  | 'money'
  | 'way'
  | 'lines'
  | 'personId'
  | 'personName'
>

/** The fields of it that are read. */
export const MONTH_FIELDS = [
  'date',
  'meal',
  'state',
  'cancelledBy',
  'subsidy.amountFen',
  'subsidy.state',
  'turn',
  'attempt',
  'requestKey',
  'requestFingerprint',
  'money',
  'way',
  'lines.name',
  'lines.quantity',
  'personId',
  'personName',
] as const

const counts = ({ state, date, subsidy }: MonthMeal, today: string): boolean =>
  subsidy.state === 'reserved' ||
  subsidy.state === 'granted' ||
  // Taken back today: it may still be handed out, and is granted then.
  (state === 'returned' && date === today)

/** What stands of subsidies in a month: reserved, granted, or still to be had back. */
export const usedOf = (meals: readonly MonthMeal[], today: string, except?: string): Fen =>
  fen(
    meals
      .filter((meal) => meal._id !== except && counts(meal, today))
      .reduce((sum, meal) => sum + meal.subsidy.amountFen, 0),
  )

const numberOf = (turn: string): number => Number(turn.slice(turn.lastIndexOf(':') + 1)) || 0

/** The next turn of a person in a month: of two who take it at once, one has to decide again. */
export const nextTurn = (personId: string, month: string, meals: readonly MonthMeal[]): string =>
  `${personId}:${month}:${Math.max(0, ...meals.map(({ turn }) => numberOf(turn))) + 1}`

interface Slot {
  date: string
  meal: MonthMeal['meal']
}

/** What somebody has of a meal already: what stands, through whichever door, before what was cancelled. */
export function priorOf<T extends MonthMeal>(meals: readonly T[], { date, meal }: Slot): T | null {
  const same = meals.filter((one) => one.date === date && one.meal === meal)
  return same.find(({ state }) => state !== 'cancelled') ?? same[0] ?? null
}
