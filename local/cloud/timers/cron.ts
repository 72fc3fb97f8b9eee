/**
 * Timer expressions of the service: second minute hour day month weekday year, in UTC+8, which knows no summer time.
 * A field is `*`, a number, a range `a-b`, a step after either (`/n`), or a list of those. Weekday is 0 (Sunday) to 6
 * or SUN to SAT, month 1 to 12 or JAN to DEC. When both day and weekday are given, either will do.
 */
export interface Cron {
  readonly text: string
  readonly fields: readonly (ReadonlySet<number> | undefined)[]
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface Field {
  min: number
  max: number
  names?: readonly string[]
}

const fields: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: weekdays },
  { min: 1970, max: 2099 },
]

const utc8Ms = 8 * 3_600_000
const dayMs = 86_400_000

function numberOf(text: string, field: Field): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1
  const value = named >= 0 ? named + field.min : /^\d+$/.test(text) ? Number(text) : NaN
  if (!(value >= field.min && value <= field.max))
    throw new Error(`${text} is not within ${field.min}-${field.max}`)
  return value
}

/** The values that a field allows; undefined for all of them. */
function parseField(text: string, field: Field): ReadonlySet<number> | undefined {
  if (text === '*' || text === '?') return undefined
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', stepText = '1', ...more] = part.split('/')
    const step = Number(stepText)
    if (more.length > 0 || !Number.isInteger(step) || step < 1) throw new Error(`${part} is not a step`)
    const [from = '', to] = range.split('-')
    const first = range === '*' ? field.min : numberOf(from, field)
    const open = range === '*' || (to === undefined && part.includes('/'))
    const last = open ? field.max : to === undefined ? first : numberOf(to, field)
    if (last < first) throw new Error(`${part} runs backwards`)
    for (let value = first; value <= last; value += step) values.add(value)
  }
  return values
}

export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== fields.length) throw new Error(`a timer has seven fields: "${text}"`)
  return { text, fields: fields.map((field, index) => parseField(parts[index] ?? '*', field)) }
}

export function isCron(text: string): boolean {
  try {
    parseCron(text)
    return true
  } catch {
    return false
  }
}

const allows = (set: ReadonlySet<number> | undefined, value: number): boolean =>
  set === undefined || set.has(value)

function allowsDate(cron: Cron, date: Date): boolean {
  const [, , , days, monthSet, weekdaySet, years] = cron.fields
  if (!allows(years, date.getUTCFullYear()) || !allows(monthSet, date.getUTCMonth() + 1)) return false
  if (days && weekdaySet) return days.has(date.getUTCDate()) || weekdaySet.has(date.getUTCDay())
  return allows(days, date.getUTCDate()) && allows(weekdaySet, date.getUTCDay())
}

/** First second of the day at or after `from` (second of the day) that the expression allows. */
function timeOfDay(cron: Cron, from: number): number | undefined {
  const [seconds, minutes, hours] = cron.fields
  for (let hour = Math.floor(from / 3600); hour < 24; hour += 1) {
    if (!allows(hours, hour)) continue
    for (let minute = 0; minute < 60; minute += 1) {
      if (!allows(minutes, minute)) continue
      for (let second = 0; second < 60; second += 1) {
        const at = hour * 3600 + minute * 60 + second
        if (at >= from && allows(seconds, second)) return at
      }
    }
  }
  return undefined
}

/** The next time after `after` (both epoch ms), or undefined when there is none within five years. */
export function nextRun(cron: Cron, after: number): number | undefined {
  const local = Math.floor(after / 1000) * 1000 + 1000 + utc8Ms
  let day = Math.floor(local / dayMs) * dayMs
  let from = (local - day) / 1000
  for (let days = 0; days <= 5 * 366; days += 1) {
    if (allowsDate(cron, new Date(day))) {
      const at = timeOfDay(cron, from)
      if (at !== undefined) return day + at * 1000 - utc8Ms
    }
    day += dayMs
    from = 0
  }
  return undefined
}
