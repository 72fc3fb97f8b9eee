import { mealStateLabel, type MealState } from '../../../../miniprogram/shared/vocabulary'
import { checkTexts } from '../../../kit/contentCheck'
import { AppError } from '../../../kit/errors'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { ownStop, stopFor } from '../../at-door'
import { delivery } from '../../contract/delivery'
import { openAlert } from '../../searching'

/** Where a courier has stood at the door. */
const SEEN: readonly MealState[] = ['out', 'no_answer', 'delivered', 'returned']

/** ★ Somebody opened, or did not, and the courier is worried: the same people are told. */
export const worry = action(delivery.worry, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const now = clock.now()
  const order = await ownStop(context, input.orderId)
  if (!SEEN.includes(order.state)) {
    throw new AppError('STALE', `这份餐${mealStateLabel[order.state]},还没有送到门口`)
  }
  await checkTexts(caller.openid, 'comment', [input.text])
  const { name } = caller.profile()
  const courier = { openid: caller.openid, name }
  const id = derivedId('meal worry', caller.openid, requestId)
  const note = { id, at: now, by: caller.openid, byName: name, text: input.text }
  await openAlert(db, { order, cause: 'worried', note, courier }, now)
  return stopFor(context, order)
})
