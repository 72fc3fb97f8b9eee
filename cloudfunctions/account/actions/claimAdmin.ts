import { DAY } from '../../../miniprogram/shared/time'
import { audit } from '../../kit/audit'
import type { Caller } from '../../kit/caller'
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

/**
 * One conditional update decides who is first. A claim that was interrupted is the claimer's still, who is alone on the
 * list then; of others who stand there some may be waiting for a grant that never came.
 */
async function isFirst(db: Database, caller: Caller, code: string, now: number): Promise<boolean> {
  const { openid } = caller
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
  const { admins, claim } = await db.of(communities).need(db.community, '社区')
  const alone = claim === null && admins.length === 1
  return admins.includes(openid) && (alone || caller.has('admin'))
}

/** Pushed at most once, however often the claim is completed. True if the account is administrator by the claim. */
async function grant(db: Database, account: Account, now: number): Promise<boolean> {
  const { _id, roles } = account
  const id = derivedId('grant', 'claim', db.community, _id)
  if (roles.some(({ role }) => role === 'admin')) return roles.some((held) => held.id === id)
  const admin: RoleGrant = {
    id,
    role: 'admin',
    grantedBy: _id,
    grantedByName: '开通码',
    grantedAt: now,
  }
  await db.of(accounts).update({ _id, 'roles.id': command.neq(id) }, { roles: command.push([admin]) })
  return true
}

/** The first administrator claims the community with the code that its creation printed. */
export const claimAdmin = action(contract.claimAdmin, (context) =>
  onceFor(context, 'claimAdmin', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const account = caller.profile()
    await spend(db, caller.openid, ALLOWANCE, now)
    if (!(await isFirst(db, caller, input.code, now))) {
      throw new AppError('NOT_FOUND', '开通码不对或已经用过,请核对后再填')
    }
    if (await grant(db, account, now)) {
      const { personId, name } = account
      await audit(db, {
        id: derivedId('account.claimAdmin', db.community, caller.openid),
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
