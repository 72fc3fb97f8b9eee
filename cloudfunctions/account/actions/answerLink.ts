import type { InferOutput } from 'valibot'
import type { Database, Stored } from '../../kit/database'
import type { Account, ProxyLink } from '../../kit/people'
import { saveLink } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { consentOnce } from '../agreeing'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { keepOneLink, needLink, tooBusy, TRIES, type Found } from '../linking'
import { decideAnswer, narrowed } from '../rules/link'
import { tellAnswer } from '../telling'

type Answer = InferOutput<typeof contract.answerLink.input>

function answered(link: ProxyLink, me: Account, { accept, scopes }: Answer, now: number): Partial<ProxyLink> {
  if (!accept) return { state: 'revoked', endedAt: now }
  const { personId, name, phone, household, birthdate } = me
  return {
    state: 'active',
    personId,
    name,
    phone,
    household,
    birthdate,
    scopes: narrowed(link.scopes, scopes),
    confirmedAt: now,
    confirmedBy: 'self',
  }
}

/**
 * Writes the answer if nobody has answered yet: of two people who hold the same invitation one becomes the elder.
 * @returns the link's account as it is now
 * @throws what `decideAnswer` refuses with, BUSY
 */
async function write(db: Database, me: Account, answer: Answer, now: number): Promise<Found> {
  const { linkId, accept } = answer
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await needLink(db, linkId)
    const { account, link } = found
    const decided = decideAnswer(account, link, { personId: me.personId, accept }, now)
    if (decided === 'same') return found
    const saved: Stored<Account> | null = await saveLink(db, account, linkId, answered(link, me, answer, now))
    const after = saved?.links.find(({ id }) => id === linkId)
    if (saved && after) return { account: saved, link: after }
  }
  throw tooBusy()
}

/** The elder's own tap. What follows from it is repeated with a repeated tap, so that nothing is left half done. */
export const answerLink = action(contract.answerLink, (context) =>
  onceFor(context, 'answerLink', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const me = caller.profile()
    const { account, link } = await write(db, me, input, now)
    const { personId } = me
    if (input.accept) {
      const consent = { personId, kind: 'proxy' as const, version: link.id, byPersonId: personId }
      await consentOnce(db, { ...consent, witness: '', at: now })
    }
    const kept = input.accept ? await keepOneLink(db, account, personId, now) : undefined
    const told = { ...link, scopes: kept?.scopes ?? link.scopes }
    await tellAnswer(db, account, told, input.accept, now)
    return {}
  }),
)
