import { roleLabel } from '../../../miniprogram/shared/vocabulary'
import { communityOf } from '../../kit/community'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { tell } from '../../kit/messages'
import { accounts, persons, type RoleGrant } from '../../kit/people'
import { validGrants } from '../../kit/people/grants'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { addGrant } from '../roles'
import { checkGrant, replacedBy } from '../rules/granting'
import { auditBy, onceFor, unknownPerson, type Context } from '../staff'

const DESK_PAGE = '/packages/staff/pages/desk/index'

async function tellGranted({ db, clock }: Context, personId: string, grant: RoleGrant): Promise<void> {
  const where = grant.scope === undefined ? '' : `(${grant.scope} 网格)`
  await tell(db, {
    id: derivedId('people.granted', grant.id),
    personId,
    kind: 'role.granted',
    title: '您有了新的角色',
    text: `${grant.grantedByName}请您担任${roleLabel[grant.role]}${where}。从「我的 · 工作台」进去就能用。`,
    page: DESK_PAGE,
    at: clock.now(),
  })
}

/** Gives somebody a role, or the one that they have another end. Nobody gives one to themselves. */
export const grantRole = action(contract.grantRole, (context) => {
  const { input, caller, db, clock, requestId } = context
  return onceFor(context, 'grantRole', input, async () => {
    const now = clock.now()
    const { personId, role, scope, until, reason } = input
    if (personId === caller.personId) {
      throw new AppError('NOT_ALLOWED', '不能给自己加角色,请另一位管理员来办')
    }
    const [person, own, community] = await Promise.all([
      db.of(persons).get(personId),
      db.of(accounts).find({ personId }, { sort: { createdAt: 'desc' } }),
      communityOf(db),
    ])
    if (!person || person.mergedInto !== null) throw unknownPerson()
    checkGrant({ role, scope, until }, [...new Set(community.buildings.map(({ grid }) => grid))], now)
    const holder = own.find(({ roles }) => replacedBy(validGrants(roles, now), { role, scope })) ?? own[0]
    if (!holder) {
      throw new AppError('BAD_INPUT', `${person.name}还没有用过小程序,请先在手机上打开小程序填好姓名和电话`)
    }
    const grant: RoleGrant = {
      id: derivedId('grant', personId, role, requestId),
      role,
      ...(scope === undefined ? {} : { scope }),
      grantedBy: caller.openid,
      grantedByName: caller.profile().name,
      grantedAt: now,
      ...(until === undefined ? {} : { until }),
    }
    await addGrant(db, holder, grant, replacedBy(validGrants(holder.roles, now), { role, scope }))
    await auditBy(context, 'grantRole', person, { reason, detail: { role, scope, until } })
    await tellGranted(context, personId, grant)
    return { grantId: grant.id }
  })
})
