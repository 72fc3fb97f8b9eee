import { accounts, persons } from '../../kit/people'
import { action } from '../../kit/serve'
import { communityOf } from '../community'
import { contract } from '../contract'
import { communityView, familyView, profileView, validRoles } from '../views'

/** Who I am, fresh from the database: a profile that was just saved must show. */
export const me = action(contract.me, async ({ caller, db, clock }) => {
  const [account, community] = await Promise.all([db.of(accounts).get(caller.openid), communityOf(db)])
  if (!account) return { profile: null, roles: [], family: [], community: communityView(community) }
  const person = await db.of(persons).get(account.personId)
  return {
    profile: profileView(account, person),
    roles: validRoles(account.roles, clock.now()),
    family: familyView(account),
    community: communityView(community),
  }
})
