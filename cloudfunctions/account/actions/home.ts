import { bookings } from '../../kit/bookings'
import { communityOf } from '../../kit/community'
import { command, type Database } from '../../kit/database'
import { accounts, type Account } from '../../kit/people'
import { validRoles } from '../../kit/people/grants'
import { action } from '../../kit/serve'
import { BOOKING_KINDS } from '../../../miniprogram/shared/vocabulary'
import { contract } from '../contract'
import { frontNews } from '../front-news'
import { openOffers } from '../offers'
import { maySee } from '../seeing'
import { todaysMeal } from '../todays-meal'
import { communityView, nextView } from '../views'

/** What is next is one card and a few lines under it. */
const NEXT_SHOWN = 3
/** Some of what is read may belong to people for whom one may no longer act. */
const NEXT_READ = 20

/**
 * What comes next for a person over everything that can be booked, what ends soonest first: for themselves, and for those for
 * whom they booked and may still act. One round trip a kind.
 */
async function nextOf(db: Database, personId: string | null, reading: Promise<Account | null>, now: number) {
  if (personId === null) return []
  const perKind = await Promise.all(
    BOOKING_KINDS.map(async (kind) => {
      const coming = await db.of(bookings[kind]).find(
        { watchers: personId, 'next.to': command.gte(now) },
        {
          sort: { 'next.to': 'asc' },
          limit: NEXT_READ,
          fields: ['title', 'personId', 'personName', 'next'],
        },
      )
      const account = await reading
      const seen = coming.filter(
        (booking) => booking.personId === personId || (account && maySee(account, kind, booking, now)),
      )
      return seen.flatMap((booking) => nextView(kind, booking, personId))
    }),
  )
  return perKind
    .flat()
    .sort((a, b) => a.to - b.to)
    .slice(0, NEXT_SHOWN)
}

/** The first screen in one call. Everything that it needs is read side by side. */
export const home = action(contract.home, async ({ caller, db, clock }) => {
  const now = clock.now()
  const reading = db.of(accounts).get(caller.openid)
  const knowing = communityOf(db)
  const [account, community, next, offers, news, meal] = await Promise.all([
    reading,
    knowing,
    nextOf(db, caller.personId, reading, now),
    openOffers(db, now),
    frontNews(db, caller.household, knowing, now),
    todaysMeal(db, now),
  ])
  return {
    me: account ? { personId: account.personId, name: account.name } : null,
    roles: account ? validRoles(account.roles, now) : [],
    community: communityView(community),
    next,
    offers,
    news,
    meal,
    letterSize: account?.letterSize ?? 'phone',
    now,
  }
})
