import { DAY } from '../../../miniprogram/shared/time'
import { audit } from '../../kit/audit'
import { command, type Database } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { accounts, communities, type Account, type RoleGrant } from '../../kit/people'
import { claimHash } from '../../kit/people/claim'
import { spend } from '../../kit/quota'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'

const ALLOWANCE = {
  what: 'account.claimAdmin',
  max: 10,
  windowMs: DAY,
  refusal: '今天试了很多次了,请核对开通码,明天再试',
}

/** One conditional update decides who is first. A claim that was interrupted is the claimer's still. */
async function isFirst(db: Database, openid: string, code: string, now: number): Promise<boolean> {
  const claimed = await db.of(communities).update(
    {
      _id: db.community,
      'claim.codeHash': claimHash(code),
      'claim.until': command.gt(now),
      admins: command.size(0),
    },
    { admins: [openid], claim: null },
  )
  if (claimed) return true
  const community = await db.of(communities).need(db.community, '社区')
  return community.admins.includes(openid)
}

/** Pushed at most once, however often the claim is completed. True if it was missing. */
async function grant(db: Database, account: Account, now: number): Promise<boolean> {
  const { _id, roles } = account
  if (roles.some(({ role }) => role === 'admin')) return false
  const admin: RoleGrant = {
    id: derivedId('grant', 'claim', db.community, _id),
    role: 'admin',
    grantedBy: _id,
    grantedByName: '开通码',
    grantedAt: now,
  }
  const pushed = await db
    .of(accounts)
    .update({ _id, 'roles.id': command.neq(admin.id) }, { roles: command.push([admin]) })
  return pushed === 1
}

/** The first administrator claims the community with the code that its creation printed. */
export const claimAdmin = action(contract.claimAdmin, (context) =>
  onceFor(context, 'claimAdmin', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const account = caller.profile()
    await spend(db, caller.openid, ALLOWANCE, now)
    if (!(await isFirst(db, caller.openid, input.code, now))) {
      throw new AppError('NOT_FOUND', '开通码不对或已经用过,请核对后再填')
    }
    if (await grant(db, account, now)) {
      const { personId, name } = account
      await audit(db, {
        at: now,
        by: caller.openid,
        byName: name,
        what: 'account.claimAdmin',
        about: personId,
        personId,
        aboutName: name,
      })
    }
    return {}
  }),
)
