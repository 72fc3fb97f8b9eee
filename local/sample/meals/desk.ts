import type { Account, Person } from '../../../cloudfunctions/kit/people'
import { DAY, isoDate, startOfDay } from '../../../miniprogram/shared/time'
import type { Meal } from '../../../miniprogram/shared/vocabulary'

export type In<T> = T & { community: string }

/** What the sample's canteen knows while it is written. */
export interface Desk {
  now: number
  /** How the sample refers to a stored picture; the loader puts the files there. */
  picture: (file: string) => string
  persons: ReadonlyMap<string, Person>
  accounts: ReadonlyMap<string, Account>
}

export const community = 'xinglong'

/** Midnight of the day so many days after the sample's own; the sample's own is 0. */
export const dayAt = (now: number, offset: number): number => startOfDay(now) + offset * DAY

export const dateAt = (now: number, offset: number): string => isoDate(dayAt(now, offset))

export const dishIdOf = (key: string): string => `md-${key}`

/** Lunches and dinners are cooked by different clocks: hours of the day. */
export const HOURS_OF: Readonly<Record<Meal, Record<'order' | 'change' | 'from' | 'to' | 'ready', number>>> =
  {
    lunch: { order: 9.5, change: 9, from: 11, to: 12.5, ready: 10.8 },
    dinner: { order: 15, change: 14.5, from: 17, to: 18.5, ready: 16.8 },
  }
