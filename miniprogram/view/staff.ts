import type { Role } from '../shared/vocabulary'

/** Whoever holds a role may open 工作台: it says which tools are theirs. */
export const worksAtDesk = (roles: readonly Role[]): boolean => roles.length > 0
