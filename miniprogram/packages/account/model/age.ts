import { ADULT_AGE } from '../../../shared/privacy'
import { isoDate, partsOf } from '../../../shared/time'

/** Whole years on the calendar in Puyang. */
export function ageAt(birthdate: string, now: number): number {
  const [year = 0, month = 1, day = 1] = birthdate.split('-').map(Number)
  const today = partsOf(now)
  const before = today.month < month || (today.month === month && today.day < day)
  return today.year - year - (before ? 1 : 0)
}

/** "8 岁"; "不到 1 岁" for a baby, nothing where the birthdate is not known. */
export function ageInWords(birthdate: string | null, now: number): string {
  if (!birthdate) return ''
  const age = ageAt(birthdate, now)
  return age < 1 ? '不到 1 岁' : `${age} 岁`
}

/** "2018年3月8日" */
export const birthdateInWords = (birthdate: string): string =>
  birthdate.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

/** The day after which whoever was born is still a minor: where the date wheel of a child begins. */
export function firstMinorBirthdate(now: number): string {
  const [year = '', ...rest] = isoDate(now).split('-')
  return [String(Number(year) - ADULT_AGE), ...rest].join('-')
}
