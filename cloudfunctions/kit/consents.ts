import { randomUUID } from 'node:crypto'
import { defineCollection, type Database, type Entity } from './database'

/** That somebody agreed to a text, which version of it, and when. Written once, never changed. */
export interface Consent extends Entity {
  /** Whose data it is about. */
  personId: string
  kind: 'privacy' | 'guardian' | 'proxy'
  /** PRIVACY_VERSION, GUARDIAN_VERSION; for `proxy` the id of the link. */
  version: string
  /** Who agreed: the person, or the guardian. */
  byPersonId: string
  /** For consents given face to face: the openid of the member of staff who saw it; else empty. */
  witness: string
  at: number
}

export const consents = defineCollection<Consent>('consents', {
  byPerson: { fields: ['personId', '-at'] },
  byGiver: { fields: ['byPersonId', '-at'] },
})

export async function recordConsent(db: Database, consent: Omit<Consent, '_id'>): Promise<void> {
  await db.of(consents).insert({ _id: randomUUID(), ...consent })
}

/** Whether a guardian has agreed to what is kept of a minor. */
export const hasGuardiansConsent = async (db: Database, personId: string): Promise<boolean> =>
  (await db.of(consents).count({ personId, kind: 'guardian' })) > 0
