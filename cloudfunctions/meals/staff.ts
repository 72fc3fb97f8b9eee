import { audit, auditListRead, type Audited } from '../kit/audit'
import { once } from '../kit/idempotency'
import type { ActionContext } from '../kit/serve'

/** What the canteen's actions have in common. */
export type Context = Pick<ActionContext<unknown>, 'db' | 'caller' | 'clock' | 'requestId'>

/** A cold write runs once per requestId; a repeat gets the first answer. */
export const onceFor = <T>(
  { db, clock, requestId, caller }: Context,
  action: string,
  input: unknown,
  run: () => Promise<T>,
): Promise<T> => once({ db, clock, requestId, openid: caller.openid }, `meals.${action}`, input, run)

/** Writes down what a member of staff did. */
export const auditBy = (
  { db, caller, clock }: Context,
  what: string,
  about: string,
  more: Pick<Audited, 'id' | 'personId' | 'aboutName' | 'reason' | 'detail'> = {},
): Promise<void> =>
  audit(db, {
    at: clock.now(),
    by: caller.openid,
    byName: caller.profile().name,
    what: `meals.${what}`,
    about,
    ...more,
  })

/** Writes down that a list with the names and diets of many people was read. */
export const listRead = (
  { db, caller, clock }: Omit<Context, 'requestId'>,
  what: string,
  about: string,
  aboutName: string,
): Promise<void> =>
  auditListRead(db, {
    at: clock.now(),
    by: caller.openid,
    byName: caller.profile().name,
    what: `meals.${what}`,
    about,
    aboutName,
  })
