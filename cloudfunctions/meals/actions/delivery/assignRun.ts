import { command } from '../../../kit/database'
import { AppError, notFound } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { alerts, mealOrders, mealRoutes, menus, runs, type Run } from '../../collections'
import { delivery } from '../../contract/delivery'
import { SEARCHING } from '../../rules/alert'
import { runIdOf } from '../../rules/ids'
import { auditBy, onceFor, type Context } from '../../staff'
import { asCourier, courierOf } from '../../walking'

/** What is on its way, and what was delivered, goes to whoever walks the run from now on. */
async function handOver({ db }: Context, run: Run): Promise<void> {
  const { menuId, buildings, courier } = run
  const carried = {
    ...{ menuId, way: 'delivery', 'courier.openid': command.neq(courier.openid) },
    state: command.in(['out', 'no_answer', 'delivered', 'returned']),
    'address.building': command.in(buildings),
  }
  const { openid, name, phone } = courier
  await db.of(mealOrders).update(carried, { courier: command.set({ openid, name, phone }) })
  const now = await db
    .of(mealOrders)
    .find({ menuId, 'courier.openid': openid }, { limit: 1000, fields: ['menuId'] })
  const orderId = command.in(now.map(({ _id }) => _id))
  await db
    .of(alerts)
    .update({ state: command.in([...SEARCHING]), orderId }, { courier: command.set({ openid, name }) })
}

/** Somebody else than usual walks a route with one menu; one that has set out is handed over. */
export const assignRun = action(delivery.assignRun, (context) =>
  onceFor(context, 'assignRun', context.input, async () => {
    const { db, clock } = context
    const { menuId, routeId, courierPersonId } = context.input
    const _id = runIdOf(menuId, routeId)
    const [menu, route, known, account] = await Promise.all([
      db.of(menus).get(menuId),
      db.of(mealRoutes).get(routeId),
      db.of(runs).get(_id),
      courierOf(db, courierPersonId, clock.now()),
    ])
    if (!menu) throw notFound('菜单')
    if (!account) throw new AppError('NOT_FOUND', '没有找到这位送餐员,请先在「权限」里添加')
    const from = known ?? (route && { routeName: route.name, buildings: route.buildings, startedAt: null })
    if (!from) throw notFound('路线')
    const { routeName, buildings, startedAt } = from
    const courier = asCourier(account)
    const run: Run = { _id, menuId, date: menu.date, routeId, routeName, buildings, courier, startedAt }
    if (!(await db.of(runs).insert(run))) {
      const saved = await db.of(runs).updateAndReturn({ _id }, { courier: command.set(courier) })
      if (saved?.startedAt) await handOver(context, saved)
    }
    await auditBy(context, 'assignRun', _id, {
      personId: account.personId,
      aboutName: account.name,
      detail: { menuId, routeId },
    })
    return {}
  }),
)
