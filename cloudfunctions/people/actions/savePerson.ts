import type { InferOutput } from 'valibot'
import { Caller } from '../../kit/caller'
import { checkTexts } from '../../kit/contentCheck'
import { communityOf } from '../../kit/community'
import { hasGuardiansConsent } from '../../kit/consents'
import { command, type Stored } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { fingerprint } from '../../kit/fingerprint'
import { accounts, householdOf, persons, phoneTailOf, type Person } from '../../kit/people'
import { gridOf } from '../../kit/people/address'
import { isMinor } from '../../kit/people/age'
import { initialsOf } from '../../kit/people/initials'
import { refreshGuardians, refreshLinks } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { auditBy, guardiansOwn, onceFor, unknownPerson, type Context } from '../staff'

const FIELDS = ['name', 'phone', 'address', 'birthdate', 'diet', 'dietNote', 'note'] as const
type Input = InferOutput<typeof contract.savePerson.input>
type Fields = Pick<Person, (typeof FIELDS)[number]>

/** What the editor may change: a minor's birthdate is an administrator's, who alone was shown it. @throws BAD_INPUT */
function wished({ caller, clock }: Context, input: Input, before: Person): Fields {
  const { name, phone, address, diet, dietNote, note } = input
  const minor = isMinor(before.birthdate, clock.now())
  const birthdate = minor && !caller.has('admin') ? before.birthdate : input.birthdate
  if (minor && birthdate === null) {
    throw new AppError('BAD_INPUT', '孩子的出生日期不能空着', { field: 'birthdate' })
  }
  return { name, phone, address, birthdate, diet: [...new Set(diet)], dietNote, note }
}

/** An administrator may, who brings together what a guardian and the child have written down. @throws BAD_INPUT */
async function checkChild({ db, caller, clock }: Context, before: Person, after: Fields): Promise<void> {
  const now = clock.now()
  if (!isMinor(after.birthdate, now) || isMinor(before.birthdate, now) || caller.has('admin')) return
  if (!(await hasGuardiansConsent(db, before._id))) throw guardiansOwn()
}

const changedFields = (before: Fields, after: Fields): string[] =>
  FIELDS.filter((field) => fingerprint(before[field]) !== fingerprint(after[field]))

/** Whether this very change has been written already, by a call that died before it told the accounts. */
const isWritten = (record: Person, version: number, after: Fields): boolean =>
  record.version === version + 1 && changedFields(record, after).length === 0

/**
 * The record as it stands. It may have left the caller's grid with this very change.
 * @throws NOT_FOUND
 */
async function recordOf(context: Context, input: Input): Promise<Stored<Person>> {
  const { db, caller } = context
  const record = await db.of(persons).get(input.personId)
  if (!record || record.mergedInto !== null) throw unknownPerson()
  if (caller.reaches(record.grid, 'gridWorker')) return record
  if (!isWritten(record, input.version, wished(context, input, record))) throw unknownPerson()
  return record
}

/** Writes the record, unless somebody has changed it since it was read. @throws STALE */
async function saveRecord(
  { db }: Context,
  before: Stored<Person>,
  version: number,
  after: Fields & { grid: string | null },
): Promise<Stored<Person>> {
  if (isWritten(before, version, after)) return before
  const { name, phone, address } = after
  const patch = {
    ...after,
    initials: initialsOf(name),
    phoneTail: phoneTailOf(phone),
    // Written field by field the old address would show through.
    address: address === null ? null : command.set(address),
    version: command.inc(1),
  }
  const saved = await db.of(persons).updateAndReturn({ _id: before._id, version, mergedInto: null }, patch)
  if (!saved) throw new AppError('STALE', '别人刚刚改过这份资料,请刷新后再改')
  return saved
}

/** Accounts and links repeat what they need of the record. */
async function refreshCopies({ db }: Context, person: Person): Promise<void> {
  const { _id: personId, name, phone, address, birthdate } = person
  const own = await db.of(accounts).find({ personId }, { fields: ['phone'] })
  if (own.length > 0) {
    await db.of(accounts).update({ personId, phone: command.neq(phone) }, { phone, phoneVerified: false })
    await db.of(accounts).update({ personId }, { name, household: householdOf(personId, address), birthdate })
    for (const { _id } of own) Caller.forget(_id)
  }
  await refreshLinks(db, person)
  await refreshGuardians(db, person)
}

/** Staff correct a record. Whoever acts for the person, and their own account, see it at once. */
export const savePerson = action(contract.savePerson, (context) => {
  const { input, caller, db } = context
  return onceFor(context, 'savePerson', input, async () => {
    const [before, community] = await Promise.all([recordOf(context, input), communityOf(db)])
    const after = wished(context, input, before)
    const grid = gridOf(community, after.address)
    await checkChild(context, before, after)
    await checkTexts(caller.openid, 'profile', [after.dietNote, after.note])
    const saved = await saveRecord(context, before, input.version, { ...after, grid })
    const changed = changedFields(before, saved)
    await refreshCopies(context, saved)
    await auditBy(context, 'savePerson', saved, { detail: { fields: changed } })
    return {}
  })
})
