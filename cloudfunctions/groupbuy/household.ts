import type { Caller } from '../kit/caller'
import type { Stored } from '../kit/database'
import { accounts, type Account } from '../kit/people'

/** A campaign's page shows what a household may still take; ordering itself decides with a fresh account. */
const REMEMBER_MS = 30_000
const REMEMBER_MAX = 2_000

type Households = Pick<Account, 'personId' | 'household' | 'links'>
const remembered = new Map<string, { account: Households | null; until: number }>()

async function accountOf(caller: Caller): Promise<Households | null> {
  const known = remembered.get(caller.openid)
  if (known && known.until > performance.now()) return known.account
  const [account = null]: (Stored<Account> | null)[] = await caller.db
    .of(accounts)
    .find({ _id: caller.openid }, { limit: 1, fields: ['personId', 'household', 'links'] })
  if (remembered.size >= REMEMBER_MAX) remembered.clear()
  remembered.set(caller.openid, { account, until: performance.now() + REMEMBER_MS })
  return account
}

/**
 * Whose limits count on the page of a campaign: the caller's own household, or that of somebody for whom they may
 * order; null when we do not know. No round trip for whom this instance has met in the last half minute.
 */
export async function householdFor(caller: Caller, personId: string | undefined): Promise<string | null> {
  if (caller.personId === null) return null
  const account = await accountOf(caller)
  if (!account || personId === undefined || personId === account.personId) return account?.household ?? null
  const link = account.links.find(
    (l) => l.personId === personId && l.state === 'active' && l.scopes.includes('groupbuy'),
  )
  return link?.household ?? null
}
