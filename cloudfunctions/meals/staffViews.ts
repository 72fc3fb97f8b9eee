import type { InferInput } from 'valibot'
import { openFen } from '../kit/payments'
import type { MealOrder, Route } from './collections'
import type { staffMeal as staffMealShape } from './contract/shapes'
import { mealDetail } from './views'

/** A meal as the canteen sees it at the window and on the telephone. */

export type StaffMeal = InferInput<typeof staffMealShape>

/** The walk that leads to a meal; empty where it is fetched, or where no walk leads there. */
export function routeNameOf(
  { way, address }: Pick<MealOrder, 'way' | 'address'>,
  routes: readonly Pick<Route, 'name' | 'buildings'>[],
): string {
  if (way !== 'delivery' || !address) return ''
  return routes.find(({ buildings }) => buildings.includes(address.building))?.name ?? ''
}

/** @param phone in full only where the reading of it is written down */
export function staffMealOf(
  order: MealOrder,
  options: { reader: string | null; routeName: string; phone: string | null; now: number },
): StaffMeal {
  const { reader, routeName, phone, now } = options
  return {
    ...mealDetail(order, reader, now),
    openFen: openFen(order.money),
    phone,
    diet: order.diet ?? [],
    dietNote: order.dietNote,
    number: order.number,
    routeName,
  }
}
