import { communityOf } from '../../kit/community'
import type { Database } from '../../kit/database'
import { messages } from '../../kit/messages'
import { accounts, communities, persons, type Account, type Community } from '../../kit/people'
import { validRoles } from '../../kit/people/grants'
import { action } from '../../kit/serve'
import { agreedTo } from '../agreeing'
import { contract } from '../contract'
import { requestsTo } from '../requests'
import { communityView, familyView, profileView } from '../views'

const canClaim = ({ admins, claim }: Community, now: number): boolean =>
  admins.length === 0 && claim !== null && claim.until > now

/** Whether the community waits for its first administrator; read again only where it seems so. */
async function claimable(db: Database, community: Community, now: number): Promise<boolean> {
  if (!canClaim(community, now)) return false
  const fresh = await db.of(communities).get(community._id)
  return fresh !== null && canClaim(fresh, now)
}

async function ofAccount(db: Database, account: Account, now: number) {
  const { personId } = account
  const [person, unread, requests, privacyVersion] = await Promise.all([
    db.of(persons).get(personId),
    db.of(messages).count({ personId, readAt: null }),
    requestsTo(db, account),
    agreedTo(db, personId),
  ])
  return {
    profile: profileView(account, person, privacyVersion),
    roles: validRoles(account.roles, now),
    family: familyView(account, now),
    waiting: { messages: unread, requests: requests.length },
    letterSize: account.letterSize,
  }
}

const STRANGER = {
  profile: null,
  roles: [],
  family: [],
  waiting: { messages: 0, requests: 0 },
  letterSize: 'phone' as const,
}

/** Who I am, fresh from the database: a profile that was just saved must show. */
export const me = action(contract.me, async ({ caller, db, clock }) => {
  const now = clock.now()
  const [account, community] = await Promise.all([db.of(accounts).get(caller.openid), communityOf(db)])
  const [own, first] = await Promise.all([
    account ? ofAccount(db, account, now) : STRANGER,
    claimable(db, community, now),
  ])
  return { ...own, claimable: first, community: communityView(community) }
})
