import { MINUTE } from '../../../miniprogram/shared/time'
import { command, type Where } from '../../kit/database'
import { pageOf, rowsToRead, textPlaceOf, type Place } from '../../kit/paging'
import { persons, phoneTailOf, type Person } from '../../kit/people'
import { spend, type Allowance } from '../../kit/quota'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { personQuery, type PersonQuery } from '../rules/query'
import { foundView } from '../views'

/** More than anybody asks for who looks for callers; far too little to copy out the community. */
const SEARCHES: Allowance = {
  what: 'people.search',
  max: 120,
  windowMs: 10 * MINUTE,
  refusal: '您找人找得太频繁了,请过几分钟再找',
}

/** One index answers a search, in its own order: the field that it goes by, and what else must be so. */
interface Plan {
  by: 'phoneTail' | 'initials' | 'name' | 'address.room'
  prefix: string
  exact: boolean
  also: Where<Person>
  valueOf: (person: Person) => string
}

function planOf(query: PersonQuery): Plan {
  switch (query.by) {
    case 'phoneTail':
      return { by: 'phoneTail', prefix: query.tail, exact: true, also: {}, valueOf: (p) => p.phoneTail }
    case 'phone': {
      const { phone } = query
      const prefix = phoneTailOf(phone)
      return { by: 'phoneTail', prefix, exact: true, also: { phone }, valueOf: (p) => p.phoneTail }
    }
    case 'room': {
      const { building, unit, room } = query.address
      const also = { 'address.building': building, 'address.unit': unit }
      return { by: 'address.room', prefix: room, exact: true, also, valueOf: (p) => p.address?.room ?? '' }
    }
    case 'initials':
      return { by: 'initials', prefix: query.prefix, exact: false, also: {}, valueOf: (p) => p.initials }
    case 'name':
      return { by: 'name', prefix: query.prefix, exact: false, also: {}, valueOf: (p) => p.name }
  }
}

/** Everything that begins with a text, as a range: a range can use an index where a pattern cannot. */
function whereOf({ by, prefix, exact, also }: Plan, place: Place<string> | null): Where<Person> {
  const range = command.gte(place?.value ?? prefix).and(command.lt(`${prefix}\uffff`))
  return { ...also, [by]: exact ? prefix : range, mergedInto: null }
}

/** Staff look for a caller. Phones are masked: staff find people here, they do not collect numbers. */
export const searchPeople = action(contract.searchPeople, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const plan = planOf(personQuery(input.query))
  const place = textPlaceOf(input.cursor, plan.prefix)
  await spend(db, caller.openid, SEARCHES, now)
  const rows = await db.of(persons).find(whereOf(plan, place), {
    sort: { [plan.by]: 'asc' as const },
    limit: rowsToRead(place),
    fields: ['name', 'initials', 'phone', 'phoneTail', 'address', 'grid'],
  })
  const { items, next } = pageOf(rows, place, plan.valueOf)
  return { items: items.map(foundView), ...(next === undefined ? {} : { next }), now }
})
