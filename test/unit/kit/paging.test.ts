import fc from 'fast-check'
import { PAGE_SIZE, pageOf, placeOf, rowsToRead } from '../../../cloudfunctions/kit/paging'
import { encodeCursor } from '../../../cloudfunctions/kit/cursor'
import { refusalOf } from '../groupbuy/fixtures'

interface Row {
  id: number
  value: number
}

/** What the database answers: rows from the place on, the value of the place included, the greatest first. */
const read = (rows: readonly Row[], cursor: string | undefined) => {
  const place = placeOf(cursor)
  const from = rows.filter((row) => place === null || row.value <= place.value)
  return pageOf(from.slice(0, rowsToRead(place)), place, (row) => row.value)
}

function readAll(rows: readonly Row[]): Row[] {
  const all: Row[] = []
  let cursor: string | undefined
  do {
    const { items, next } = read(rows, cursor)
    all.push(...items)
    cursor = next
  } while (cursor !== undefined)
  return all
}

test('page after page shows every row once, however many share a value', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 90 }), (values) => {
      const rows = values.sort((a, b) => b - a).map((value, id) => ({ id, value }))
      expect(readAll(rows)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

test('a row that disappears between two pages does not hide another', () => {
  const rows = Array.from({ length: 2 * PAGE_SIZE }, (_, id) => ({ id, value: 100 - id }))
  const first = read(rows, undefined)
  const later = rows.filter((row) => row.id !== PAGE_SIZE - 1)
  expect(read(later, first.next).items[0]).toEqual(rows[PAGE_SIZE])
})

test.each([
  ['not a cursor', 'nonsense'],
  ['of another shape', encodeCursor(['a', 1])],
  ['that asks for too many rows', encodeCursor([1, 1_000_000])],
  ['with a negative count', encodeCursor([1, -1])],
])('a cursor %s is refused', (_case, cursor) => {
  expect(refusalOf(() => placeOf(cursor))).toBe('BAD_INPUT')
})
