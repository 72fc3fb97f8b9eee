import { audit, type Audited } from './audit'
import { once } from './idempotency'
import type { ActionContext } from './serve'

/** What the actions of every function have in common. */
export type Doing = Pick<ActionContext<unknown>, 'db' | 'caller' | 'clock' | 'requestId'>

/** For one function's cold writes: each runs once per requestId, and a repeat gets the first answer. */
export const onceIn =
  (fn: string) =>
  <T>(context: Doing, action: string, input: unknown, run: () => Promise<T>): Promise<T> => {
    const { db, clock, requestId, caller } = context
    return once({ db, clock, requestId, openid: caller.openid }, `${fn}.${action}`, input, run)
  }

/** For one function's staff: writes down under their name what they did to what. */
export const auditIn =
  (fn: string) =>
  (
    { db, caller, clock }: Doing,
    what: string,
    about: string,
    more: Pick<Audited, 'id' | 'personId' | 'aboutName' | 'reason' | 'detail'> = {},
  ): Promise<void> =>
    audit(db, {
      at: clock.now(),
      by: caller.openid,
      byName: caller.profile().name,
      what: `${fn}.${what}`,
      about,
      ...more,
    })
