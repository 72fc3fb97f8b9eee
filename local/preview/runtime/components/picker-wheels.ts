import { CITIES } from './regions'

/** What a picker shows: columns of labels, the chosen row of each, and what the choice means. */
export interface Wheels {
  /** The labels of every column for this choice; a month decides how many days there are. */
  columns(chosen: readonly number[]): string[][]
  readonly initial: number[]
  /** The value of the `change` event. */
  result(chosen: readonly number[]): { value: unknown; code?: string[]; postcode?: string }
}

export interface PickerSettings {
  mode: string
  range: unknown
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
  customItem: string
}

const two = (value: number) => String(value).padStart(2, '0')
const sequence = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** The rows of a picker by its `mode`. */
export function wheelsOf(settings: PickerSettings): Wheels {
  switch (settings.mode) {
    case 'multiSelector':
      return multiSelector(settings)
    case 'time':
      return time(settings)
    case 'date':
      return date(settings)
    case 'region':
      return region(settings)
    default:
      return selector(settings)
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function labelOf(item: unknown, key: string): string {
  const label =
    key && typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>)[key] : item
  return typeof label === 'string' || typeof label === 'number' ? String(label) : ''
}

function selector({ range, rangeKey, value }: PickerSettings): Wheels {
  const labels = asList(range).map((item) => labelOf(item, rangeKey))
  return {
    columns: () => [labels],
    initial: [Number(value) || 0],
    result: (chosen) => ({ value: String(chosen[0] ?? 0) }),
  }
}

function multiSelector({ range, rangeKey, value }: PickerSettings): Wheels {
  const columns = asList(range).map((column) => asList(column).map((item) => labelOf(item, rangeKey)))
  return {
    columns: () => columns,
    initial: columns.map((_, index) => Number(asList(value)[index]) || 0),
    result: (chosen) => ({ value: [...chosen] }),
  }
}

const minutesOf = (clock: string): number | null => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

function time({ value, start, end }: PickerSettings): Wheels {
  const first = minutesOf(start) ?? 0
  const last = minutesOf(end) ?? 24 * 60 - 1
  const hours = sequence(Math.floor(first / 60), Math.floor(last / 60))
  const minutesIn = (hour: number) => sequence(Math.max(0, first - hour * 60), Math.min(59, last - hour * 60))
  const hourAt = (chosen: readonly number[]) => hours[chosen[0] ?? 0] ?? 0
  const now = Math.max(first, Math.min(last, minutesOf(String(value)) ?? first))
  const hour = Math.floor(now / 60)
  return {
    columns: (chosen) => [hours.map(two), minutesIn(hourAt(chosen)).map(two)],
    initial: [hours.indexOf(hour), minutesIn(hour).indexOf(now % 60)],
    result: (chosen) => {
      const picked = hourAt(chosen)
      return { value: `${two(picked)}:${two(minutesIn(picked)[chosen[1] ?? 0] ?? 0)}` }
    },
  }
}

type Day = readonly [year: number, month: number, day: number]

const dayOf = (value: string): Day | null => {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(value)
  return match ? [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)] : null
}

function today(): Day {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
}

function date({ value, start, end, fields }: PickerSettings): Wheels {
  const first = dayOf(start) ?? [1970, 1, 1]
  const last = dayOf(end) ?? [2099, 12, 31]
  const years = sequence(first[0], last[0])
  const monthsIn = (year: number) =>
    sequence(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12)
  const daysIn = (year: number, month: number) => {
    const atStart = year === first[0] && month === first[1]
    const atEnd = year === last[0] && month === last[1]
    return sequence(atStart ? first[2] : 1, atEnd ? last[2] : new Date(year, month, 0).getDate())
  }
  const shown = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const pick = (chosen: readonly number[]): Day => {
    const year = years[chosen[0] ?? 0] ?? first[0]
    const months = monthsIn(year)
    const month = months[chosen[1] ?? 0] ?? months.at(-1) ?? 1
    const days = daysIn(year, month)
    return [year, month, days[chosen[2] ?? 0] ?? days.at(-1) ?? 1]
  }
  const [year, month, day] = dayOf(String(value)) ?? today()
  const initial = [
    Math.max(0, years.indexOf(year)),
    Math.max(0, monthsIn(year).indexOf(month)),
    Math.max(0, daysIn(year, month).indexOf(day)),
  ]
  return {
    columns: (chosen) => {
      const [y, m] = pick(chosen)
      const all = [
        years.map((each) => `${each}年`),
        monthsIn(y).map((each) => `${each}月`),
        daysIn(y, m).map((each) => `${each}日`),
      ]
      return all.slice(0, shown)
    },
    initial: initial.slice(0, shown),
    result: (chosen) => {
      const [y, m, d] = pick(chosen)
      return { value: [String(y), two(m), two(d)].slice(0, shown).join('-') }
    },
  }
}

function region({ value, customItem }: PickerSettings): Wheels {
  const extra = customItem ? [customItem] : []
  const provinces = Object.keys(CITIES)
  const citiesOf = (province: string) => Object.keys(CITIES[province] ?? {})
  const districtsOf = (province: string, city: string) => CITIES[province]?.[city] ?? []
  const columns = (chosen: readonly number[]) => {
    const all = [...extra, ...provinces]
    const province = all[chosen[0] ?? 0] ?? ''
    const cities = [...extra, ...citiesOf(province)]
    const city = cities[chosen[1] ?? 0] ?? ''
    return [all, cities, [...extra, ...districtsOf(province, city)]]
  }
  const wanted = asList(value).map(String)
  const initial: number[] = []
  for (const level of [0, 1, 2]) {
    initial.push(Math.max(0, columns(initial)[level]?.indexOf(wanted[level] ?? '') ?? 0))
  }
  return {
    columns,
    initial,
    result: (chosen) => {
      const labels = columns(chosen).map((column, index) => column[chosen[index] ?? 0] ?? '')
      return { value: labels, code: [], postcode: '' }
    },
  }
}
