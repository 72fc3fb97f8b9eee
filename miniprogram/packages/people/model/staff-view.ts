import type { StaffMember } from '../../../services/people'
import { faceOf } from '../../../shared/people'
import { dayInWords } from '../../../shared/time'
import { roleLabel, ROLES, type Role } from '../../../shared/vocabulary'
import { limitsInWords } from '../../../view/grants'

/** What each role may do, in a line. */
export const roleDuty: Record<Role, string> = {
  editor: '写社区资讯,写好交给别人审',
  reviewer: '看别人写的资讯,没问题再发布',
  organiser: '开团、收款、验货,替来电的邻居下单',
  canteen: '看订餐和饮食要求,收餐费,替来电的老人订餐',
  courier: '只看得到当天要送的人和门牌',
  teacher: '看自己班的名单,点名',
  gridWorker: '管自己网格的居民资料,当面确认家人关系',
  admin: '样样都能看、能办,也能给别人权限;每一步都有记录',
}

/** One grant in the list of a role. */
export interface GrantRow {
  grantId: string
  role: Role
  personId: string
  name: string
  face: string
  phone: string
  /** "第 1 网格 · 到 12月31日" */
  limits: string
  since: string
  expired: boolean
  self: boolean
}

export interface RoleGroup {
  role: Role
  label: string
  duty: string
  rows: GrantRow[]
}

/** Everybody who holds a role, role by role; administrators first. */
export function roleGroups(items: readonly StaffMember[], now: number): RoleGroup[] {
  const order: Role[] = ['admin', ...ROLES.filter((role) => role !== 'admin')]
  const groups = order.map((role) => ({
    role,
    label: roleLabel[role],
    duty: roleDuty[role],
    rows: items.flatMap((member) =>
      member.grants.filter((grant) => grant.role === role).map((grant) => grantRow(member, grant, now)),
    ),
  }))
  return groups.filter(({ rows }) => rows.length > 0)
}

const grantRow = (
  { personId, name, maskedPhone, self }: StaffMember,
  grant: StaffMember['grants'][number],
  now: number,
): GrantRow => ({
  grantId: grant.grantId,
  role: grant.role,
  personId,
  name,
  face: faceOf(name),
  phone: maskedPhone,
  limits: limitsInWords(grant, now),
  since: `${dayInWords(grant.grantedAt, now)}${grant.grantedByName ? `由${grant.grantedByName}` : ''}添加`,
  expired: grant.expired,
  self,
})

/** What is asked before a role is taken back. */
export const revokeQuestion = ({ name, self, role }: GrantRow) => ({
  title: self ? `收回自己的「${roleLabel[role]}」` : `收回${name}的「${roleLabel[role]}」`,
  consequence: self
    ? '收回后您马上不能再做这些事,要别的管理员才能加回来。'
    : `${name}马上不能再做这些事。做过的事都还在记录里,以后可以再添加。`,
  action: '确定收回',
})
