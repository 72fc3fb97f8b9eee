import { AppError } from '../../kit/errors'
import { accounts } from '../../kit/people'
import { leaveAdmins } from '../../kit/people/admins'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { removeGrant } from '../roles'
import { auditBy, isAudited, onceFor } from '../staff'

/** Takes a role away, at once. Somebody always stays administrator. */
export const revokeRole = action(contract.revokeRole, (context) => {
  const { input, db, clock } = context
  return onceFor(context, 'revokeRole', input, async () => {
    const { personId, grantId, reason } = input
    const own = await db.of(accounts).find({ personId })
    const account = own.find(({ roles }) => roles.some(({ id }) => id === grantId))
    const grant = account?.roles.find(({ id }) => id === grantId)
    if (!account || !grant) {
      // Taken away by this very request, which died before it could say so.
      if (await isAudited(context, 'revokeRole')) return {}
      throw new AppError('NOT_FOUND', '这个角色已经收回了')
    }
    if (grant.role === 'admin' && !(await leaveAdmins(db, [account._id], clock.now()))) {
      throw new AppError('NOT_ALLOWED', '至少要留一位管理员,请先给另一位再收回')
    }
    const { role, scope } = grant
    const person = { _id: personId, name: account.name }
    await auditBy(context, 'revokeRole', person, { reason, detail: { role, scope } })
    await removeGrant(db, account, grant)
    return {}
  })
})
