import type { LinkState, ProxyScope } from '../../../miniprogram/shared/vocabulary'
import { DAY } from '../../../miniprogram/shared/time'
import { AppError, notFound } from '../../kit/errors'
import type { Account, ProxyLink } from '../../kit/people'
import { isActive } from '../../kit/people/standing'

export type LinkMove = 'accept' | 'refuse' | 'withdraw' | 'end'

/** Who stands where: the one who acts, the one for whom, or anybody who was sent the invitation. */
export type Side = 'asker' | 'over' | 'holder'

/** How a link changes by the tap of one of its sides. Every update states the state that it starts from. */
export const linkMoves: Readonly<Record<LinkMove, { from: LinkState; to: LinkState; who: readonly Side[] }>> =
  {
    accept: { from: 'pending', to: 'active', who: ['holder'] },
    refuse: { from: 'pending', to: 'revoked', who: ['holder'] },
    withdraw: { from: 'pending', to: 'revoked', who: ['asker'] },
    end: { from: 'active', to: 'revoked', who: ['asker', 'over'] },
  }

export function sideOf(account: Pick<Account, 'personId'>, link: ProxyLink, personId: string | null): Side {
  if (account.personId === personId) return 'asker'
  return link.personId !== null && link.personId === personId ? 'over' : 'holder'
}

/** Waiting for an answer, or good for acting. */
export const isOpen = (link: ProxyLink, now: number): boolean =>
  link.state === 'pending' || isActive(link, now)

/** A guardian's link that has come to its end was ended by the birthday. */
export function standing(link: ProxyLink, now: number): Pick<ProxyLink, 'state' | 'endedAt'> {
  if (link.state !== 'active' || isActive(link, now)) return { state: link.state, endedAt: link.endedAt }
  return { state: 'revoked', endedAt: link.until }
}

/** Ended links stay in sight for so long. */
const SHOWN_MS = 30 * DAY
const ORDER: Readonly<Record<LinkState, number>> = { pending: 0, active: 1, revoked: 2 }

/** What the asking side sees of its links: waiting first, then active, then those that ended of late. */
export const shownLinks = (links: readonly ProxyLink[], now: number): ProxyLink[] =>
  links
    .map((link) => ({ ...link, ...standing(link, now) }))
    .filter((link) => link.state !== 'revoked' || (link.endedAt ?? 0) > now - SHOWN_MS)
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.askedAt - a.askedAt)

/**
 * Whether an answer to an invitation is to be written, or was given before.
 * @throws NOT_ALLOWED to whoever asked, STALE, NOT_FOUND when somebody else has answered
 */
export function decideAnswer(
  account: Pick<Account, 'personId' | 'links'>,
  link: ProxyLink,
  me: { personId: string; accept: boolean },
  now: number,
): 'go' | 'same' {
  const side = sideOf(account, link, me.personId)
  if (side === 'asker') throw new AppError('NOT_ALLOWED', '这是您自己发出的请求,要请对方来点同意')
  if (link.state === 'pending') return 'go'
  const stands = account.links.some((l) => l.personId === me.personId && isActive(l, now))
  if (me.accept && side === 'over' && stands) return 'same'
  if (!me.accept && link.personId === null) return 'same'
  if (!me.accept && side === 'over' && stands) {
    throw new AppError('STALE', '您已经同意过了,想停的话请到「家人」里停止')
  }
  throw notFound('请求')
}

/** What was asked for, as far as the other side agrees to it. @throws BAD_INPUT when nothing is left */
export function narrowed(
  asked: readonly ProxyScope[],
  agreed: readonly ProxyScope[] | undefined,
): ProxyScope[] {
  const scopes = [...new Set(asked)].filter((scope) => agreed === undefined || agreed.includes(scope))
  if (scopes.length === 0) throw new AppError('BAD_INPUT', '请至少选一样可以代办的事')
  return scopes
}

/**
 * Whether a side may end a link, and by which move; 'same' when it is over already.
 * @throws NOT_FOUND to everybody else
 */
export function decideEnd(side: Side, link: ProxyLink, now: number): 'withdraw' | 'end' | 'same' {
  if (side === 'holder') throw notFound('家人')
  if (standing(link, now).state === 'revoked') return 'same'
  const move = link.state === 'pending' ? 'withdraw' : 'end'
  if (!linkMoves[move].who.includes(side)) throw notFound('家人')
  return move
}

/** The oldest link that is over, which makes room for a new one. */
export const oldestEnded = (links: readonly ProxyLink[], now: number): ProxyLink | undefined =>
  links.filter((link) => !isOpen(link, now)).sort((a, b) => a.askedAt - b.askedAt)[0]

/** Links of one account that stand for the same person: there is to be one. */
export const standingFor = (links: readonly ProxyLink[], personId: string, now: number): ProxyLink[] =>
  links.filter((link) => link.personId === personId && isActive(link, now))
