import type { InferOutput } from 'valibot'
import { Caller } from '../../kit/caller'
import { command, type Database } from '../../kit/database'
import { derivedId } from '../../kit/fingerprint'
import { once } from '../../kit/idempotency'
import { accounts, householdOf, persons, type Account, type Person } from '../../kit/people'
import { action } from '../../kit/serve'
import { communityOf } from '../community'
import { contract } from '../contract'
import { gridOf, phoneTailOf } from '../rules'

type Profile = InferOutput<typeof contract.saveProfile.input>

interface Written {
  openid: string
  profile: Profile
  grid: string | null
  now: number
}

/**
 * The person first, then the account that stands for them: after a crash in between the next try finds the person by its
 * derived id.
 */
async function create(db: Database, { openid, profile, grid, now }: Written): Promise<string> {
  const { name, phone, address, birthdate = null } = profile
  const personId = derivedId('person', openid)
  const person: Person = {
    _id: personId,
    name,
    initials: '',
    phone,
    phoneTail: phoneTailOf(phone),
    address,
    grid,
    birthdate,
    note: '',
    createdAt: now,
    createdBy: openid,
  }
  if (!(await db.of(persons).insert(person))) await changePerson(db, personId, profile, grid)
  const account: Account = {
    _id: openid,
    personId,
    name,
    phone,
    household: householdOf(personId, address),
    roles: [],
    links: [],
    createdAt: now,
  }
  if (!(await db.of(accounts).insert(account))) await changeAccount(db, openid, personId, profile)
  return personId
}

async function changePerson(db: Database, id: string, profile: Profile, grid: string | null): Promise<void> {
  const { name, phone, address, birthdate } = profile
  await db.of(persons).updateAndReturn(
    { _id: id },
    {
      name,
      phone,
      phoneTail: phoneTailOf(phone),
      // Written field by field the old address would show through.
      address: address === null ? null : command.set(address),
      grid,
      ...(birthdate === undefined ? {} : { birthdate }),
    },
  )
}

async function changeAccount(
  db: Database,
  openid: string,
  personId: string,
  profile: Profile,
): Promise<void> {
  const { name, phone, address } = profile
  await db
    .of(accounts)
    .updateAndReturn({ _id: openid }, { name, phone, household: householdOf(personId, address) })
}

/** Creates or changes the caller's own profile. */
export const saveProfile = action(contract.saveProfile, ({ input, caller, db, clock, requestId }) =>
  once({ db, clock, requestId, openid: caller.openid }, 'account.saveProfile', input, async () => {
    const { openid } = caller
    const grid = gridOf(await communityOf(db), input.address)
    const account = await db.of(accounts).get(openid)
    let personId: string
    if (account) {
      personId = account.personId
      await changePerson(db, personId, input, grid)
      await changeAccount(db, openid, personId, input)
    } else {
      personId = await create(db, { openid, profile: input, grid, now: clock.now() })
    }
    Caller.forget(openid)
    return { personId }
  }),
)
