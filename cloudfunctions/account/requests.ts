import type { Database } from '../kit/database'
import { accounts, type Account } from '../kit/people'
import type { Found } from './linking'
import { isMeant } from './rules/request'

/**
 * Who asks to act for the holder of an account. Only for a phone that WeChat has verified, since anybody may write down
 * any phone: without one no round trip is made.
 */
export async function requestsTo(db: Database, me: Account): Promise<Found[]> {
  if (!me.phoneVerified) return []
  const asking = await db.of(accounts).find({ 'links.phone': me.phone })
  return asking
    .filter(({ personId }) => personId !== me.personId)
    .flatMap((account) =>
      account.links.filter((link) => isMeant(link, me)).map((link) => ({ account, link })),
    )
}
