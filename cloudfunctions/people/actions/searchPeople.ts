import { decodeCursor, encodeCursor } from '../../kit/cursor'
import { command, type Where } from '../../kit/database'
import { persons, type Person } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { personQuery, phoneTailOf, type PersonQuery } from '../rules'
import { foundView } from '../views'

const PAGE_SIZE = 20
/** Whoever has not found the person on so many pages asks for more of the name. */
const MAX_SEEN = 400

/** Everything that begins with a text, as a range: a range can use an index where a pattern cannot. */
const beginsWith = (text: string) => command.gte(text).and(command.lt(`${text}\uffff`))

function whereOf(query: PersonQuery): Where<Person> {
  switch (query.by) {
    case 'phoneTail':
      return { phoneTail: query.tail }
    case 'phone':
      return { phoneTail: phoneTailOf(query.phone), phone: query.phone }
    case 'room': {
      const { building, unit, room } = query.address
      return { 'address.building': building, 'address.unit': unit, 'address.room': room }
    }
    case 'initials':
      return { initials: beginsWith(query.prefix) }
    case 'name':
      return { name: beginsWith(query.prefix) }
  }
}

/** Staff look for a caller. Phones are masked: staff find people here, they do not collect numbers. */
export const searchPeople = action(contract.searchPeople, async ({ input, db, clock }) => {
  const now = clock.now()
  const [cursor = 0] = input.cursor === undefined ? [] : decodeCursor(input.cursor, ['number'])
  const seen = Math.min(Math.max(0, Math.trunc(Number(cursor))), MAX_SEEN)
  const rows = await db.of(persons).find(whereOf(personQuery(input.query)), {
    sort: { name: 'asc' },
    limit: seen + PAGE_SIZE + 1,
    fields: ['name', 'phone', 'address', 'grid'],
  })
  const items = rows.slice(seen, seen + PAGE_SIZE).map(foundView)
  const more = rows.length > seen + PAGE_SIZE && seen < MAX_SEEN
  return more ? { items, next: encodeCursor([seen + PAGE_SIZE]), now } : { items, now }
})
