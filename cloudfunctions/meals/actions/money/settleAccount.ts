import { AppError } from '../../../kit/errors'
import { balanceOf } from '../../../kit/personAccounts'
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

/** What is owed was paid, in whole. Of two counters at once one takes it: its id stands on what moved by hand before. */
export const settleAccount = action(money.settleAccount, async (context) => {
  const { input, db, clock } = context
  const { personId, method, seenFen } = input
  const person = await personNow(db, personId)
  const before = await madeBefore(context, { move: 'settle', personId, amountFen: seenFen, method })
  if (before) {
    await throughTill(db, before, person.name)
  } else {
    const { balanceFen, byHand } = await balanceOf(db, personId)
    const owed = Math.max(0, -balanceFen)
    checkSeenBalance(owed, seenFen, '欠款')
    if (owed === 0) throw new AppError('STALE', '账户没有欠款,不用结账')
    await moveByHand(context, { move: 'settle', person, amountFen: owed, method, from: String(byHand) })
  }
  await auditBy(context, 'settleAccount', personId, {
    id: `settle-${requestKeyOf(context)}`,
    personId,
    aboutName: person.name,
    detail: { seenFen, method },
  })
  return readAccount(db, { personId, personName: person.name }, clock.now())
})
