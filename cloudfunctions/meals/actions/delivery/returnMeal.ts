import { checkTexts } from '../../../kit/contentCheck'
import { action } from '../../../kit/serve'
import { handedOver, ownStop, stopFor } from '../../at-door'
import { delivery } from '../../contract/delivery'
import { moveMeal } from '../../moving'

/** Taken back to the canteen; it may still be fetched there today. */
export const returnMeal = action(delivery.returnMeal, async (context) => {
  const { input, caller } = context
  await checkTexts(caller.openid, 'comment', [input.reason])
  const { order } = await moveMeal(context, () => ownStop(context, input.orderId), {
    event: 'takeBack',
    asked: input,
    what: '带回食堂',
    note: input.reason,
    change: () => handedOver(context, null, input.reason),
  })
  return stopFor(context, order)
})
