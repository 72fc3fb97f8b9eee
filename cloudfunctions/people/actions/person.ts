import { BOOKING_KINDS } from '../../../miniprogram/shared/vocabulary'
import { auditRead } from '../../kit/audit'
import { bookings } from '../../kit/bookings'
import type { Database, Stored } from '../../kit/database'
import { accounts, persons, type Account, type Person } from '../../kit/people'
import { linkedTo } from '../../kit/people/links'
import { action, type ActionContext } from '../../kit/serve'
import { contract } from '../contract'
import { isMinor } from '../../kit/people/age'
import { requestsTo } from '../linking'
import { whySame } from '../rules/namesakes'
import { sightOf, type Sight } from '../rules/sight'
import { unknownPerson } from '../staff'
import { actsForView, bookingView, foundView, proxyView, recordView } from '../views'

const BOOKINGS_SHOWN = 10
const NAMESAKES_SHOWN = 10

async function newestBookings(db: Database, personId: string) {
  const perKind = await Promise.all(
    BOOKING_KINDS.map(async (kind) => {
      const newest = await db.of(bookings[kind]).find(
        { watchers: personId },
        {
          sort: { createdAt: 'desc' },
          limit: BOOKINGS_SHOWN,
          fields: ['title', 'createdAt', 'placedBy', 'next'],
        },
      )
      return newest.map((booking) => bookingView(kind, booking))
    }),
  )
  return perKind
    .flat()
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, BOOKINGS_SHOWN)
}

/**
 * Records that may be of the same person. Side by side, each by an index. A child has its guardian's phone and is nobody
 * whom its guardian could be.
 */
async function namesakesOf(db: Database, person: Person, withBirthdate: boolean, now: number) {
  const { name, phone, phoneTail, address, birthdate } = person
  const fields = ['name', 'phone', 'address', 'birthdate', 'grid'] as const
  const look = (where: Parameters<ReturnType<typeof of>['find']>[0]) =>
    of().find({ ...where, mergedInto: null }, { limit: NAMESAKES_SHOWN + 1, fields })
  const of = () => db.of(persons)
  const found = await Promise.all([
    phone === '' ? [] : look({ phoneTail, phone }),
    address === null
      ? []
      : look({
          'address.building': address.building,
          'address.unit': address.unit,
          'address.room': address.room,
          name,
        }),
    withBirthdate && birthdate !== null ? look({ name, birthdate }) : [],
  ])
  const others = new Map(found.flat().map((other) => [other._id, other]))
  others.delete(person._id)
  const minor = isMinor(birthdate, now)
  const possible = [...others.values()].filter((other) => isMinor(other.birthdate, now) === minor)
  return possible.slice(0, NAMESAKES_SHOWN).map((other) => ({
    ...foundView(other),
    why: whySame(person, withBirthdate ? other : { ...other, birthdate: null }),
  }))
}

/** Who acts for them, for whom they act, and who asks to. A child's guardians are an administrator's to see. */
function familyOf(person: Person, linked: Stored<Account>[], own: Stored<Account>[], { child }: Sight) {
  const shown = (kind: 'family' | 'guardian'): boolean => child || kind !== 'guardian'
  return {
    proxies: linked.flatMap((account) =>
      account.links
        .filter((link) => link.personId === person._id && shown(link.kind))
        .map((link) => proxyView(account, link)),
    ),
    actsFor: own.flatMap(({ links }) => links.filter(({ kind }) => shown(kind)).map(actsForView)),
  }
}

type PersonContext = Pick<ActionContext<unknown>, 'db' | 'caller' | 'clock'>

/** Whoever saw more than a masked line stands in the log. */
async function logReading({ db, caller, clock }: PersonContext, person: Person, { sight, diet }: Sight) {
  if (sight !== 'full' && !diet) return
  await auditRead(db, {
    at: clock.now(),
    by: caller.openid,
    byName: caller.profile().name,
    what: 'people.person',
    about: person._id,
    personId: person._id,
    aboutName: person.name,
  })
}

/** One record, as far as the reader may see it. Three steps, each side by side. */
export const person = action(contract.person, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { personId } = input
  const [found, linked, own, newest] = await Promise.all([
    db.of(persons).get(personId),
    linkedTo(db, personId),
    db.of(accounts).find({ personId }),
    newestBookings(db, personId),
  ])
  if (!found || found.mergedInto !== null) throw unknownPerson()
  const hasWechat = own.length > 0
  const sight = sightOf(caller, { grid: found.grid, hasWechat, own: caller.personId === personId })
  if (sight.sight === 'none') throw unknownPerson()
  const full = sight.sight === 'full'
  const withBirthdate = sight.child || !isMinor(found.birthdate, now)
  const [requests, namesakes] = await Promise.all([
    full ? requestsTo(db, found) : [],
    full ? namesakesOf(db, found, withBirthdate, now) : [],
    logReading(context, found, sight),
  ])
  return {
    ...recordView(found, sight, now),
    hasWechat,
    ...familyOf(found, linked, own, sight),
    requests: requests.map(({ account, link }) => proxyView(account, link)),
    bookings: newest,
    namesakes,
    may: sight.may,
    now,
  }
})
