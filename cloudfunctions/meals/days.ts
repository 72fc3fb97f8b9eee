import { DAY, instantOf, isoDate } from '../../miniprogram/shared/time'
import { AppError } from '../kit/errors'

/** Calendar days in Puyang as texts, "2026-11-23": they sort as they follow each other. */

/** So many days later, or earlier. @throws BAD_INPUT for a day that is not there */
export function dayAfter(date: string, days: number): string {
  const at = instantOf(date)
  if (at === null) throw new AppError('BAD_INPUT', '日期不对,请重新选择')
  return isoDate(at + days * DAY)
}

/** As many days as wanted, from one on. */
export const daysFrom = (date: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => dayAfter(date, i))

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOfDate(date: string): number {
  const days = Math.round(((instantOf(date) ?? 0) - (instantOf('2026-01-05') ?? 0)) / DAY)
  return (((days % 7) + 7) % 7) + 1
}

/** Monday of the week of a day. */
export const mondayOf = (date: string): string => dayAfter(date, 1 - weekdayOfDate(date))
