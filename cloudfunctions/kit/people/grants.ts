import type { Role } from '../../../miniprogram/shared/vocabulary'
import type { RoleGrant } from './index'

export const isValid = (grant: RoleGrant, now: number): boolean =>
  grant.until === undefined || grant.until > now

export const validGrants = (grants: readonly RoleGrant[], now: number): RoleGrant[] =>
  grants.filter((grant) => isValid(grant, now))

/** The roles that are valid now, each once. */
export const validRoles = (grants: readonly RoleGrant[], now: number): Role[] => [
  ...new Set(validGrants(grants, now).map((grant) => grant.role)),
]

/** Whether one of the roles is held now, whatever its scope. An admin holds them all. */
export const holds = (grants: readonly RoleGrant[], roles: readonly Role[], now: number): boolean =>
  validGrants(grants, now).some((grant) => grant.role === 'admin' || roles.includes(grant.role))

/** Roles whose grant may be for one grid alone; the others reach everybody. */
const BY_GRID: readonly Role[] = ['gridWorker', 'editor', 'reviewer']

/** The grid that a grant is limited to; null for the whole community. */
const limitOf = ({ role, scope }: RoleGrant): string | null =>
  BY_GRID.includes(role) ? (scope ?? null) : null

/**
 * Whether one of the roles is held now for somebody who lives in a grid, or for what is written for it. A grant of a
 * grid worker, an editor or a reviewer reaches the grids that it names, or all of them if it names none.
 */
export const reaches = (
  grants: readonly RoleGrant[],
  roles: readonly Role[],
  grid: string | null,
  now: number,
): boolean =>
  validGrants(grants, now).some((grant) => {
    if (grant.role === 'admin') return true
    const limit = limitOf(grant)
    return roles.includes(grant.role) && (limit === null || limit === grid)
  })

/** The grids for which one of the roles is held now; null where it is the whole community. */
export function gridsOf(grants: readonly RoleGrant[], roles: readonly Role[], now: number): string[] | null {
  const limits = validGrants(grants, now)
    .filter(({ role }) => role === 'admin' || roles.includes(role))
    .map((grant) => limitOf(grant))
  return limits.includes(null) ? null : [...new Set(limits.filter((limit) => limit !== null))]
}

/**
 * Whose call tasks the grants let one see: "admin", "organiser", "grid:3", or "grid:*" for a grid worker of the whole
 * community. A task names everyone who may see it, so that a list is one indexed query.
 */
export const audienceOf = (grants: readonly RoleGrant[], now: number): string[] => [
  ...new Set(
    validGrants(grants, now).map(({ role, scope }) =>
      role === 'gridWorker' ? `grid:${scope ?? '*'}` : role,
    ),
  ),
]
