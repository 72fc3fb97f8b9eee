import type { Caller } from '../kit/caller'
import type { MealState } from '../../miniprogram/shared/vocabulary'
import { alerts, type MealOrder } from './collections'
import { alertIdOf } from './rules/ids'
import { mealDetail, type MealDetail } from './views'

/** From the door on somebody may be looked for. */
const AT_THE_DOOR: readonly MealState[] = ['out', 'no_answer', 'delivered', 'collected', 'returned']

/** A meal as its people read it, with the alert about it while it is open. At most one round trip. */
export async function detailFor(caller: Caller, order: MealOrder, now: number): Promise<MealDetail> {
  const alert = AT_THE_DOOR.includes(order.state)
    ? await caller.db.of(alerts).get(alertIdOf(order._id))
    : null
  const open = alert !== null && alert.state !== 'closed'
  return mealDetail(order, caller.personId, now, open ? alert._id : null)
}
