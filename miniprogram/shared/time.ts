import dayjs, { type Dayjs } from 'dayjs'

/**
 * Time is epoch milliseconds; what people see is Asia/Shanghai, which has been UTC+8 without daylight saving since
 * 1991. The offset is explicit, because functions run in UTC and a daughter's phone may be anywhere.
 */
const OFFSET = 8 * 60 * 60 * 1000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  weekday: number
}

/** The calendar in Puyang at an instant. Months are 1 to 12, weekdays 0 (Sunday) to 6. */
export function partsOf(at: number): Parts {
  const d = new Date(at + OFFSET)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    weekday: d.getUTCDay(),
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * The date in Puyang as a dayjs, for formatting. It stands at noon of the phone's own zone, where no clock is ever put
 * forward or back: the date is the same wherever the phone is.
 */
function dateOf(at: number): Dayjs {
  const { year, month, day } = partsOf(at)
  return dayjs(new Date(year, month - 1, day, 12))
}

/** Days since 1970-01-01 in Puyang: two instants on the same date have the same number. */
export const dayNumber = (at: number): number => Math.floor((at + OFFSET) / DAY)

/** Midnight in Puyang of the day that holds the instant. */
export const startOfDay = (at: number): number => dayNumber(at) * DAY - OFFSET

/** "2026-11-23": for keys and pickers. */
export const isoDate = (at: number): string => dateOf(at).format('YYYY-MM-DD')

/** "20:00" */
export function clockTime(at: number): string {
  const p = partsOf(at)
  return `${two(p.hour)}:${two(p.minute)}`
}

/** The instant of a date ("2026-11-23") and a time of day ("20:00") in Puyang; null if either is not one. */
export function instantOf(date: string, time = '00:00'): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  const at = Date.parse(`${date}T${time}:00+08:00`)
  return Number.isNaN(at) || isoDate(at) !== date ? null : at
}

/** "今天", "明天(周三)", "11月27日(周五)"; with the year when it is another one. */
export function dayInWords(at: number, now: number): string {
  const weekday = weekdayOf(at)
  const distance = dayNumber(at) - dayNumber(now)
  if (distance === 0) return '今天'
  if (distance === 1) return `明天(${weekday})`
  if (distance === 2) return `后天(${weekday})`
  if (distance === -1) return '昨天'
  const date = dateOf(at)
  const sameYear = date.isSame(dateOf(now), 'year')
  return `${date.format(sameYear ? 'M月D日' : 'YYYY年M月D日')}(${weekday})`
}

/** "今天 20:00", "明天(周三) 16:00" */
export const momentInWords = (at: number, now: number): string => `${dayInWords(at, now)} ${clockTime(at)}`

/** "周五 16:00–19:00" as people say it: "今天 16:00–19:00", or both days when they differ. */
export function windowInWords(from: number, to: number, now: number): string {
  if (dayNumber(from) === dayNumber(to)) return `${dayInWords(from, now)} ${clockTime(from)}–${clockTime(to)}`
  return `${momentInWords(from, now)} 至 ${momentInWords(to, now)}`
}

/** When something can be fetched: the window, or, once a window of several days has begun, its end: "明天(周三) 19:00 前". */
export function pickupInWords(from: number, to: number, now: number): string {
  const begun = from <= now && now <= to && dayNumber(from) !== dayNumber(to)
  return begun ? `${momentInWords(to, now)} 前` : windowInWords(from, to, now)
}

/** "今天 20:00 截止", "已截止" */
export const cutoffInWords = (cutoff: number, now: number): string =>
  now < cutoff ? `${momentInWords(cutoff, now)} 截止` : '已截止'

export const weekdayOf = (at: number): string => WEEKDAYS[partsOf(at).weekday] ?? ''
