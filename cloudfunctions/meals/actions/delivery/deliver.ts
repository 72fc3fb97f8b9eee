import { formatYuan } from '../../../../miniprogram/shared/money'
import { handedToLabel } from '../../../../miniprogram/shared/vocabulary'
import { checkTexts } from '../../../kit/contentCheck'
import type { Stored } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { collectOnsite, openFen } from '../../../kit/payments'
import { action } from '../../../kit/serve'
import { handedOver, ownStop, stopFor } from '../../at-door'
import { alerts, mealOrders, type MealOrder } from '../../collections'
import { delivery } from '../../contract/delivery'
import { chargeOf, moveMeal, type Moved } from '../../moving'
import { alertIdOf } from '../../rules/ids'
import { endSearch } from '../../searching'
import type { Context } from '../../staff'

type Paid = { method: 'cash' | 'code'; seenFen: number } | undefined

/** @throws CHANGED where another amount is open than the courier saw */
function checkSeen(order: MealOrder, paid: Paid): void {
  const open = openFen(order.money)
  if (!paid || open === paid.seenFen) return
  throw new AppError('CHANGED', `应收金额变成了 ${formatYuan(open)},请核对后再收`, { openFen: open })
}

/** The courier saw them: whoever looked for them may stop. */
async function foundAtDoor({ db, caller, clock }: Context, { order, moveId }: Moved): Promise<void> {
  if (!order.doorMoves.some(({ event }) => event === 'findNobody')) return
  const alert = await db.of(alerts).get(alertIdOf(order._id))
  if (alert?.cause !== 'no_answer') return
  const { personId: byPersonId, name: byName } = caller.profile()
  const text = '再去的时候见到了,餐交给了本人'
  await endSearch(db, alert._id, { id: moveId, at: clock.now(), byPersonId, byName, how: 'fine', text })
}

/** The money changes hands after the meal does; what a crash leaves open here, the same request finishes. */
async function collect(context: Context, order: MealOrder, paid: Paid): Promise<Stored<MealOrder>> {
  const { db, caller, clock, requestId } = context
  if (paid) {
    const staff = { openid: caller.openid, name: caller.profile().name }
    const booking = { kind: 'meals' as const, bookingId: order._id }
    await collectOnsite(db, { ...booking, ...paid, staff, now: clock.now(), requestId })
  }
  return db.of(mealOrders).need(order._id, '送餐单')
}

/** Handed over at the door, once, with the money where it was due. */
export const deliver = action(delivery.deliver, async (context) => {
  const { input, caller } = context
  const { orderId, to, note, paid } = input
  await checkTexts(caller.openid, 'comment', [note])
  const words = [handedToLabel[to], note].filter(Boolean).join(',')
  const moved = await moveMeal(context, () => ownStop(context, orderId), {
    event: 'deliver',
    asked: input,
    what: '送到',
    note: words,
    proof: `送到 · ${handedToLabel[to]} · ${caller.profile().name}`,
    change: (order) => {
      checkSeen(order, paid)
      return { ...handedOver(context, to, note), next: null, charge: paid ? null : chargeOf(order) }
    },
  })
  if (to === 'person') await foundAtDoor(context, moved)
  return stopFor(context, paid ? await collect(context, moved.order, paid) : moved.order)
})
