import { command, type Database } from '../kit/database'
import { menus, policies, type Menu, type SubsidyPolicy } from './collections'
import { policyAt, policyTerms, samePolicy } from './rules/policy'
import { applyTerms } from './terms'

/** Versions of the policy; a community writes one or two a year. */
const MAX_VERSIONS = 100
const MAX_MENUS = 200

export const allPolicies = (db: Database): Promise<SubsidyPolicy[]> =>
  db.of(policies).find({}, { sort: { fromDate: 'desc', createdAt: 'desc' }, limit: MAX_VERSIONS })

/**
 * Puts the version that counts on its date onto a menu, if it is not there. Meals that are booked keep theirs: it is
 * written on them.
 */
export async function applyPolicy(
  db: Database,
  menu: Pick<Menu, '_id' | 'date' | 'policy'>,
  versions: readonly SubsidyPolicy[],
): Promise<void> {
  const right = policyTerms(policyAt(versions, menu.date))
  if (right === null || samePolicy(menu.policy, right)) return
  const changed = await db
    .of(menus)
    .updateAndReturn(
      { _id: menu._id, state: 'published', 'policy.policyId': menu.policy?.policyId ?? null },
      { policy: command.set(right), terms: command.inc(1) },
    )
  if (changed) await applyTerms(db, changed)
}

/** The same for all menus that residents can see, from a day on. Safe to repeat. */
export async function applyPolicies(db: Database, fromDate: string): Promise<void> {
  const [versions, coming] = await Promise.all([
    allPolicies(db),
    db
      .of(menus)
      .find(
        { state: 'published', date: command.gte(fromDate) },
        { sort: { date: 'asc' }, limit: MAX_MENUS, fields: ['date', 'policy'] },
      ),
  ])
  for (const menu of coming) await applyPolicy(db, menu, versions)
}
