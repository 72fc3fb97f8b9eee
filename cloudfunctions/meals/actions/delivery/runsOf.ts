import { notFound } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { delivery } from '../../contract/delivery'
import { couriersOf, roundsOf } from '../../walking'

/** Who walks what with one menu. */
export const runsOf = action(delivery.runsOf, async ({ input, db, clock }) => {
  const now = clock.now()
  const [{ rounds, unrouted, known }, couriers] = await Promise.all([
    roundsOf(db, [input.menuId]),
    couriersOf(db, now),
  ])
  if (!known) throw notFound('菜单')
  return {
    items: rounds
      .filter(({ stops }) => stops.length > 0)
      .map(({ walk: { routeId, routeName, courier, startedAt }, stops }) => ({
        ...{ routeId, routeName, startedAt },
        courier: courier && { personId: courier.personId, name: courier.name },
        stops: stops.length,
        delivered: stops.filter(({ state }) => state === 'delivered').length,
        noAnswer: stops.filter(({ state }) => state === 'no_answer').length,
      })),
    unrouted,
    couriers: couriers.map(({ personId, name }) => ({ personId, name })),
    now,
  }
})
