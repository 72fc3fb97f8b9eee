import { clockTime, DAY, dayNumber, instantOf } from '../../../shared/time'

/** A cutoff as the canteen thinks of it: a time of day, so many days before the meal. */
export interface Cutoff {
  daysBefore: number
  /** "20:00" */
  time: string
}

/** From the meal's own day backwards; what is set earlier in old menus is kept. */
export const DAYS_BEFORE = ['当天', '前一天', '前两天', '前三天'] as const

export const cutoffOf = (at: number, date: string): Cutoff => ({
  daysBefore: dayNumber(instantOf(date) ?? at) - dayNumber(at),
  time: clockTime(at),
})

/** The instant of a cutoff. */
export const cutoffAt = ({ daysBefore, time }: Cutoff, date: string): number =>
  (instantOf(date, time) ?? 0) - daysBefore * DAY

/** "前一天 20:00" */
export const cutoffInWords = ({ daysBefore, time }: Cutoff): string =>
  `${DAYS_BEFORE[daysBefore] ?? `${daysBefore} 天前`} ${time}`
