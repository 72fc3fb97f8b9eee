import { auditEntries } from '../audit'
import { bookings, erasedFields, type Booking, type BookingMoney, type NextStep } from '../bookings'
import { callTasks } from '../callTasks'
import { consents } from '../consents'
import { command, type Database, type Patch, type Stored } from '../database'
import { ledgerEntries } from '../ledger'
import { alerts } from '../mealAlerts'
import { messages } from '../messages'
import { openFen } from '../payments'
import { balanceOf, personAccounts } from '../personAccounts'
import { standingOrders } from '../standingOrders'
import { BOOKING_KINDS, type BookingKind } from '../../../miniprogram/shared/vocabulary'
import { accounts, householdOf, persons, type Account, type Person, type ProxyLink } from './index'
import { linkedTo } from './links'

/** What stands where a name was. */
export const ERASED = '已注销'

const BATCH = 100
/** Nobody has more bookings; a list stays a list. */
const MAX_BOOKINGS = 1000

export interface OpenBooking {
  title: string
  /** Still to come; still to be paid; money that is still to be given back. */
  why: 'coming' | 'unpaid' | 'owed'
}

/**
 * Why a booking keeps its person from being deleted; null if it does not. What was never fetched nor paid for is over:
 * nobody owes anything.
 */
export function openReason(
  booking: { next: NextStep | null; money: BookingMoney; charge?: Booking['charge'] },
  now: number,
): OpenBooking['why'] | null {
  const { next, money, charge } = booking
  if (money.refundDueFen > 0) return 'owed'
  if (charge === 'due') return 'unpaid'
  if (next !== null && next.to > now) return 'coming'
  const begun = next !== null || money.paidFen > money.refundedFen
  return begun && openFen(money) > 0 ? 'unpaid' : null
}

/** Money on an account is given back, or what it owes is paid, before its person goes. */
async function openAccount(db: Database, personId: string): Promise<OpenBooking[]> {
  const { balanceFen } = await balanceOf(db, personId)
  return balanceFen === 0 ? [] : [{ title: '助餐账户', why: balanceFen > 0 ? 'owed' : 'unpaid' }]
}

/** What a person still has going on, over everything that can be booked and on their account. Read side by side. */
export async function openBookings(db: Database, personId: string, now: number): Promise<OpenBooking[]> {
  const [account, ...perKind] = await Promise.all([
    openAccount(db, personId),
    ...BOOKING_KINDS.map((kind) =>
      db.of(bookings[kind]).find(
        { watchers: personId, personId },
        {
          sort: { createdAt: 'desc' },
          limit: MAX_BOOKINGS,
          fields: ['title', 'next', 'money', 'charge'],
        },
      ),
    ),
  ])
  const open = perKind.flat().flatMap((booking) => {
    const why = openReason(booking, now)
    return why ? [{ title: booking.title, why }] : []
  })
  return [...open, ...account]
}

/** A text without the names. A name of one sign is a word like any other, and goes only where it stands alone. */
function nameless(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => {
    if ([...name].length > 1) return rest.replaceAll(name, ERASED)
    return rest === name || rest.endsWith(` ${name}`)
      ? rest.slice(0, rest.length - name.length) + ERASED
      : rest
  }, text)
}

/** The timeline only grows, so that its places stay what they are while somebody adds to it. */
function namelessEvents({ events }: Booking, names: readonly string[]): Patch<Booking> {
  return Object.fromEntries(
    events.flatMap(({ by, note }, at) => [
      ...(nameless(by, names) === by ? [] : [[`events.${at}.by`, nameless(by, names)]]),
      ...(nameless(note, names) === note ? [] : [[`events.${at}.note`, nameless(note, names)]]),
    ]),
  ) as Patch<Booking>
}

/** Runs over everything that fits until nothing does: `batch` takes it out of the condition, and a crash goes on. */
async function untilNone<T>(read: () => Promise<T[]>, batch: (found: T[]) => Promise<void>): Promise<void> {
  for (let found = await read(); found.length > 0; found = await read()) await batch(found)
}

/** The ledger first: the name on the booking is what tells that it has not been done yet. */
async function eraseOwnBookings(db: Database, kind: BookingKind, person: Person): Promise<void> {
  const own = db.of(bookings[kind])
  const { _id: personId, name } = person
  await untilNone(
    () => own.find({ watchers: personId, personId, personName: command.neq(ERASED) }, { limit: BATCH }),
    async (found) => {
      const bookingId = command.in(found.map(({ _id }) => _id))
      await db.of(ledgerEntries).update({ bookingId }, { personName: ERASED })
      for (const booking of found) {
        const { personName, placedBy } = booking
        await own.update(
          { _id: booking._id },
          {
            personName: ERASED,
            personPhone: '',
            remark: '',
            household: householdOf(personId, null),
            ...erasedFields[kind],
            ...(placedBy.personId === personId ? { 'placedBy.name': ERASED } : {}),
            ...namelessEvents(booking, [name, personName]),
          },
        )
      }
    },
  )
}

/** What they booked for others keeps its person, and loses who booked it. */
async function eraseAsPlacer(db: Database, kind: BookingKind, { _id, name }: Person): Promise<void> {
  const placed = db.of(bookings[kind])
  await untilNone(
    () => placed.find({ 'placedBy.personId': _id, 'placedBy.name': command.neq(ERASED) }, { limit: BATCH }),
    async (found) => {
      for (const booking of found) {
        const events = namelessEvents(booking, [name, booking.placedBy.name])
        await placed.update({ _id: booking._id }, { 'placedBy.name': ERASED, ...events })
      }
    },
  )
}

const isTheirs = (link: ProxyLink, { _id, name, phone }: Person): boolean =>
  link.personId === _id || (link.personId === null && link.name === name && link.phone === phone)

/**
 * What was told to those who act or acted for them, and to those for whom they did, no longer names them; then the links
 * themselves go, requests to somebody of this name and phone included.
 */
async function eraseFromFamily(db: Database, person: Person): Promise<void> {
  const { _id: personId, name, phone } = person
  const [linked, asking, own] = await Promise.all([
    linkedTo(db, personId),
    phone === '' ? [] : db.of(accounts).find({ 'links.phone': phone }),
    db.of(accounts).find({ personId }),
  ])
  const others = new Map<string, Stored<Account>>([...linked, ...asking].map((found) => [found._id, found]))
  const readers = [
    ...[...others.values()].map((account) => account.personId),
    ...own.flatMap(({ links }) => links.flatMap((link) => link.personId ?? [])),
  ]
  for (const readerId of new Set(readers)) {
    if (readerId !== personId) await eraseFromInbox(db, readerId, name)
  }
  for (const { _id, links } of others.values()) {
    for (const link of links) {
      if (!isTheirs(link, person) || link.name === ERASED) continue
      await db.of(accounts).update({ _id, 'links.id': link.id }, { links: command.pull({ id: link.id }) })
    }
  }
}

async function eraseFromInbox(db: Database, readerId: string, name: string): Promise<void> {
  const told = await db
    .of(messages)
    .find({ personId: readerId }, { sort: { at: 'desc' }, limit: MAX_BOOKINGS, fields: ['title', 'text'] })
  for (const { _id, title, text } of told) {
    const without = { title: nameless(title, [name]), text: nameless(text, [name]) }
    if (without.title !== title || without.text !== text) await db.of(messages).update({ _id }, without)
  }
}

/** What stands of them besides bookings: how they paid, what they wanted every week, when somebody looked for them. */
async function eraseFromMeals(db: Database, { _id: personId, name }: Person): Promise<void> {
  await db.of(personAccounts).update({ _id: personId }, { personName: ERASED })
  await db.of(standingOrders).remove({ personId })
  await db.of(standingOrders).update({ 'placedBy.personId': personId }, { 'placedBy.name': ERASED })
  await db.of(alerts).update({ 'closed.byPersonId': personId }, { 'closed.byName': ERASED })
  await untilNone(
    () => db.of(alerts).find({ personId, personName: command.neq(ERASED) }, { limit: BATCH }),
    async (found) => {
      for (const { _id, notes, closed, personName } of found) {
        const names = [name, personName]
        await db.of(alerts).update(
          { _id },
          {
            ...{ personName: ERASED, phone: '', address: null },
            notes: notes.map((note) => ({ ...note, text: nameless(note.text, names) })),
            ...(closed ? { 'closed.text': nameless(closed.text, names) } : {}),
          },
        )
      }
    },
  )
}

/** The audit keeps that something was done, and by which member of staff, but not to whom. */
async function eraseFromAudit(db: Database, personId: string): Promise<void> {
  await db.of(auditEntries).update({ personId }, { aboutName: ERASED })
  const own = await db.of(accounts).find({ personId }, { fields: ['personId'] })
  if (own.length === 0) return
  const by = command.in(own.map(({ _id }) => _id))
  await db.of(auditEntries).update({ personId, by }, { byName: ERASED })
}

async function eraseRecord(db: Database, person: Person): Promise<void> {
  const personId = person._id
  await Promise.all(
    BOOKING_KINDS.map(async (kind) => {
      await eraseOwnBookings(db, kind, person)
      await eraseAsPlacer(db, kind, person)
    }),
  )
  await eraseFromMeals(db, person)
  await eraseFromFamily(db, person)
  await db.of(messages).remove({ personId })
  await db.of(callTasks).remove({ personId })
  await db.of(consents).remove({ personId })
  await eraseFromAudit(db, personId)
  await db.of(persons).remove({ _id: personId })
}

/**
 * Deletes a person and the records that were merged into theirs. What accounting needs stays, without a name; everything
 * else goes, the record itself last, so that it can be asked for again after a crash. Accounts are the caller's to
 * delete, afterwards. Nobody is asked whether it may be: see `openBookings`.
 */
export async function erasePerson(db: Database, personId: string): Promise<void> {
  const merged = await db.of(persons).find({ mergedInto: personId })
  for (const record of merged) await eraseRecord(db, record)
  const person = await db.of(persons).get(personId)
  if (person) await eraseRecord(db, person)
}
