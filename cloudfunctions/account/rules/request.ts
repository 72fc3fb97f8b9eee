import type { Account, ProxyLink } from '../../kit/people'

/** Whether a request that waits is meant for somebody: by the name and phone that the asking side wrote down. */
export const isMeant = (link: ProxyLink, who: Pick<Account, 'name' | 'phone'>): boolean =>
  link.state === 'pending' &&
  link.kind === 'family' &&
  link.personId === null &&
  link.phone === who.phone &&
  link.name === who.name
