import { actorName } from '../../../kit/actorName'
import { checkTexts } from '../../../kit/contentCheck'
import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { mealOrders } from '../../collections'
import { contract } from '../../contract'
import { detailFor } from '../../detail'
import { orderFor } from '../../reading'
import { EATEN } from '../../rules/states'
import { canRate, RATE_WITHIN_MS } from '../../views'

/** How it was, once, within a week; the same again is answered as it stands. */
export const rate = action(contract.rate, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const { face, text } = input
  const order = await orderFor(caller, input.id)
  const subject = await caller.actFor(order.personId, 'meals', [])
  await checkTexts(caller.openid, 'comment', [text])
  const rating = { face, text, at: now, byName: actorName(subject, caller.profile().name) }
  const rated = canRate(order, now)
    ? await db.of(mealOrders).updateAndReturn(
        {
          _id: order._id,
          rating: null,
          state: command.in([...EATEN]),
          serveTo: command.gt(now - RATE_WITHIN_MS),
        },
        { rating: command.set(rating), ratedAt: now },
      )
    : null
  if (rated) return detailFor(caller, rated, now)
  const current = await orderFor(caller, input.id)
  if (current.rating?.face === face && current.rating.text === text) return detailFor(caller, current, now)
  if (current.rating) throw new AppError('STALE', '这一餐已经评价过了,谢谢您')
  throw new AppError('CLOSED', '吃过以后一周内可以评价,现在还不行或者已经过了')
})
