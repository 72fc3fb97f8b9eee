import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { defineCollection, type Database, type Entity } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { AppError } from '../kit/errors'

/** What the canteen of a community keeps for itself alone. One document a community. */
export interface MealSettings extends Entity {
  /** Signs addresses of print pages and meal cards; never leaves the server. */
  signingKey: string
}

export const mealSettings = defineCollection<MealSettings>('mealSettings')

const known = new Map<string, string>()

/** The community's key. No round trip for one that this instance has read already: it never changes. */
export async function signingKey(db: Database): Promise<string> {
  const remembered = known.get(db.community)
  if (remembered !== undefined) return remembered
  const id = derivedId('meal settings', db.community)
  let found = await db.of(mealSettings).get(id)
  if (!found) {
    // Of two at once one is stored; both read it.
    await db.of(mealSettings).insert({ _id: id, signingKey: randomBytes(32).toString('hex') })
    found = await db.of(mealSettings).get(id)
  }
  if (!found) throw new AppError('BUSY', '现在人有点多,请稍等几秒再试一次')
  known.set(db.community, found.signingKey)
  return found.signingKey
}

/** The key of a community that has one; null for a name that nobody gave out. Makes nothing. */
export async function knownSigningKey(db: Database): Promise<string | null> {
  const found = await db.of(mealSettings).get(derivedId('meal settings', db.community))
  return found?.signingKey ?? null
}

/** 24 signs over the parts; the first says what it is for, so that a card never opens a page. */
export const signatureOf = (key: string, ...parts: string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url').slice(0, 24)

/** Compares in the same time whatever differs. */
export function isSignature(key: string, signature: string, ...parts: string[]): boolean {
  const right = Buffer.from(signatureOf(key, ...parts))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}
