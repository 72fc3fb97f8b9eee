import { ADULT_AGE } from '../../../miniprogram/shared/privacy'
import { instantOf } from '../../../miniprogram/shared/time'

/** From this birthday on somebody agrees for themselves to what is kept of them (PIPL article 31). */
const CONSENT_AGE = 14

/**
 * The instant of a birthday: midnight in Puyang. Whoever was born on a 29 February has it on 1 March where the year has
 * no such day. Null without a birthdate.
 */
function birthdayOf(birthdate: string | null, age: number): number | null {
  const match = birthdate === null ? null : /^(\d{4})-(\d{2}-\d{2})$/.exec(birthdate)
  if (!match) return null
  const year = String(Number(match[1]) + age)
  return instantOf(`${year}-${match[2]}`) ?? instantOf(`${year}-03-01`)
}

const isUnder = (birthdate: string | null, age: number, now: number): boolean => {
  const birthday = birthdayOf(birthdate, age)
  return birthday !== null && now < birthday
}

/** The birthday that ends minority. */
export const comesOfAge = (birthdate: string | null): number | null => birthdayOf(birthdate, ADULT_AGE)

/** Whether somebody is a minor now; nobody is whose birthdate is not known. */
export const isMinor = (birthdate: string | null, now: number): boolean => isUnder(birthdate, ADULT_AGE, now)

/** Whether a guardian has to agree to what is kept of somebody, whatever they say themselves. */
export const needsGuardian = (birthdate: string | null, now: number): boolean =>
  isUnder(birthdate, CONSENT_AGE, now)
