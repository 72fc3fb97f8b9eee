import { proxyScopeLabel, type ProxyScope } from '../../miniprogram/shared/vocabulary'
import type { Database } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { tell } from '../kit/messages'
import type { Account, ProxyLink } from '../kit/people'

const FAMILY_PAGE = '/packages/account/pages/family/index'

const inWords = (scopes: readonly ProxyScope[]): string => scopes.map((s) => proxyScopeLabel[s]).join('、')

interface Event {
  personId: string
  /** Which event, for an id that tells it once. */
  id: string
  kind: string
  title: string
  text: string
  at: number
}

const tellFamily = (db: Database, { id, ...event }: Event): Promise<void> =>
  tell(db, { id, ...event, page: FAMILY_PAGE, template: 'family' })

/**
 * What the sides of a link hear of each other. Whoever asked knows the other by their own word for them, so that no
 * message carries a name that would have to be found again when its bearer leaves.
 */
export const tellAnswer = (
  db: Database,
  asker: Account,
  link: ProxyLink,
  accepted: boolean,
  at: number,
): Promise<void> =>
  tellFamily(db, {
    id: derivedId('family.answered', link.id),
    personId: asker.personId,
    kind: accepted ? 'family.accepted' : 'family.refused',
    title: accepted ? '家人同意了' : '家人没有同意',
    text: accepted
      ? `${link.relation}同意了,您现在可以替 TA 办:${inWords(link.scopes)}。`
      : `${link.relation}这次没有同意,可以先和 TA 说一声再请。`,
    at,
  })

export const tellScopes = (
  db: Database,
  asker: Account,
  link: ProxyLink,
  requestId: string,
  at: number,
): Promise<void> =>
  tellFamily(db, {
    id: derivedId('family.scopes', link.id, requestId),
    personId: asker.personId,
    kind: 'family.scopes',
    title: '能代办的事变了',
    text: `${link.relation}改了一下,您现在可以替 TA 办:${inWords(link.scopes)}。`,
    at,
  })

/** To whoever acted: the other side has ended it, or has left altogether. */
export const tellAskerOfEnd = (
  db: Database,
  asker: Account,
  link: ProxyLink,
  why: 'ended' | 'left',
  at: number,
): Promise<void> =>
  tellFamily(db, {
    id: derivedId('family.ended', link.id),
    personId: asker.personId,
    kind: 'family.ended',
    title: '代办停止了',
    text:
      why === 'ended'
        ? `${link.relation}停止了由您代办。以后要办,请再请 TA 同意。`
        : `${link.relation}注销了账号,不用再代办了。`,
    at,
  })

/** To the person for whom somebody acted. */
export const tellOtherOfEnd = (db: Database, personId: string, link: ProxyLink, at: number): Promise<void> =>
  tellFamily(db, {
    id: derivedId('family.ended', link.id),
    personId,
    kind: 'family.ended',
    title: '家人不再代办了',
    text: '有一位家人不再替您代办了。您可以自己办,也可以打电话请社区帮忙。',
    at,
  })
