import type { Database, Stored } from '../kit/database'
import { command } from '../kit/database'
import { AppError, notFound } from '../kit/errors'
import { accounts, type Account, type ProxyLink } from '../kit/people'
import { addLink, MAX_LINKS, saveLink } from '../kit/people/links'
import { isOpen, oldestEnded, standingFor } from './rules/link'

/** A link with the account that it stands in. */
export interface Found {
  account: Stored<Account>
  link: ProxyLink
}

/** One round trip. Null for an id that nobody has given out. */
export async function findLink(db: Database, linkId: string): Promise<Found | null> {
  const [account] = await db.of(accounts).find({ 'links.id': linkId }, { limit: 1 })
  const link = account?.links.find(({ id }) => id === linkId)
  return account && link ? { account, link } : null
}

/** @throws NOT_FOUND */
export async function needLink(db: Database, linkId: string, what = '请求'): Promise<Found> {
  const found = await findLink(db, linkId)
  if (!found) throw notFound(what)
  return found
}

export const tooBusy = (): AppError => new AppError('BUSY', '刚才有人也在改,请再点一次')

/** How often a change is decided anew because the account has changed under it. */
export const TRIES = 5

/**
 * Adds a link to the account, unless `same` finds one in it that serves; that one's id is answered then. A link that is
 * over makes room.
 * @throws LIMIT_REACHED, BUSY
 */
export async function addOrFind(
  db: Database,
  openid: string,
  link: ProxyLink,
  same: (account: Stored<Account>) => Promise<string | null>,
  now: number,
): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const account = await db.of(accounts).need(openid)
    const known = await same(account)
    if (known !== null) return known
    const { links } = account
    if (links.filter((l) => isOpen(l, now)).length >= MAX_LINKS) {
      throw new AppError('LIMIT_REACHED', `最多可以添加 ${MAX_LINKS} 位家人,先停掉用不着的再添加`)
    }
    const ended = links.length >= MAX_LINKS ? oldestEnded(links, now) : undefined
    if (ended) {
      await db
        .of(accounts)
        .update({ _id: openid, 'links.id': ended.id }, { links: command.pull({ id: ended.id }) })
    } else if (await addLink(db, account, link)) {
      return link.id
    }
  }
  throw tooBusy()
}

/**
 * An account that has come to act for the same person by two links keeps the first, with what both allow. Repeating it
 * changes nothing.
 * @returns the link that stands
 */
export async function keepOneLink(
  db: Database,
  account: Stored<Account>,
  personId: string,
  now: number,
): Promise<ProxyLink | undefined> {
  const [first, ...more] = standingFor(account.links, personId, now)
  if (!first || more.length === 0) return first
  const scopes = [...new Set([first, ...more].flatMap((link) => link.scopes))]
  await saveLink(db, account, first.id, { scopes })
  for (const link of more) await saveLink(db, account, link.id, { state: 'revoked', endedAt: now })
  return { ...first, scopes }
}
