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

/** Who asks or asked to act for a person, by name and phone, and was not answered by them. One round trip. */
async function everyRequestTo(db: Database, { _id, name, phone }: Person): Promise<Standing[]> {
  if (phone === '') return []
  const asking = await db.of(accounts).find({ 'links.phone': phone })
  return asking
    .filter((account) => account.personId !== _id)
    .flatMap((account) =>
      account.links
        .filter((link) => link.personId === null && link.phone === phone && link.name === name)
        .map((link) => ({ account, link })),
    )
}

/** Who asks to act for a person and waits for an answer. */
export const requestsTo = async (db: Database, person: Person): Promise<Standing[]> =>
  (await everyRequestTo(db, person)).filter(({ link }) => link.state === 'pending')

/** A link over a person, confirmed or asked for; null for another one. */
export async function linkOver(db: Database, person: Person, linkId: string): Promise<Standing | null> {
  const [linked, requests] = await Promise.all([linkedTo(db, person._id), everyRequestTo(db, person)])
  const confirmed = linked.flatMap((account) =>
    account.links.filter((link) => link.personId === person._id).map((link) => ({ account, link })),
  )
  return [...confirmed, ...requests].find(({ link }) => link.id === linkId) ?? null
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
  birthdate: elder.birthdate,
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

const consentId = ({ caller, requestId }: Context): string =>
  derivedId('consent', 'proxy', caller.openid, requestId)

/** Whether this very request has written down already that the elder said yes. */
export const isVouched = async (context: Context): Promise<boolean> =>
  (await context.db.of(consents).get(consentId(context))) !== null

/** That the elder said yes, and who saw it; once for a request. */
export async function recordVouched(context: Context, elder: Person, linkId: string): Promise<void> {
  const { db, caller, clock } = context
  await db.of(consents).insert({
    _id: consentId(context),
    personId: elder._id,
    kind: 'proxy',
    version: linkId,
    byPersonId: elder._id,
    witness: caller.openid,
    at: clock.now(),
  })
}

const FAMILY_PAGE = '/packages/account/pages/family/index'

type Side = Pick<Person, '_id' | 'name'>
type Asker = Pick<Account, 'personId' | 'name'>

interface Words {
  personId: string
  text: string
}

async function tellEach(
  { db, clock, requestId }: Context,
  what: 'vouched' | 'ended' | 'refused',
  title: string,
  words: readonly Words[],
): Promise<void> {
  const told = words.map(({ personId, text }) => ({
    id: derivedId('people', what, requestId, personId),
    personId,
    kind: `family.${what}`,
    title,
    text,
    page: FAMILY_PAGE,
    at: clock.now(),
    template: 'family' as const,
  }))
  await tellMany(db, told)
}

/** Both sides read that one may act for the other. */
export const tellVouched = (context: Context, elder: Side, proxy: Asker): Promise<void> =>
  tellEach(context, 'vouched', '家人代办开通了', [
    { personId: elder._id, text: `社区当面确认:${proxy.name}可以替您办事,您随时可以停止。` },
    { personId: proxy.personId, text: `社区当面确认:您可以替${elder.name}办事了。` },
  ])

/** Both sides read that this is over; of a request that nobody has answered, whoever asked. */
export function tellEnded(context: Context, elder: Side, { account, link }: Standing): Promise<void> {
  const { personId, name } = account
  return link.personId === null
    ? tellEach(context, 'refused', '家人没有同意', [
        { personId, text: `${link.relation}这次没有同意,可以先和 TA 说一声再请。` },
      ])
    : tellEach(context, 'ended', '家人代办停止了', [
        { personId: elder._id, text: `${name}不再替您办事了。` },
        { personId, text: `您不再替${elder.name}办事了,有疑问请联系社区。` },
      ])
}
