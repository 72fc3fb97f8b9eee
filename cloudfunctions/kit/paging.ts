import { decodeCursor, encodeCursor } from './cursor'
import { AppError } from './errors'

/** Rows on one page of a list. */
export const PAGE_SIZE = 20

/**
 * Where a list goes on: the sort value of the last row that was handed out, and how many rows with that very value were
 * handed out already. Orders that were placed in the same millisecond are neither lost nor shown twice.
 */
export interface Place<V extends number | string = number> {
  value: V
  seen: number
}

/** A list ends after so many rows with one value; a forged cursor cannot ask for more. */
const MAX_SEEN = 200

const lost = (): AppError => new AppError('BAD_INPUT', '列表接不上了,请下拉刷新')

const checkSeen = (seen: number): void => {
  if (!Number.isSafeInteger(seen) || seen < 0 || seen > MAX_SEEN) throw lost()
}

/** A place in a list that is sorted by a number. @throws BAD_INPUT */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [value, seen] = decodeCursor(cursor, ['number', 'number']) as [number, number]
  if (!Number.isSafeInteger(value)) throw lost()
  checkSeen(seen)
  return { value, seen }
}

/** A place in a list of texts that begin with `prefix`, sorted by them. @throws BAD_INPUT */
export function textPlaceOf(cursor: string | undefined, prefix: string): Place<string> | null {
  if (cursor === undefined) return null
  const [value, seen] = decodeCursor(cursor, ['string', 'number']) as [string, number]
  if (!value.startsWith(prefix)) throw lost()
  checkSeen(seen)
  return { value, seen }
}

/** How many rows to read for one page: those seen before, the page, and one that tells whether more follow. */
export const rowsToRead = (place: { seen: number } | null): number => (place?.seen ?? 0) + PAGE_SIZE + 1

/**
 * Cuts a page out of the rows that were read from `place.value` on, that value included.
 * @returns the page, and the cursor of the next one unless this is the last
 */
export function pageOf<T, V extends number | string>(
  rows: readonly T[],
  place: Place<V> | null,
  valueOf: (row: T) => V,
): { items: T[]; next?: string } {
  const again = place ? rows.filter((row, i) => i < place.seen && valueOf(row) === place.value).length : 0
  const items = rows.slice(again, again + PAGE_SIZE)
  const last = items.at(-1)
  if (last === undefined || rows.length <= again + PAGE_SIZE) return { items }
  const value = valueOf(last)
  const seen = rows.slice(0, again + PAGE_SIZE).filter((row) => valueOf(row) === value).length
  return seen > MAX_SEEN ? { items } : { items, next: encodeCursor([value, seen]) }
}
