import { randomUUID } from 'node:crypto'
import { defineCollection, type Database, type Entity } from './database'
import { derivedId } from './fingerprint'

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
  /** Whose data it touches; null where it is nobody's. */
  personId: string | null
  /** Name of whom or what it was done to, as it was then. */
  aboutName: string
  /** Private data was read; nothing was changed. */
  read: boolean
  reason: string
  detail: Record<string, unknown>
}

export const auditEntries = defineCollection<AuditEntry>('auditEntries', {
  byTime: { fields: ['-at'] },
  byReading: { fields: ['read', '-at'] },
  byPerson: { fields: ['personId', '-at'] },
  byPersonReading: { fields: ['personId', 'read', '-at'] },
})

export interface Audited {
  /** For what may be written down by more than one hand: derived from the event, so that it is there once. */
  id?: string
  at: number
  by: string
  byName: string
  what: string
  about: string
  personId?: string
  aboutName?: string
  reason?: string
  detail?: Record<string, unknown>
}

const entryOf = (audited: Omit<Audited, 'id'>): Omit<AuditEntry, '_id' | 'read'> => ({
  personId: null,
  aboutName: '',
  reason: '',
  detail: {},
  ...audited,
})

/** Writes down a change. */
export async function audit(db: Database, { id = randomUUID(), ...audited }: Audited): Promise<void> {
  await db.of(auditEntries).insert({ _id: id, ...entryOf(audited), read: false })
}

const HOUR_MS = 60 * 60 * 1000

/** Readings that this instance has written down already; the ids of an hour are not used again after it. */
const writtenDown = new Set<string>()
const REMEMBER_MAX = 5_000

async function writeReading(db: Database, audited: Omit<Audited, 'id'>): Promise<void> {
  const { by, what, about, at } = audited
  const _id = derivedId('read', by, what, about, String(Math.floor(at / HOUR_MS)))
  if (writtenDown.has(_id)) return
  await db.of(auditEntries).insert({ _id, ...entryOf(audited), read: true })
  if (writtenDown.size >= REMEMBER_MAX) writtenDown.clear()
  writtenDown.add(_id)
}

/**
 * Writes down that somebody's address, phone, diet or a child's data were read: once an hour for the same reader and the
 * same thing, however often the page is opened. One round trip; none for what this instance has just written down.
 */
export const auditRead = (db: Database, audited: Omit<Audited, 'id'> & { personId: string }): Promise<void> =>
  writeReading(db, audited)

/** The same for a list with the data of many people, which work is done from: one entry for the list. */
export const auditListRead = (db: Database, audited: Omit<Audited, 'id' | 'personId'>): Promise<void> =>
  writeReading(db, audited)
