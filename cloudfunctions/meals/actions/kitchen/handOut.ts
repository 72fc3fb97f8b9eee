import { isoDate } from '../../../../miniprogram/shared/time'
import { knownByLabel } from '../../../../miniprogram/shared/vocabulary'
import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { mealOrders, type Handover } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { chargeOf, moveMeal } from '../../moving'
import { staffMealView } from '../../staffViews'

/** Handed out at the window, once; the subsidy is granted with it. What is still to be paid is taken afterwards. */
export const handOut = action(kitchen.handOut, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { personId, name } = caller.profile()
  const { knownBy } = input
  const handover: Handover = { at: now, staffId: caller.openid, staffName: name, to: null, knownBy, note: '' }
  const { order } = await moveMeal(context, () => db.of(mealOrders).need(input.id, '订餐'), {
    event: 'handOut',
    asked: input,
    what: '领餐',
    note: knownByLabel[knownBy],
    proof: `领餐 · ${knownByLabel[knownBy]} · ${name}`,
    change: (current) => {
      if (current.date !== isoDate(now)) throw new AppError('STALE', '这不是今天的餐,不能在这里领')
      return { handover: command.set(handover), next: null, charge: chargeOf(current) }
    },
  })
  return staffMealView(order, personId, now)
})
