import { canteen, type StaffMeal } from '../../services/canteen'
import type { CloudError } from '../../services/errors'
import { payment } from '../../services/payment'
import type { CounterMethod } from '../../shared/vocabulary'
import type { MealView } from './model/meal-view'

/** Money and meals across the canteen's window, the same from the order's page and from the hand-out. */

/** The meal as it stands now, with its phone masked: nobody reads a number only because money changed hands. */
export async function asItStands({ id, menuId, code }: MealView): Promise<StaffMeal> {
  const { items } = await canteen.findForHandOut({ menuId, query: code.replace(' ', '') })
  const found = items.find((one) => one.id === id)
  return found ?? canteen.staffMeal({ id })
}

/** Takes the money that is open and answers the meal as it stands then. */
export async function collect(meal: MealView, method: CounterMethod): Promise<StaffMeal> {
  await payment.collect({ kind: 'meals', bookingId: meal.id, method, seenFen: meal.openFen })
  return asItStands(meal)
}

/** Hands back what the meal is owed and answers it as it stands then. */
export async function payBack(meal: MealView, method: CounterMethod, reason: string): Promise<StaffMeal> {
  const { id, refundDueFen } = meal
  await payment.payBack({ kind: 'meals', bookingId: id, method, seenFen: refundDueFen, reason })
  return asItStands(meal)
}

/** Somebody else was at this meal first: what stands on the screen is old. */
export const isOutdated = (error: CloudError): boolean =>
  error.code === 'STALE' || error.code === 'CHANGED' || error.code === 'CLOSED'
