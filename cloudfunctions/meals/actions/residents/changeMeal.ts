import { actorName } from '../../../kit/actorName'
import { checkTexts } from '../../../kit/contentCheck'
import { notAllowed } from '../../../kit/errors'
import { derivedId, fingerprint } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { change } from '../../changing'
import { contract } from '../../contract'
import { requestKeyOf } from '../../intentions'
import { orderToChange } from '../../reading'
import { BOOKS_FOR_CALLERS, DECIDES_LATE } from '../../rules/order'
import { auditBy } from '../../staff'
import { mealDetail } from '../../views'

/** Other dishes, another way, until the cutoff; by staff for a caller later too, with a reason. */
export const changeMeal = action(contract.changeMeal, async (context) => {
  const { input, caller, db, clock } = context
  const { personId, name } = caller.profile()
  const { order, as } = await orderToChange(caller, input.id)
  const subject = await caller.actFor(order.personId, 'meals', as === 'staff' ? BOOKS_FOR_CALLERS : [])
  const { lines, way, remark, seenPayFen, lateReason } = input
  if (lateReason !== '' && (as !== 'staff' || !caller.has(...DECIDES_LATE))) throw notAllowed()
  await checkTexts(caller.openid, 'social', [remark])
  const wish = { lines, way, remark, seenPayFen }
  const key = requestKeyOf(context, input.id)
  const by = actorName(subject, name)
  const changed = await change(
    { db, clock, wish, subject, by, lateReason, key, mark: fingerprint(input) },
    order,
  )
  if (as === 'staff') {
    await auditBy(context, 'changeMeal', order._id, {
      id: derivedId('audit', 'meals.changeMeal', order._id, key),
      personId: order.personId,
      aboutName: order.personName,
      reason: lateReason,
      detail: { title: order.title, number: order.number },
    })
  }
  return mealDetail(changed, personId, clock.now())
})
