import type { Caller } from '../kit/caller'
import { accounts } from '../kit/people'

/**
 * Whose limits count on the page of a campaign: the caller's own household, or that of somebody for whom they may
 * order (one round trip); null when we do not know. Ordering itself decides with a fresh account.
 */
export async function householdFor(caller: Caller, personId: string | undefined): Promise<string | null> {
  if (personId === undefined || personId === caller.personId) return caller.household
  const account = await caller.db.of(accounts).get(caller.openid)
  const link = account?.links.find(
    (l) => l.personId === personId && l.state === 'active' && l.scopes.includes('groupbuy'),
  )
  return link?.household ?? null
}
