import { once } from '../kit/idempotency'
import type { ActionContext } from '../kit/serve'

/** What all actions of this function need. */
export type Context = Pick<ActionContext<unknown>, 'db' | 'caller' | 'clock' | 'requestId'>

/** A cold write runs once per requestId; a repeat gets the first answer. */
export const onceFor = <T>(
  { db, clock, requestId, caller }: Context,
  action: string,
  input: unknown,
  run: () => Promise<T>,
): Promise<T> => once({ db, clock, requestId, openid: caller.openid }, `news.${action}`, input, run)
