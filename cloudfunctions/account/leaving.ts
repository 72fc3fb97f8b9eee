import { audit } from '../kit/audit'
import { bookings } from '../kit/bookings'
import { Caller } from '../kit/caller'
import { command, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import { forgetTraces } from '../kit/newsTraces'
import { accounts, persons, type Account } from '../kit/people'
import { leaveAdmins } from '../kit/people/admins'
import { erasePerson } from '../kit/people/erase'
import { holds } from '../kit/people/grants'
import { isActive, linkedTo, saveLink } from '../kit/people/links'
import { credits } from '../kit/subscriptions'
import { BOOKING_KINDS } from '../../miniprogram/shared/vocabulary'
import { childToErase, eraseChild, goneLink, mustHaveNothingOpen } from './children'
import { verifiedPhones } from './collections'
import { tellAskerOfEnd, tellOtherOfEnd } from './telling'

/** Who leaves: the person with all accounts that stand for them, and the children whom they leave behind. */
interface Leaving {
  personId: string
  accounts: Stored<Account>[]
  childIds: string[]
  now: number
}

export async function leavingOf(db: Database, personId: string, now: number): Promise<Leaving> {
  const own = await db.of(accounts).find({ personId })
  const links = own.flatMap((account) => account.links)
  const childIds = await Promise.all(links.map((link) => childToErase(db, link, personId, now)))
  return { personId, accounts: own, childIds: [...new Set(childIds.flatMap((id) => id ?? []))], now }
}

/** @throws STALE while something is open, theirs or their children's, or their record is being merged */
export async function mustBeFree(db: Database, { personId, childIds, now }: Leaving): Promise<void> {
  const person = await db.of(persons).get(personId)
  if (person && person.merging !== null) {
    throw new AppError('STALE', '社区正在整理您的资料,请过几分钟再来')
  }
  await mustHaveNothingOpen(db, personId, '您的', now)
  for (const childId of childIds) await mustHaveNothingOpen(db, childId, '孩子的', now)
}

/** The first step of leaving, so that nothing is begun which could not be finished. @throws STALE */
async function leaveOffice(db: Database, { accounts: own, now }: Leaving): Promise<void> {
  if (!own.some(({ roles }) => holds(roles, ['admin'], now))) return
  const openids = own.map(({ _id }) => _id)
  if (await leaveAdmins(db, openids, now)) return
  throw new AppError('STALE', '您是最后一位管理员,请先请另一位邻居当管理员,再来注销')
}

/** Those who acted for the person, and those for whom the person did, hear that this is over. */
async function leaveFamily(db: Database, { personId, accounts: own, now }: Leaving): Promise<void> {
  for (const account of await linkedTo(db, personId)) {
    for (const link of account.links) {
      if (link.personId !== personId) continue
      const active = isActive(link, now)
      await saveLink(db, account, link.id, goneLink(link.endedAt ?? now))
      if (active) await tellAskerOfEnd(db, account, link, 'left', now)
    }
  }
  for (const link of own.flatMap(({ links }) => links)) {
    if (link.kind === 'guardian' || link.personId === null || !isActive(link, now)) continue
    await tellOtherOfEnd(db, link.personId, link, now)
  }
}

/**
 * What was booked stays for accounting, without a name; it is nobody's to look at any more, also for whoever might come
 * back with the same WeChat account.
 */
async function leaveBookings(db: Database, personId: string): Promise<void> {
  await Promise.all(
    BOOKING_KINDS.map((kind) =>
      db.of(bookings[kind]).update({ watchers: personId }, { watchers: command.pull(personId) }),
    ),
  )
}

/**
 * Deletes a person for good. Every step can be repeated, and the account goes last: after a crash the same tap goes on
 * where this stopped.
 */
export async function leave(db: Database, leaving: Leaving): Promise<void> {
  const { personId, accounts: own, childIds, now } = leaving
  await leaveOffice(db, leaving)
  for (const childId of childIds) await eraseChild(db, childId, now)
  await leaveFamily(db, leaving)
  await erasePerson(db, personId)
  await leaveBookings(db, personId)
  await audit(db, {
    id: derivedId('account.deleteMe', personId, String(own[0]?.createdAt)),
    at: now,
    by: '',
    byName: '本人',
    what: 'account.deleteMe',
    about: personId,
  })
  for (const { _id } of own) {
    await forgetTraces(db, _id, now)
    await db.of(credits).remove({ openid: _id })
    await db.of(verifiedPhones).remove({ _id })
    await db.of(accounts).remove({ _id })
    Caller.forget(_id)
  }
}
