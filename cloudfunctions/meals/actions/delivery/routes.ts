import { action } from '../../../kit/serve'
import { mealRoutes, type Route } from '../../collections'
import { delivery } from '../../contract/delivery'
import { buildingsOf, couriersOf } from '../../walking'

export const routeView = ({ _id, name, buildings, courier }: Route) => ({
  ...{ id: _id, name, buildings },
  courier: courier && { personId: courier.personId, name: courier.name },
})

/** The walks of the community, who may walk them, and which buildings nobody passes yet. */
export const routes = action(delivery.routes, async ({ db, clock }) => {
  const now = clock.now()
  const [items, couriers, buildings] = await Promise.all([
    db.of(mealRoutes).find({}, { sort: { name: 'asc' } }),
    couriersOf(db, now),
    buildingsOf(db),
  ])
  const routed = new Set(items.flatMap((route) => route.buildings))
  return {
    items: items.map(routeView),
    couriers: couriers.map(({ personId, name }) => ({ personId, name })),
    unrouted: buildings.filter((building) => !routed.has(building)),
    now,
  }
})
