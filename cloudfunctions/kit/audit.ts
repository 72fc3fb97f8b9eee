import { randomUUID } from 'node:crypto'
import { defineCollection, type Database, type Entity } from './database'

/** Who did what to what, when and why. Written once, never changed. */
export interface AuditEntry extends Entity {
  at: number
  /** Openid of whoever acted. */
  by: string
  byName: string
  /** "groupbuy.cancelCampaign" */
  what: string
  /** Id of what it was done to. */
  about: string
  reason: string
  detail: Record<string, unknown>
}

export const auditEntries = defineCollection<AuditEntry>('auditEntries', {
  byTime: { fields: ['-at'] },
  bySubject: { fields: ['about', '-at'] },
})

export interface Audited {
  at: number
  by: string
  byName: string
  what: string
  about: string
  reason?: string
  detail?: Record<string, unknown>
}

export async function audit(db: Database, { reason = '', detail = {}, ...entry }: Audited): Promise<void> {
  await db.of(auditEntries).insert({ _id: randomUUID(), ...entry, reason, detail })
}
