import { command, type Database } from '../kit/database'
import { mealOrders } from './collections'
import { MONTH_FIELDS, type MonthMeal } from './rules/month'

/** Two meals a day, twice over for records that were merged. */
const MAX_MEALS = 300

/** Meals of one person in some months, cancelled ones too. One round trip. */
export const mealsOfMonths = (
  db: Database,
  personId: string,
  months: readonly string[],
): Promise<MonthMeal[]> =>
  db
    .of(mealOrders)
    .find(
      { personId, month: months.length === 1 ? months[0] : command.in([...months]) },
      { limit: MAX_MEALS, fields: MONTH_FIELDS },
    )

/** A person's months as one call has read them; what it books itself it adds. */
export class Months {
  private readonly known = new Map<string, MonthMeal[]>()

  constructor(
    private readonly db: Database,
    readonly personId: string,
  ) {}

  async of(month: string): Promise<MonthMeal[]> {
    return this.known.get(month) ?? (await this.again(month))
  }

  /** Somebody else has booked meanwhile. */
  async again(month: string): Promise<MonthMeal[]> {
    const meals = await mealsOfMonths(this.db, this.personId, [month])
    this.known.set(month, meals)
    return meals
  }

  add(meal: MonthMeal & { month: string }): void {
    const others = (this.known.get(meal.month) ?? []).filter(({ _id }) => _id !== meal._id)
    if (this.known.has(meal.month)) this.known.set(meal.month, [...others, meal])
  }
}
