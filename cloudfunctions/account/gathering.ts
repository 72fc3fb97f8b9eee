import { BOOKING_KINDS, type BookingKind } from '../../miniprogram/shared/vocabulary'
import { articles } from '../kit/articles'
import { auditEntries } from '../kit/audit'
import { bookings } from '../kit/bookings'
import { consents } from '../kit/consents'
import {
  command,
  type CollectionDeclaration,
  type Database,
  type Entity,
  type FindOptions,
  type Stored,
  type Where,
} from '../kit/database'
import { messages } from '../kit/messages'
import { comments, reactions } from '../kit/newsTraces'
import { accountEntries } from '../kit/personAccounts'
import { persons, type Account } from '../kit/people'
import { isActive, linkedTo } from '../kit/people/links'
import { standingOrders } from '../kit/standingOrders'
import type { OwnData } from './exporting'
import { maySee } from './seeing'

/** One read, as the service allows. */
const BATCH = 1000
/** A person has less; a table that nobody can read to its end helps nobody. */
const MOST = 2000

/** The newest documents that fit, by a field with a time. */
async function newest<T extends Entity>(
  db: Database,
  declaration: CollectionDeclaration<T>,
  where: Where<T>,
  field: keyof T & string,
): Promise<Stored<T>[]> {
  const sort: NonNullable<FindOptions<T>['sort']> = {}
  sort[field] = 'desc'
  const found = new Map<string, Stored<T>>()
  for (let from: Where<T> = where; found.size < MOST;) {
    const rows = await db.of(declaration).find(from, { sort, limit: BATCH })
    const known = found.size
    for (const row of rows) found.set(row._id, row)
    if (rows.length < BATCH || found.size === known) break
    from = { ...where, [field]: command.lte(rows.at(-1)?.[field]) }
  }
  return [...found.values()].slice(0, MOST)
}

const unique = <T extends Entity>(documents: readonly T[]): T[] => [
  ...new Map(documents.map((document) => [document._id, document])).values(),
]

/** What was booked for somebody who has ended it since is on record still, but not who they are. */
async function bookingsOf(db: Database, kind: BookingKind, account: Account, about: unknown, now: number) {
  const found = await newest(db, bookings[kind], { watchers: about }, 'createdAt')
  return found.map((booking) =>
    maySee(account, kind, booking, now)
      ? booking
      : { ...booking, personName: '家人', personPhone: '', remark: '' },
  )
}

/** Ids in one question; the names of articles are short. */
const IDS_AT_ONCE = 100

/** Names of those articles that residents can still read. */
async function titlesOf(db: Database, articleIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(articleIds)]
  const titles = new Map<string, string>()
  for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
    const some = command.in(ids.slice(i, i + IDS_AT_ONCE))
    const found = await db
      .of(articles)
      .find({ _id: some, shown: true }, { limit: IDS_AT_ONCE, fields: ['live.title'] })
    for (const { _id, live } of found) titles.set(_id, live?.title ?? '')
  }
  return titles
}

/** What somebody asked under the news, and what of it they like or keep. */
async function newsOf(db: Database, openid: string): Promise<OwnData['news']> {
  const [asked, reacted] = await Promise.all([
    newest(db, comments, { openid }, 'at'),
    newest(db, reactions, { openid, kind: command.in(['like', 'saved']), on: true }, 'at'),
  ])
  const titles = await titlesOf(
    db,
    reacted.map(({ articleId }) => articleId),
  )
  return {
    asked,
    reacted: reacted.map(({ articleId, kind, at }) => ({ kind, at, title: titles.get(articleId) ?? null })),
  }
}

/** Reads everything that is kept of an account's person and of their children. */
export async function ownData(db: Database, account: Account, now: number): Promise<OwnData> {
  const { personId } = account
  const childIds = account.links
    .filter((link) => link.kind === 'guardian' && isActive(link, now))
    .flatMap((link) => link.personId ?? [])
  const about = command.in([personId, ...childIds])
  const [me, children, linked, booked, told, concerning, given, audited, news, entries, standing] =
    await Promise.all([
      db.of(persons).need(personId, '资料'),
      childIds.length === 0 ? [] : db.of(persons).find({ _id: command.in(childIds) }),
      linkedTo(db, personId),
      Promise.all(BOOKING_KINDS.map((kind) => bookingsOf(db, kind, account, about, now))),
      newest(db, messages, { personId: about }, 'at'),
      newest(db, consents, { personId: about }, 'at'),
      newest(db, consents, { byPersonId: personId }, 'at'),
      newest(db, auditEntries, { personId: about }, 'at'),
      newsOf(db, account._id),
      newest(db, accountEntries, { personId: about }, 'at'),
      newest(db, standingOrders, { personId: about }, 'createdAt'),
    ])
  const overMe = linked.flatMap((other) =>
    other.links.filter((link) => link.personId === personId).map((link) => ({ account: other, link })),
  )
  return {
    account,
    me,
    children,
    overMe,
    bookings: unique(booked.flat()),
    messages: told,
    consents: unique([...concerning, ...given]),
    audited,
    news,
    entries,
    standing,
    now,
  }
}
