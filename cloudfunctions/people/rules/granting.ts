import { DAY } from '../../../miniprogram/shared/time'
import { roleLabel, type Role } from '../../../miniprogram/shared/vocabulary'
import { AppError } from '../../kit/errors'
import type { RoleGrant } from '../../kit/people'

export interface GrantWish {
  role: Role
  /** The number of a grid. */
  scope?: string | undefined
  until?: number | undefined
}

const MAX_YEARS = 3
const MAX_MS = MAX_YEARS * 366 * DAY

const refused = (message: string, field: string): AppError => new AppError('BAD_INPUT', message, { field })

function checkScope({ role, scope }: GrantWish, grids: readonly string[]): void {
  if (role !== 'gridWorker') {
    if (scope !== undefined) throw refused(`${roleLabel[role]}不分网格,不用选网格`, 'scope')
    return
  }
  if (scope === undefined) throw refused('请选网格员负责哪个网格', 'scope')
  if (!grids.includes(scope)) throw refused('没有这个网格,请从列表里选', 'scope')
}

function checkEnd({ role, until }: GrantWish, now: number): void {
  if (until === undefined) return
  if (role === 'admin') throw refused('管理员不设到期时间,不用时请直接收回', 'until')
  if (until <= now) throw refused('到期时间要在今天以后', 'until')
  if (until > now + MAX_MS) throw refused(`到期时间最远 ${MAX_YEARS} 年,到时可以再给`, 'until')
}

/**
 * Whether a role can be granted.
 * @throws BAD_INPUT {field}
 */
export function checkGrant(wish: GrantWish, grids: readonly string[], now: number): void {
  checkScope(wish, grids)
  checkEnd(wish, now)
}

/** The grant of the same role and scope that a new one takes the place of, among those that are valid. */
export const replacedBy = (valid: readonly RoleGrant[], { role, scope }: GrantWish): RoleGrant | undefined =>
  valid.find((grant) => grant.role === role && grant.scope === scope)
