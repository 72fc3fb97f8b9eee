import { DAY, isoDate } from '../../../miniprogram/shared/time'
import { ARTICLE_CATEGORIES, type ArticleCategory } from '../../../miniprogram/shared/vocabulary'

/** Dates in Puyang of the last days, the oldest first, today included. */
export const lastDays = (days: number, now: number): string[] =>
  Array.from({ length: days }, (_, i) => isoDate(now - (days - 1 - i) * DAY))

interface Counted<K extends string = string> {
  _id: K
  readers: number
}

const readersOf = <K extends string>(counted: readonly Counted<K>[], id: K): number =>
  counted.find(({ _id }) => _id === id)?.readers ?? 0

/** A row for every day, also where nobody read anything. */
export const byDay = (days: readonly string[], counted: readonly Counted[]) =>
  days.map((day) => ({ day, readers: readersOf(counted, day) }))

/** The most read category first; those that nobody read come last, in the order of the page. */
export const byCategory = (counted: readonly Counted<ArticleCategory>[]) =>
  ARTICLE_CATEGORIES.map((category) => ({ category, readers: readersOf(counted, category) })).sort(
    (a, b) => b.readers - a.readers,
  )
