import type { Input } from '../../../services/cloud'
import { DAY, instantOf } from '../../../shared/time'
import { roleLabel, ROLES, type Role } from '../../../shared/vocabulary'
import { dateInWords, grantInWords } from '../../../view/grants'
import { roleDuty } from './staff-view'

/** A role about to be given. */
export interface GrantForm {
  personId: string
  name: string
  role: Role | ''
  /** Number of a grid, for a grid worker. */
  scope: string
  /** Last day ("2026-12-31"); empty for no end. */
  until: string
  reason: string
}

export const EMPTY_GRANT: GrantForm = { personId: '', name: '', role: '', scope: '', until: '', reason: '' }

export const ROLE_ROWS = ROLES.map((role) => ({ role, label: roleLabel[role], duty: roleDuty[role] }))

/** The last moment of a day; undefined for none. */
const endOf = (date: string): number | undefined => {
  const start = instantOf(date)
  return start === null ? undefined : start + DAY - 1
}

/** The first thing that is missing, as a sentence. */
export function grantProblem({ personId, role, scope, reason }: GrantForm): string {
  if (!personId) return '请先找到要添加的人'
  if (!role) return '请选 TA 做什么'
  if (role === 'gridWorker' && !scope) return '请选管哪个网格'
  return reason.trim() ? '' : '请写一句原因,会记录在案'
}

/** The last day as it is chosen; empty for no end. */
export function untilInWords({ until }: GrantForm, now: number): string {
  const end = endOf(until)
  return end === undefined ? '' : dateInWords(end, now)
}

/** "陈浩:网格员 · 第 1 网格 · 到 12月31日"; empty while something is missing. */
export function grantSentence(form: GrantForm, now: number): string {
  const grant = grantOf(form)
  if (!form.name || !grant || (grant.role === 'gridWorker' && !grant.scope)) return ''
  const { role, scope = null, until = null } = grant
  return `${form.name}:${grantInWords({ role, scope, until }, now)}`
}

/** What is sent; null while something is missing. An administrator's grant has no end, and only a grid worker's a scope. */
export function grantOf({
  personId,
  role,
  scope,
  until,
  reason,
}: GrantForm): Input<'people', 'grantRole'> | null {
  if (!role) return null
  const end = role === 'admin' ? undefined : endOf(until)
  return {
    personId,
    role,
    reason,
    ...(role === 'gridWorker' ? { scope } : {}),
    ...(end === undefined ? {} : { until: end }),
  }
}
