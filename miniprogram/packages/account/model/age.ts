import { ageAt } from '../../../shared/people'
import { ADULT_AGE } from '../../../shared/privacy'
import { isoDate } from '../../../shared/time'

/** "8 岁"; "不到 1 岁" for a baby, nothing where the birthdate is not known. */
export function ageInWords(birthdate: string | null, now: number): string {
  if (!birthdate) return ''
  const age = ageAt(birthdate, now)
  return age < 1 ? '不到 1 岁' : `${age} 岁`
}

/** The day after which whoever was born is still a minor: where the date wheel of a child begins. */
export function firstMinorBirthdate(now: number): string {
  const [year = '', ...rest] = isoDate(now).split('-')
  return [String(Number(year) - ADULT_AGE), ...rest].join('-')
}
