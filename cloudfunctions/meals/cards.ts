import type { Database } from '../kit/database'
import { isSignature, signatureOf, signingKey } from './secrets'

/**
 * A meal card is a code on paper, for an elder without a phone: who it belongs to, signed by the community. It says no
 * name and opens nothing; whoever stands at the window is asked for theirs.
 */
const CARD = /^card\.([\w:-]{1,64})\.([\w-]{24})$/

/** What the code on somebody's card says. */
export async function cardOf(db: Database, personId: string): Promise<string> {
  return `card.${personId}.${signatureOf(await signingKey(db), 'card', personId)}`
}

/** Whose card was scanned; null for anything that this community did not sign. */
export async function personOfCard(db: Database, text: string): Promise<string | null> {
  const [, personId, signature] = CARD.exec(text.trim()) ?? []
  if (personId === undefined || signature === undefined) return null
  return isSignature(await signingKey(db), signature, 'card', personId) ? personId : null
}
