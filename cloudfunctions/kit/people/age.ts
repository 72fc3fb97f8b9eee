import { ADULT_AGE } from '../../../miniprogram/shared/privacy'
import { instantOf } from '../../../miniprogram/shared/time'

/**
 * The instant of the birthday that ends minority: midnight in Puyang. Whoever was born on a 29 February comes of age on
 * 1 March where the year has no such day. Null without a birthdate.
 */
export function comesOfAge(birthdate: string | null): number | null {
  const match = birthdate === null ? null : /^(\d{4})-(\d{2}-\d{2})$/.exec(birthdate)
  if (!match) return null
  const year = String(Number(match[1]) + ADULT_AGE)
  return instantOf(`${year}-${match[2]}`) ?? instantOf(`${year}-03-01`)
}

/** Whether somebody is a minor now; nobody is whose birthdate is not known. */
export function isMinor(birthdate: string | null, now: number): boolean {
  const adult = comesOfAge(birthdate)
  return adult !== null && now < adult
}
