import { AppError } from '../../../kit/errors'
import { balanceOf } from '../../../kit/personAccounts'
import { checkTexts } from '../../../kit/contentCheck'
import { action } from '../../../kit/serve'
import {
  checkSeenBalance,
  madeBefore,
  moveByHand,
  personNow,
  readAccount,
  requestKeyOf,
  throughTill,
} from '../../accounts'
import { money } from '../../contract/money'
import { auditBy } from '../../staff'

/** What is left is given back, in whole, once. */
export const payOutAccount = action(money.payOutAccount, async (context) => {
  const { input, db, caller, clock } = context
  const { personId, method, seenFen, reason } = input
  const person = await personNow(db, personId)
  await checkTexts(caller.openid, 'comment', [reason])
  const before = await madeBefore(context, { move: 'payOut', personId, amountFen: 0 - seenFen, method })
  if (before) {
    await throughTill(db, before, person.name)
  } else {
    const { balanceFen, byHand } = await balanceOf(db, personId)
    const left = Math.max(0, balanceFen)
    checkSeenBalance(left, seenFen, '余额')
    if (left === 0) throw new AppError('STALE', '账户里没有余额,不用退')
    await moveByHand(context, { move: 'payOut', person, amountFen: 0 - left, method, from: String(byHand) })
  }
  await auditBy(context, 'payOutAccount', personId, {
    id: `payOut-${requestKeyOf(context)}`,
    personId,
    aboutName: person.name,
    reason,
    detail: { seenFen, method },
  })
  return readAccount(db, { personId, personName: person.name }, clock.now())
})
