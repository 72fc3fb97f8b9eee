import type { ProxyScope } from '../../miniprogram/shared/vocabulary'
import { consents } from '../kit/consents'
import type { Database, Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import { tellMany } from '../kit/messages'
import { accounts, householdOf, type Account, type Person, type ProxyLink } from '../kit/people'
import { isMinor } from '../kit/people/age'
import { isActive, linkedTo, saveLink } from '../kit/people/links'
import type { Context } from './staff'

/** A link where it stands: in the account of whoever acts. */
export interface Standing {
  account: Stored<Account>
  link: ProxyLink
}

export const staleLink = (): AppError => new AppError('STALE', '这条家人关系刚刚有变动,请刷新再看')
export const unknownLink = (): AppError => new AppError('NOT_FOUND', '没有找到这条家人关系,可能已经停止')

/** Who asks to act for a person, by name and phone, and was not answered yet. One round trip. */
export async function requestsTo(db: Database, { _id, name, phone }: Person): Promise<Standing[]> {
  if (phone === '') return []
  const asking = await db.of(accounts).find({ 'links.phone': phone })
  return asking
    .filter((account) => account.personId !== _id)
    .flatMap((account) =>
      account.links
        .filter((link) => link.state === 'pending' && link.personId === null)
        .filter((link) => link.phone === phone && link.name === name)
        .map((link) => ({ account, link })),
    )
}

/** A link over a person that has not ended, confirmed or asked for. @throws NOT_FOUND */
export async function linkOver(db: Database, person: Person, linkId: string): Promise<Standing> {
  const [linked, requests] = await Promise.all([linkedTo(db, person._id), requestsTo(db, person)])
  const confirmed = linked.flatMap((account) =>
    account.links.filter((link) => link.personId === person._id).map((link) => ({ account, link })),
  )
  const found = [...confirmed, ...requests].find(({ link }) => link.id === linkId)
  if (!found) throw unknownLink()
  return found
}

/**
 * A member of staff vouches for others, not for themselves, and a child's guardians come by the guardian's own word.
 * @throws NOT_ALLOWED, BAD_INPUT
 */
export function checkVouching({ caller, clock }: Context, elder: Person, proxyPersonId: string): void {
  if (caller.personId === elder._id || caller.personId === proxyPersonId) {
    throw new AppError('NOT_ALLOWED', '自己家的事,请另一位工作人员来确认')
  }
  if (elder._id === proxyPersonId) throw new AppError('BAD_INPUT', '这是同一个人,请选另一位家人')
  if (isMinor(elder.birthdate, clock.now())) {
    throw new AppError('BAD_INPUT', '孩子由监护人在自己手机的「家人」里登记,不用在这里确认')
  }
}

/** What a link gets when a member of staff saw both sides agree. */
export const vouched = (elder: Person, scopes: ProxyScope[], byName: string, now: number) => ({
  personId: elder._id,
  name: elder.name,
  phone: elder.phone,
  household: householdOf(elder._id, elder.address),
  scopes,
  state: 'active' as const,
  confirmedAt: now,
  confirmedBy: 'staff' as const,
  confirmedByName: byName,
})

/** The link by which an account acts for somebody already. */
export const activeTwin = (account: Account, elder: Person, now: number): ProxyLink | undefined =>
  account.links.find((link) => link.personId === elder._id && link.kind === 'family' && isActive(link, now))

/** Adds scopes to a link that is there already. @throws STALE */
export async function widen(
  db: Database,
  account: Stored<Account>,
  twin: ProxyLink,
  scopes: readonly ProxyScope[],
): Promise<Stored<Account>> {
  const all = [...new Set([...twin.scopes, ...scopes])]
  const saved = await saveLink(db, account, twin.id, { scopes: all })
  if (!saved) throw staleLink()
  return saved
}

/** That the elder said yes, and who saw it; once for a link. */
export async function recordVouched(
  { db, caller, clock }: Context,
  elder: Person,
  linkId: string,
): Promise<void> {
  await db.of(consents).insert({
    _id: derivedId('consent', 'proxy', linkId, String(clock.now())),
    personId: elder._id,
    kind: 'proxy',
    version: linkId,
    byPersonId: elder._id,
    witness: caller.openid,
    at: clock.now(),
  })
}

const FAMILY_PAGE = '/packages/account/pages/family/index'

/** Both sides read what staff did about them. */
export async function tellBoth(
  { db, clock, requestId }: Context,
  what: 'vouched' | 'ended',
  elder: Pick<Person, '_id' | 'name'>,
  proxy: Pick<Account, 'personId' | 'name'>,
): Promise<void> {
  const words =
    what === 'vouched'
      ? {
          title: '家人代办开通了',
          toElder: `社区当面确认:${proxy.name}可以替您办事,您随时可以停止。`,
          toProxy: `社区当面确认:您可以替${elder.name}办事了。`,
        }
      : {
          title: '家人代办停止了',
          toElder: `${proxy.name}不再替您办事了。`,
          toProxy: `您不再替${elder.name}办事了,有疑问请联系社区。`,
        }
  const told = (personId: string, text: string) => ({
    id: derivedId('people', what, requestId, elder._id, proxy.personId, personId),
    personId,
    kind: `family.${what}`,
    title: words.title,
    text,
    page: FAMILY_PAGE,
    at: clock.now(),
    template: 'family' as const,
  })
  await tellMany(db, [told(elder._id, words.toElder), told(proxy.personId, words.toProxy)])
}
