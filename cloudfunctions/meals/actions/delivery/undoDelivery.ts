import { checkTexts } from '../../../kit/contentCheck'
import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { ownStop, stopFor } from '../../at-door'
import { delivery } from '../../contract/delivery'
import { isPaid, moveMeal } from '../../moving'
import { nextOf } from '../../rules/words'
import { auditBy } from '../../staff'

/**
 * A wrong tap: the meal is on its way again. Who is looked for is looked for until somebody writes how they are, whatever
 * was tapped.
 */
export const undoDelivery = action(delivery.undoDelivery, async (context) => {
  const { input, caller } = context
  await checkTexts(caller.openid, 'comment', [input.reason])
  const { order, moveId } = await moveMeal(context, () => ownStop(context, input.orderId), {
    event: 'undoDelivery',
    asked: input,
    what: '撤销送餐记录',
    note: input.reason,
    change: (current) => {
      if (current.state === 'delivered' && isPaid(current)) {
        throw new AppError('STALE', '这份餐的钱已经收了,不能再撤销,有问题请联系食堂')
      }
      return { handover: null, charge: null, next: command.set(nextOf(current)) }
    },
  })
  const { personId, personName: aboutName } = order
  await auditBy(context, 'undoDelivery', order._id, { id: moveId, personId, aboutName, reason: input.reason })
  return stopFor(context, order)
})
