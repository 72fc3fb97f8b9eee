import type { ProxyScope } from '../../../miniprogram/shared/vocabulary'
import type { Account, ProxyLink } from './index'

/** Whether a link lets its holder act now, in a scope or, without one, at all. */
export const isActive = (link: ProxyLink, now: number, scope?: ProxyScope): boolean =>
  link.state === 'active' &&
  (link.until === null || link.until > now) &&
  (scope === undefined || link.scopes.includes(scope))

/** The link by which an account may act for a person in a scope now. */
export const activeLink = (
  account: Pick<Account, 'links'>,
  personId: string,
  scope: ProxyScope,
  now: number,
): ProxyLink | undefined =>
  account.links.find((link) => link.personId === personId && isActive(link, now, scope))
