import { auditListRead } from '../kit/audit'
import { auditIn, onceIn, type Doing } from '../kit/doing'

/** What the canteen's actions have in common. */
export type Context = Doing

/** A cold write runs once per requestId; a repeat gets the first answer. */
export const onceFor = onceIn('meals')

/** Writes down what a member of staff did. */
export const auditBy = auditIn('meals')

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
