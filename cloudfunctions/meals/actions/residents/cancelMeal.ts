import { actorName } from '../../../kit/actorName'
import { checkTexts } from '../../../kit/contentCheck'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { cancel } from '../../cancelling'
import { contract } from '../../contract'
import { orderToChange } from '../../reading'
import { auditBy } from '../../staff'
import { mealDetail } from '../../views'

/**
 * Until the cutoff, by whoever it is for or who may act for them; by staff for a caller, after the cutoff with a reason. A
 * meal that is cancelled already answers as it is. Its people hear of it from the timer, when everything is given back.
 */
export const cancelMeal = action(contract.cancelMeal, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { personId, name } = caller.profile()
  const { order, as } = await orderToChange(caller, input.id)
  const reason = input.reason
  if (reason !== '') await checkTexts(caller.openid, 'social', [reason])
  if (as === 'watcher') {
    const by = actorName(await caller.actFor(order.personId, 'meals', []), name)
    const own = { move: 'cancel', cancelledBy: 'person', by, reason, now } as const
    return mealDetail(await cancel(db, order, own), personId, now)
  }
  const by = actorName({ door: 'staff' }, name)
  const cancelled = await cancel(db, order, { move: 'staffCancel', cancelledBy: 'staff', by, reason, now })
  const last = cancelled.events.at(-1)
  // Of a meal that somebody else had cancelled there is nothing to write down.
  if (last?.what === '取消' && last.by === by) {
    await auditBy(context, 'cancelMeal', order._id, {
      id: derivedId('audit', 'meals.cancelMeal', order._id, String(last.at)),
      personId: order.personId,
      aboutName: order.personName,
      reason,
      detail: { title: order.title, late: now >= order.cancelUntil },
    })
  }
  return mealDetail(cancelled, personId, now)
})
