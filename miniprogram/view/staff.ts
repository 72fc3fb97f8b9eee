import type { Role } from '../shared/vocabulary'

/** Roles for which 工作台 has something to do today. */
const AT_DESK: readonly Role[] = ['organiser', 'canteen', 'gridWorker', 'admin']

export const worksAtDesk = (roles: readonly Role[]): boolean => roles.some((role) => AT_DESK.includes(role))
