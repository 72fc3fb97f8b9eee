import { createHmac } from 'node:crypto'

/**
 * Six digits for the counter: unique within a campaign without asking the database, and not to be guessed from a
 * neighbour's. A keyed Feistel permutation of 0 … 999,999 (two halves of 0 … 999, four rounds) maps each order number to
 * its code; see "Format-preserving encryption", NIST SP 800-38G, for the idea.
 */
const HALF = 1000
const ROUNDS = 4

function roundValue(key: string, round: number, half: number): number {
  return createHmac('sha256', key).update(`${round}:${half}`).digest().readUInt32BE(0) % HALF
}

export function pickupCode(key: string, number: number): string {
  if (!Number.isSafeInteger(number) || number < 0 || number >= HALF * HALF) {
    throw new RangeError(`no pickup code for order number ${number}`)
  }
  let left = Math.floor(number / HALF)
  let right = number % HALF
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = (left + roundValue(key, round, right)) % HALF
    left = right
    right = mixed
  }
  return String(left * HALF + right).padStart(6, '0')
}
