import { DAY, dayInWords, dayNumber, HOUR, MINUTE, partsOf, startOfDay, weekdayOf } from '../shared/time'

const STEP_MINUTES = 10
const DAYS_AHEAD = 60
const two = (n: number): string => String(n).padStart(2, '0')

/** The three wheels of a moment picker: day in words, hour, minute; and where they stand. */
export interface MomentColumns {
  firstDay: number
  minutes: number[]
  words: [days: string[], hours: string[], minutes: string[]]
  at: [day: number, hour: number, minute: number]
}

/** "今天", "明天(周三)", then "11.27 周五": a wheel is a third of the screen wide. */
function dayOnWheel(at: number, now: number): string {
  if (Math.abs(dayNumber(at) - dayNumber(now)) <= 2) return dayInWords(at, now)
  const { month, day } = partsOf(at)
  return `${month}.${day} ${weekdayOf(at)}`
}

/** Wheels from today (or the value's day, when that has passed) to two months ahead. */
export function momentColumns(value: number, now: number): MomentColumns {
  const first = Math.min(dayNumber(value), dayNumber(now))
  const last = Math.max(dayNumber(value), dayNumber(now) + DAYS_AHEAD)
  const firstDay = startOfDay(Math.min(value, now))
  const parts = partsOf(value)
  const steps = Array.from({ length: 60 / STEP_MINUTES }, (_, i) => i * STEP_MINUTES)
  // A value between two steps stays what it is until the wheel is turned.
  const minutes = steps.includes(parts.minute) ? steps : [...steps, parts.minute].sort((a, b) => a - b)
  return {
    firstDay,
    minutes,
    words: [
      Array.from({ length: last - first + 1 }, (_, i) => dayOnWheel(firstDay + i * DAY, now)),
      Array.from({ length: 24 }, (_, hour) => `${two(hour)} 点`),
      minutes.map((minute) => `${two(minute)} 分`),
    ],
    at: [dayNumber(value) - first, parts.hour, minutes.indexOf(parts.minute)],
  }
}

/** The instant that the wheels show. */
export function momentAt(columns: MomentColumns, at: readonly number[]): number {
  const [day = 0, hour = 0, minute = 0] = at
  return columns.firstDay + day * DAY + hour * HOUR + (columns.minutes[minute] ?? 0) * MINUTE
}
