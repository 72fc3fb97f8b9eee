import { audit, auditEntries } from '../kit/audit'
import type { Stored } from '../kit/database'
import { onceIn, type Doing } from '../kit/doing'
import { AppError } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import { persons, type Person } from '../kit/people'

/** What the actions of this function have in common. */
export type Context = Doing

export const unknownPerson = (): AppError => new AppError('NOT_FOUND', '没有找到这位居民')

/** Nothing is kept of a child without its guardian's own consent, which staff cannot give. */
export const guardiansOwn = (): AppError =>
  new AppError('BAD_INPUT', '孩子由监护人在自己手机的「家人」里登记,这里不能填孩子的生日', {
    field: 'birthdate',
  })

/** A write runs once per requestId; a repeat gets the first answer. */
export const onceFor = onceIn('people')

/** One request leaves one entry, however often it is made. */
const entryId = ({ caller, requestId }: Context, what: string): string =>
  derivedId(`people.${what}`, caller.openid, requestId)

/** Whether this very request was written down already, by a call that died before it could say so. */
export const isAudited = async (context: Context, what: string): Promise<boolean> =>
  (await context.db.of(auditEntries).get(entryId(context, what))) !== null

/** Writes down what a member of staff did to somebody's record. */
export const auditBy = (
  context: Context,
  what: string,
  person: Pick<Person, '_id' | 'name'>,
  more: { reason?: string; detail?: Record<string, unknown> } = {},
): Promise<void> =>
  audit(context.db, {
    id: entryId(context, what),
    at: context.clock.now(),
    by: context.caller.openid,
    byName: context.caller.profile().name,
    what: `people.${what}`,
    about: person._id,
    personId: person._id,
    aboutName: person.name,
    ...more,
  })

/**
 * The record of somebody whom the caller keeps: everybody's for administrators, those of their own grids for grid
 * workers. Another one answers like none.
 * @throws NOT_FOUND
 */
export async function keptPerson({ db, caller }: Context, personId: string): Promise<Stored<Person>> {
  const person = await db.of(persons).get(personId)
  if (!person || person.mergedInto !== null || !caller.reaches(person.grid, 'gridWorker'))
    throw unknownPerson()
  return person
}
