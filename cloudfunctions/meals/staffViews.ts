import type { InferInput } from 'valibot'
import { openFen } from '../kit/payments'
import type { MealOrder, Route } from './collections'
import type { staffMeal as shape } from './contract/shapes'
import { mealDetail } from './views'

export type StaffMeal = InferInput<typeof shape>

/** "3 号楼 2 单元": enough to tell namesakes apart, without the room. */
const whereabouts = ({ address }: Pick<MealOrder, 'address'>): string =>
  address === null ? '' : `${address.building} 号楼 ${address.unit} 单元`

/** The walk that leads to a meal; empty where it is fetched, or where no walk leads there. */
export function routeNameOf(
  { way, address }: Pick<MealOrder, 'way' | 'address'>,
  routes: readonly Pick<Route, 'name' | 'buildings'>[],
): string {
  if (way !== 'delivery' || !address) return ''
  return routes.find(({ buildings }) => buildings.includes(address.building))?.name ?? ''
}

interface More {
  /** With phone and room, for the one answer whose reading is written down. */
  full?: boolean
  routeName?: string
  /** An open alert about it. */
  alertId?: string | null
}

/** A meal as the canteen sees it: with what the person must not eat; with phone and room only where that is written down. */
export function staffMealView(
  order: MealOrder,
  reader: string | null,
  now: number,
  { full = false, routeName = '', alertId = null }: More = {},
): StaffMeal {
  const detail = mealDetail(order, reader, now, alertId)
  return {
    ...detail,
    address: full || detail.address === '' ? detail.address : whereabouts(order),
    payBy: order.payBy,
    openFen: openFen(order.money),
    phone: full ? order.personPhone : null,
    diet: order.diet ?? [],
    dietNote: order.dietNote,
    number: order.number,
    routeName,
  }
}
