import { fingerprint } from '../kit/fingerprint'

/**
 * Ids of what a booking holds in its menu's allotment. The first reservation has the booking's own id, so that one
 * intention that is sent twice meets itself; every later one adds what it began from, so that two that begin from the same
 * state meet each other, and nobody meets a hold that was given back.
 */
const SEPARATOR = '~'

export const laterHold = (orderId: string, from: { attempt: string }, why: 'revive' | 'change'): string =>
  `${orderId}${SEPARATOR}${why}${fingerprint(from.attempt).slice(0, 10)}`

/** What a change gives up goes back under a name of its own. */
export const givenUp = (orderId: string, mark: string): string => `${orderId}${SEPARATOR}less${mark}`

export const orderOfHold = (holdId: string): string => holdId.split(SEPARATOR)[0] ?? holdId
