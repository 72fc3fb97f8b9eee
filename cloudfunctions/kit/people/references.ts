import { bookings } from '../bookings'
import { callTasks } from '../callTasks'
import { consents } from '../consents'
import { command, type Database, type Stored } from '../database'
import { alerts } from '../mealAlerts'
import { messages } from '../messages'
import { moveAccountOf } from '../personAccounts'
import { moveStandingOrders } from '../standingOrders'
import { BOOKING_KINDS, type BookingKind } from '../../../miniprogram/shared/vocabulary'
import { accounts, householdOf, persons, type Account, type Person, type ProxyLink } from './index'
import { linkedTo, saveLink } from './links'

/** Moves what hangs on one record of a person to another one. Every move can be repeated, and stopped anywhere. */
type Move = (db: Database, from: string, to: Person, now: number) => Promise<unknown>

/** Who logs in as the person; name, phone, household and birthdate are the keeper's from now on. */
async function moveAccounts(db: Database, from: string, to: Person): Promise<void> {
  const { _id: personId, name, phone, address, birthdate } = to
  const either = { personId: command.in([from, personId]) }
  await db.of(accounts).update({ ...either, phone: command.neq(phone) }, { phone, phoneVerified: false })
  await db
    .of(accounts)
    .update(either, { personId, name, household: householdOf(personId, address), birthdate })
}

/** Everything that can be booked. The watchers last: by them the rest is found. */
async function moveBookings(db: Database, kind: BookingKind, from: string, to: Person): Promise<void> {
  const { _id: personId, name } = to
  const all = db.of(bookings[kind])
  await all.update({ 'placedBy.personId': from }, { 'placedBy.personId': personId, 'placedBy.name': name })
  await all.update({ watchers: from }, { watchers: command.addToSet(personId) })
  await all.update({ watchers: from, personId: from }, { personId, personName: name })
  await all.update({ watchers: from }, { watchers: command.pull(from) })
}

const TRIES = 5

/** What becomes of one link to the record that goes. */
function linkChange(account: Account, link: ProxyLink, to: Person, now: number): Partial<ProxyLink> {
  const { _id: personId, name, phone, address, birthdate } = to
  const moved = { personId, name, phone, household: householdOf(personId, address), birthdate }
  const needless =
    account.personId === personId ||
    account.links.some(
      (other) => other.id !== link.id && other.personId === personId && other.state === 'active',
    )
  return needless && link.state === 'active' ? { ...moved, state: 'revoked', endedAt: now } : moved
}

/** Moves one link of an account, after giving its scopes to a link that is there already. False: look again. */
async function moveOneLink(
  db: Database,
  account: Stored<Account>,
  from: string,
  to: Person,
  now: number,
): Promise<Stored<Account> | null> {
  const link = account.links.find((one) => one.personId === from)
  if (!link) return account
  const twin = account.links.find((one) => one.personId === to._id && one.state === 'active')
  let current: Stored<Account> | null = account
  if (twin && link.state === 'active') {
    const scopes = [...new Set([...twin.scopes, ...link.scopes])]
    if (scopes.length > twin.scopes.length) current = await saveLink(db, account, twin.id, { scopes })
  }
  return current && saveLink(db, current, link.id, linkChange(current, link, to, now))
}

/** Who acts for the person. Nobody has two links to one person, and none to themselves. */
async function moveLinks(db: Database, from: string, to: Person, now: number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const linked = await linkedTo(db, from)
    if (linked.length === 0) return
    for (const account of linked) {
      let current: Stored<Account> | null = account
      while (current?.links.some((link) => link.personId === from)) {
        current = await moveOneLink(db, current, from, to, now)
      }
    }
  }
}

/** The person's own account may hold links to what is now the person. */
async function endLinksToSelf(db: Database, _from: string, to: Person, now: number): Promise<void> {
  const own = await db.of(accounts).find({ personId: to._id })
  for (const account of own) {
    for (const link of account.links) {
      if (link.personId !== to._id || link.state === 'revoked') continue
      await saveLink(db, account, link.id, { state: 'revoked', endedAt: now })
    }
  }
}

/**
 * Every place where the id of a person stands. A module that keeps such ids adds its line here; what can be booked is
 * here already. Accounts come first: whoever logs in from then on is the keeper.
 */
export const references: readonly Move[] = [
  moveAccounts,
  moveLinks,
  endLinksToSelf,
  ...BOOKING_KINDS.map(
    (kind): Move =>
      (db, from, to) =>
        moveBookings(db, kind, from, to),
  ),
  (db, from, to) => db.of(messages).update({ personId: from }, { personId: to._id }),
  (db, from, to) => db.of(callTasks).update({ personId: from }, { personId: to._id, personName: to.name }),
  (db, from, to) => db.of(consents).update({ personId: from }, { personId: to._id }),
  (db, from, to) => db.of(consents).update({ byPersonId: from }, { byPersonId: to._id }),
  (db, from, to) => moveAccountOf(db, from, to),
  (db, from, to) => moveStandingOrders(db, from, to),
  (db, from, to) => db.of(alerts).update({ personId: from }, { personId: to._id, personName: to.name }),
  // What had been merged into the record that goes now.
  (db, from, to) => db.of(persons).update({ mergedInto: from }, { mergedInto: to._id }),
]

/** Moves everything that hangs on a record. Can be repeated. */
export async function moveReferences(db: Database, from: string, to: Person, now: number): Promise<void> {
  for (const move of references) await move(db, from, to, now)
}
