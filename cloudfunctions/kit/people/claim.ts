import { createHash, randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for one another on paper: no 0 and O, no 1, I and L. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const GROUPS = 3
const GROUP = 4

/** The code with which the first administrator claims a community: "K7QF-3MXA-PW9D". Shown once, kept nowhere. */
export const newClaimCode = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  ).join('-')

/** What is kept of a code. Dashes, spaces and small letters make no difference. */
export const claimHash = (code: string): string =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest('base64url')
