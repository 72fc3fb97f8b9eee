import type { Database } from './database'
import { communities, type Community } from './people'

/** A community's name, telephone and buildings hardly ever change, and every first screen shows them. */
const REMEMBER_MS = 60_000
const remembered = new Map<string, { community: Community; until: number }>()

/** The community of the caller. No round trip for one that this instance has read in the last minute. */
export async function communityOf(db: Database): Promise<Community> {
  const known = remembered.get(db.community)
  if (known && known.until > performance.now()) return known.community
  const community = await db.of(communities).need(db.community, '社区')
  remembered.set(db.community, { community, until: performance.now() + REMEMBER_MS })
  return community
}
