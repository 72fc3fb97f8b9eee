import { AppError } from '../../../kit/errors'
import { personAccounts } from '../../../kit/personAccounts'
import { action } from '../../../kit/serve'
import { madeBefore, moveByHand, personNow, readAccount, requestKeyOf } from '../../accounts'
import { money } from '../../contract/money'
import { auditBy } from '../../staff'

/** Money that is paid in, once a request, through the till. */
export const topUp = action(money.topUp, async (context) => {
  const { input, db, clock } = context
  const { personId, amountFen, method } = input
  const person = await personNow(db, personId)
  const before = await madeBefore(context, { move: 'topUp', personId, amountFen, method })
  const account = await db.of(personAccounts).get(personId)
  if (!before && account?.mode !== 'prepaid') {
    throw new AppError('STALE', '这位居民不是预存扣款,请先改付款方式再充值')
  }
  const from = requestKeyOf(context)
  await moveByHand(context, { move: 'topUp', person, amountFen, method, from })
  const about = { id: `topUp-${from}`, personId, aboutName: person.name, detail: { amountFen, method } }
  await auditBy(context, 'topUp', personId, about)
  return readAccount(db, { personId, personName: person.name }, clock.now())
})
