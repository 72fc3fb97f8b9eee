import type { AuditRow } from '../../../services/people'
import { auditWords } from '../../../shared/audit-words'
import { clockTime, dayInWords } from '../../../shared/time'

export interface AuditLine {
  id: string
  day: string
  time: string
  /** "刘洋 看了居民资料" */
  what: string
  aboutName: string
  reason: string
  read: boolean
}

export const auditLine = (
  { id, at, byName, what, aboutName, reason, read }: AuditRow,
  now: number,
): AuditLine => ({
  id,
  day: dayInWords(at, now),
  time: clockTime(at),
  what: `${byName || '有人'} ${auditWords[what] ?? '做了一件事'}`,
  aboutName,
  reason,
  read,
})
