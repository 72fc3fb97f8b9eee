import type { StandingOrder } from '../../../cloudfunctions/kit/standingOrders'
import { standingIdOf } from '../../../cloudfunctions/kit/standingOrders'
import { openidOf, personIdOf } from '../keys'
import { community, dateAt, dayAt, type Desk, type In } from './desk'
import { sampleStandings } from './eaters'

/** Before the first day of the sample's menus. */
const SINCE = -20

export const standingDocuments = (desk: Desk): In<StandingOrder>[] =>
  sampleStandings.map(({ key, weekdays, likes, otherwise, by, pause }) => {
    const person = desk.persons.get(personIdOf(key))!
    const placer = desk.accounts.get(openidOf(by))!
    const linked = placer.links.some(({ personId }) => personId === person._id)
    return {
      _id: standingIdOf(person._id, 'lunch'),
      community,
      personId: person._id,
      personName: person.name,
      meal: 'lunch',
      weekdays,
      way: 'delivery',
      likes,
      quantity: 1,
      otherwise,
      remark: '',
      state: 'active',
      pauses: pause ? [{ from: dateAt(desk.now, pause[0]), to: dateAt(desk.now, pause[1]) }] : [],
      fromDate: dateAt(desk.now, SINCE),
      placedBy: { personId: placer.personId, name: placer.name, door: linked ? 'proxy' : 'staff' },
      version: pause ? 2 : 1,
      createdAt: dayAt(desk.now, SINCE - 1),
      endedAt: null,
    }
  })
