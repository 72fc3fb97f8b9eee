import { AppError } from '../../kit/errors'
import { accounts } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { removeGrant } from '../roles'
import { auditBy, onceFor } from '../staff'

/** Takes a role away, at once. Somebody always stays administrator. */
export const revokeRole = action(contract.revokeRole, (context) => {
  const { input, db, clock } = context
  return onceFor(context, 'revokeRole', input, async () => {
    const { personId, grantId, reason } = input
    const own = await db.of(accounts).find({ personId })
    const account = own.find(({ roles }) => roles.some(({ id }) => id === grantId))
    const grant = account?.roles.find(({ id }) => id === grantId)
    if (!account || !grant) throw new AppError('NOT_FOUND', '这个角色已经收回了')
    await removeGrant(db, account, grant, clock.now())
    const { role, scope } = grant
    await auditBy(
      context,
      'revokeRole',
      { _id: personId, name: account.name },
      { reason, detail: { role, scope } },
    )
    return {}
  })
})
