import { Caller } from '../kit/caller'
import { command, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import {
  accounts,
  householdOf,
  newAccount,
  newPerson,
  persons,
  phoneTailOf,
  type Account,
  type Address,
  type Person,
} from '../kit/people'
import { initialsOf } from '../kit/people/initials'
import { isActive, refreshLinks } from '../kit/people/links'

/** What a person says of themselves. What is not said stays as it is. */
export interface Saying {
  name: string
  phone: string
  address: Address | null
  grid: string | null
  birthdate?: string | null | undefined
  diet?: Person['diet'] | undefined
  dietNote?: string | undefined
}

const given = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value })

/** Writes into a person's record and into every link that repeats it; null for one that is gone or was merged. */
export async function changePerson(db: Database, id: string, saying: Saying): Promise<Stored<Person> | null> {
  const { name, phone, address, grid, birthdate, diet, dietNote } = saying
  const person = await db.of(persons).updateAndReturn(
    { _id: id, mergedInto: null },
    {
      name,
      initials: initialsOf(name),
      phone,
      phoneTail: phoneTailOf(phone),
      // Written field by field the old address would show through.
      address: address === null ? null : command.set(address),
      grid,
      ...given('birthdate', birthdate),
      ...given('diet', diet),
      ...given('dietNote', dietNote),
      version: command.inc(1),
    },
  )
  if (person) await refreshLinks(db, person)
  return person
}

/** A person may hold two accounts, after their records were merged: all of them repeat the record. */
async function changeAccounts(
  db: Database,
  openid: string,
  person: Person,
  verified: boolean,
): Promise<void> {
  const { _id: personId, name, phone, address, birthdate } = person
  const collection = db.of(accounts)
  await collection.update({ personId, phone: command.neq(phone) }, { phoneVerified: false })
  await collection.update({ personId }, { name, phone, household: householdOf(personId, address), birthdate })
  await collection.update({ _id: openid }, { phoneVerified: verified })
  Caller.forget(openid)
}

/** Children who live with their guardian and are reached by the guardian's phone move along. */
async function changeChildren(db: Database, account: Account, before: Person, after: Saying, now: number) {
  const ids = account.links
    .filter((link) => link.kind === 'guardian' && isActive(link, now))
    .flatMap(({ personId }) => personId ?? [])
  if (ids.length === 0) return
  const same = (a: Address | null, b: Address | null): boolean => householdOf('', a) === householdOf('', b)
  for (const child of await db.of(persons).find({ _id: command.in(ids) })) {
    const moves = same(child.address, before.address)
    await changePerson(db, child._id, {
      name: child.name,
      phone: child.phone === before.phone ? after.phone : child.phone,
      address: moves ? after.address : child.address,
      grid: moves ? after.grid : child.grid,
    })
  }
}

/**
 * Changes a known person's own record, and everything that repeats it. The children first: once the guardian's record is
 * another one, a repeat after a crash could not tell any more who lives with them.
 * @throws BUSY when the record has just been merged: the account stands for another one by now
 */
export async function changeProfile(
  db: Database,
  account: Account,
  saying: Saying,
  verified: boolean,
  now: number,
): Promise<void> {
  const before = await db.of(persons).need(account.personId, '资料')
  await changeChildren(db, account, before, saying, now)
  const after = await changePerson(db, account.personId, saying)
  if (!after) throw new AppError('BUSY', '社区正在整理您的资料,请稍等几秒再保存一次')
  await changeAccounts(db, account._id, after, verified)
}

/**
 * The person first, then the account that stands for them: after a crash in between the next try finds the person by its
 * derived id.
 */
export async function createProfile(
  db: Database,
  openid: string,
  personId: string,
  saying: Saying,
  verified: boolean,
  now: number,
): Promise<void> {
  const { name, phone, address, grid, birthdate = null, diet = [], dietNote = '' } = saying
  const initials = initialsOf(name)
  const person = newPerson({
    _id: personId,
    name,
    initials,
    phone,
    address,
    grid,
    birthdate,
    diet,
    dietNote,
    createdAt: now,
    createdBy: openid,
  })
  if (!(await db.of(persons).insert(person))) await changePerson(db, personId, saying)
  const account = { ...newAccount(openid, person, now), phoneVerified: verified }
  if (!(await db.of(accounts).insert(account))) await changeAccounts(db, openid, person, verified)
  Caller.forget(openid)
}
