import { isoDate } from '../../../../miniprogram/shared/time'
import { checkTexts } from '../../../kit/contentCheck'
import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { mealOrders } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { moveMeal } from '../../moving'
import { nextOf } from '../../rules/words'
import { auditBy } from '../../staff'
import { staffMealView } from '../../staffViews'

/**
 * The wrong meal was tapped: it waits at the window again. What was paid at the till stays paid for it, as it was before
 * the tap; what an account was charged with is not undone by a tap.
 */
export const undoHandOut = action(kitchen.undoHandOut, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  await checkTexts(caller.openid, 'comment', [input.reason])
  const { order, moveId } = await moveMeal(context, () => db.of(mealOrders).need(input.id, '订餐'), {
    event: 'undoHandOut',
    asked: input,
    what: '撤销领餐',
    note: input.reason,
    change: (current) => {
      if (current.date !== isoDate(now)) throw new AppError('STALE', '这一餐已经过去了,领餐记录不能再改')
      if (current.charge === 'done') {
        throw new AppError('STALE', '这份餐的钱已经从助餐账户扣了,不能再撤销,请找管理员')
      }
      return { handover: null, charge: null, next: command.set(nextOf(current)) }
    },
  })
  const { personId, personName: aboutName } = order
  await auditBy(context, 'undoHandOut', order._id, { id: moveId, personId, aboutName, reason: input.reason })
  return staffMealView(order, caller.personId, now)
})
