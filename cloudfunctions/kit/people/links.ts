import { command, type Database, type Patch, type Stored, type Where } from '../database'
import { comesOfAge } from './age'
import { accounts, householdOf, type Account, type Person, type ProxyLink } from './index'

export { activeLink, isActive } from './standing'

/** So many people one account may act for or have asked to; more is a mistake or an attack. */
export const MAX_LINKS = 12

/** Accounts that act, acted or ask to act for a person. One round trip. */
export const linkedTo = (db: Database, personId: string): Promise<Stored<Account>[]> =>
  db.of(accounts).find({ 'links.personId': personId })

/** Everything that repeats the person in a link of somebody else's account. */
const copied = (at: number, { _id, name, phone, address, birthdate }: Person): Patch<Account> => ({
  [`links.${at}.name`]: name,
  [`links.${at}.phone`]: phone,
  [`links.${at}.household`]: householdOf(_id, address),
  [`links.${at}.birthdate`]: birthdate,
})

/** Writes into one link if it still stands as it was read; null if not. */
export async function saveLink(
  db: Database,
  account: Account,
  linkId: string,
  change: Partial<Omit<ProxyLink, 'id'>>,
): Promise<Stored<Account> | null> {
  const at = account.links.findIndex((link) => link.id === linkId)
  const link = account.links[at]
  if (!link) return null
  const asRead: Where<Account> = {
    _id: account._id,
    [`links.${at}.id`]: linkId,
    [`links.${at}.state`]: link.state,
    [`links.${at}.personId`]: link.personId,
  }
  const patch = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [`links.${at}.${key}`, value]),
  )
  return db.of(accounts).updateAndReturn(asRead, patch)
}

/** Adds a link if the account has not got another one in the meantime; null if it has. */
export const addLink = (db: Database, account: Account, link: ProxyLink): Promise<Stored<Account> | null> =>
  db
    .of(accounts)
    .updateAndReturn(
      { _id: account._id, links: command.size(account.links.length) },
      { links: command.push([link]) },
    )

/** After a person changed: everybody who may act for them sees the new name, phone, household and birthdate. */
export async function refreshLinks(db: Database, person: Person): Promise<void> {
  for (const account of await linkedTo(db, person._id)) {
    for (const [at, link] of account.links.entries()) {
      if (link.personId !== person._id) continue
      await db
        .of(accounts)
        .update(
          { _id: account._id, [`links.${at}.id`]: link.id, [`links.${at}.personId`]: person._id },
          copied(at, person),
        )
    }
  }
}

/** After a birthdate was written: guardians act until the child comes of age. Without a date they do as before. */
export async function refreshGuardians(db: Database, { _id, birthdate }: Person): Promise<void> {
  const until = comesOfAge(birthdate)
  if (until === null) return
  for (const account of await linkedTo(db, _id)) {
    for (const link of account.links) {
      const guards = link.personId === _id && link.kind === 'guardian' && link.state === 'active'
      if (guards && link.until !== until) await saveLink(db, account, link.id, { until })
    }
  }
}
