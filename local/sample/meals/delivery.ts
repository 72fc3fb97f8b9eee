import type { Menu, Route, Run } from '../../../cloudfunctions/meals/collections'
import { runIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { DAY } from '../../../miniprogram/shared/time'
import { openidOf, personIdOf } from '../keys'
import { community, type Desk, type In } from './desk'
import { routeIdOf, routeTo, sampleRoutes, type SampleRoute } from './eaters'
import type { Booked } from './fates'

const courierOf = ({ courier }: SampleRoute, { persons }: Desk): Run['courier'] => {
  const { _id: personId, name, phone } = persons.get(personIdOf(courier))!
  return { personId, openid: openidOf(courier), name, phone }
}

export const routeDocuments = (desk: Desk): In<Route>[] =>
  sampleRoutes.map((route) => {
    const { personId, openid, name } = courierOf(route, desk)
    return {
      _id: routeIdOf(route.key),
      community,
      name: route.name,
      buildings: route.buildings,
      courier: { personId, openid, name },
      createdAt: desk.now - 100 * DAY,
    }
  })

/** Who walked what, and who will today. */
export const runDocuments = (
  menus: readonly { menu: Menu; orders: readonly Booked[] }[],
  desk: Desk,
): In<Run>[] =>
  menus
    .filter(({ menu }) => menu.stage !== 'open')
    .flatMap(({ menu, orders }) =>
      sampleRoutes
        .filter((route) => orders.some((o) => o.way === 'delivery' && routeTo(o.address?.building) === route))
        .map((route) => ({
          _id: runIdOf(menu._id, routeIdOf(route.key)),
          community,
          menuId: menu._id,
          date: menu.date,
          routeId: routeIdOf(route.key),
          routeName: route.name,
          buildings: route.buildings,
          courier: courierOf(route, desk),
          startedAt: menu.stage === 'closed' ? menu.serveFrom : null,
        })),
    )
