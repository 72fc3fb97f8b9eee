import { PRIVACY_VERSION } from '../../miniprogram/shared/privacy'
import { consents, hasGuardiansConsent, recordConsent, type Consent } from '../kit/consents'
import type { Database } from '../kit/database'
import { AppError } from '../kit/errors'
import { needsGuardian } from '../kit/people/age'

/** The privacy text that a person agreed to last; null for none. One round trip. */
export async function agreedTo(db: Database, personId: string): Promise<string | null> {
  const given = await db.of(consents).find({ personId }, { sort: { at: 'desc' } })
  return given.find(({ kind }) => kind === 'privacy')?.version ?? null
}

/** Writes down a consent that is not there yet: what was interrupted may be begun again. */
export async function consentOnce(db: Database, consent: Omit<Consent, '_id'>): Promise<void> {
  const { personId, kind, version, byPersonId } = consent
  const given = await db.of(consents).find({ personId })
  const there = given.some((c) => c.kind === kind && c.version === version && c.byPersonId === byPersonId)
  if (!there) await recordConsent(db, consent)
}

/**
 * Nothing personal is kept of somebody who has not agreed to the present text.
 * @throws BAD_INPUT
 */
export async function mustAgree(
  db: Database,
  personId: string,
  version: string | undefined,
  at: number,
): Promise<void> {
  if (version === PRIVACY_VERSION) {
    await consentOnce(db, { personId, kind: 'privacy', version, byPersonId: personId, witness: '', at })
    return
  }
  if ((await agreedTo(db, personId)) === PRIVACY_VERSION) return
  throw new AppError('BAD_INPUT', '请先看一下隐私说明,同意后再保存', { field: 'privacyVersion' })
}

/**
 * A small child does not agree by itself.
 * @throws BAD_INPUT
 */
export async function mustBeOldEnough(
  db: Database,
  personId: string,
  birthdate: string | null | undefined,
  now: number,
): Promise<void> {
  if (!birthdate || !needsGuardian(birthdate, now) || (await hasGuardiansConsent(db, personId))) return
  throw new AppError('BAD_INPUT', '不满 14 岁要由家长登记:请家长在自己手机的「家人」里添加孩子', {
    field: 'birthdate',
  })
}
