import type { Database } from '../kit/database'
import { AppError } from '../kit/errors'
import { accounts, type ProxyLink } from '../kit/people'
import { ERASED, erasePerson, openBookings, type OpenBooking } from '../kit/people/erase'
import { isActive, linkedTo, saveLink } from '../kit/people/links'

/** What is left of a link once the person behind it is gone. */
export const goneLink = (now: number): Partial<ProxyLink> => ({
  state: 'revoked',
  endedAt: now,
  name: ERASED,
  phone: '',
  household: '',
  birthdate: null,
})

const WHY: Readonly<Record<OpenBooking['why'], string>> = {
  coming: '还没结束',
  unpaid: '还没付款',
  owed: '还有钱要退',
}

/** A person leaves when nothing is open any more. @throws STALE with what is, and what to do about it */
export async function mustHaveNothingOpen(
  db: Database,
  personId: string,
  whose: string,
  now: number,
): Promise<void> {
  const [open] = await openBookings(db, personId, now)
  if (!open) return
  throw new AppError('STALE', `${whose}「${open.title}」${WHY[open.why]},办完后再来;急的话请打电话给社区`)
}

/** Whether somebody else is the guardian of a child, too. */
async function hasOtherGuardian(
  db: Database,
  childId: string,
  personId: string,
  now: number,
): Promise<boolean> {
  const others = (await linkedTo(db, childId)).filter((account) => account.personId !== personId)
  return others.some(({ links }) =>
    links.some((link) => link.personId === childId && link.kind === 'guardian' && isActive(link, now)),
  )
}

/** Erases a child's record, and what other accounts' links still say of the child. Safe to repeat. */
export async function eraseChild(db: Database, childId: string, now: number): Promise<void> {
  for (const account of await linkedTo(db, childId)) {
    for (const { id, personId } of account.links) {
      if (personId === childId) await saveLink(db, account, id, goneLink(now))
    }
  }
  await erasePerson(db, childId)
}

/**
 * The child whose record goes with a guardian's link: there is no other guardian and no account of the child's own, so
 * that nobody is left who may speak for it. Null for every other link. An erasure that was interrupted is found by the
 * name that it has taken away already.
 */
export async function childToErase(
  db: Database,
  link: ProxyLink,
  personId: string,
  now: number,
): Promise<string | null> {
  const childId = link.personId
  if (link.kind !== 'guardian' || childId === null) return null
  if (!isActive(link, now) && link.name !== ERASED) return null
  const [others, own] = await Promise.all([
    hasOtherGuardian(db, childId, personId, now),
    db.of(accounts).count({ personId: childId }),
  ])
  return others || own > 0 ? null : childId
}
