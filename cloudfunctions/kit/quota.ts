import { command, defineCollection, type Database, type Entity } from './database'
import { AppError } from './errors'
import { derivedId } from './fingerprint'

/** How often somebody did something in a window of time, over all instances. */
export interface Quota extends Entity {
  used: number
  /** End of the window, epoch ms. */
  until: number
}

export const quotas = defineCollection<Quota>('quotas', { byEnd: { fields: ['until'] } })

export interface Allowance {
  /** "people.search" */
  what: string
  max: number
  windowMs: number
  /** What the person reads who has used it up. */
  refusal: string
}

/** Uses one of the caller's. One round trip, two for the first in a window. @throws TOO_MANY */
export async function spend(db: Database, openid: string, allowance: Allowance, now: number): Promise<void> {
  const { what, max, windowMs, refusal } = allowance
  const window = Math.floor(now / windowMs)
  const _id = derivedId('quota', openid, what, String(window))
  const useOne = () => db.of(quotas).update({ _id, used: command.lt(max) }, { used: command.inc(1) })
  if (await useOne()) return
  if (await db.of(quotas).insert({ _id, used: 1, until: (window + 1) * windowMs })) return
  // Somebody else has begun the window in the meantime, or it is used up.
  if (await useOne()) return
  throw new AppError('TOO_MANY', refusal)
}

/** For a timer: windows that are over. */
export async function forgetOldQuotas(db: Database, now: number): Promise<void> {
  await db.of(quotas).remove({ until: command.lt(now) })
}
