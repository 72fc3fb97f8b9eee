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

/**
 * Whether one of the roles is held now for somebody who lives in a grid. A grid worker's grant reaches the grids that it
 * names, or all of them if it names none; the other roles reach everybody.
 */
export const reaches = (
  grants: readonly RoleGrant[],
  roles: readonly Role[],
  grid: string | null,
  now: number,
): boolean =>
  validGrants(grants, now).some(
    ({ role, scope }) =>
      role === 'admin' ||
      (roles.includes(role) && (role !== 'gridWorker' || scope === undefined || scope === grid)),
  )

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
