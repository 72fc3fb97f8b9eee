import { isoDate } from '../../../../miniprogram/shared/time'
import { command, type Stored } from '../../../kit/database'
import { AppError, notFound } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { mealOrders, runs, type Run } from '../../collections'
import { delivery } from '../../contract/delivery'
import { alertIdOf, runIdOf } from '../../rules/ids'
import { mealMoves } from '../../rules/states'
import type { Context } from '../../staff'
import { auditReadOf, runView, stopView } from '../../stop-views'
import { asCourier, courierOf, roundsOf, type Round } from '../../walking'

/** The caller's own run of today; an administrator may send off anybody's. @throws NOT_FOUND */
async function ownRound({ db, caller, clock }: Context, menuId: string, routeId: string): Promise<Round> {
  const { rounds } = await roundsOf(db, [menuId])
  const round = rounds.find(({ walk }) => walk.routeId === routeId)
  const theirs = caller.has('admin') || round?.walk.courier?.openid === caller.openid
  if (!round || !theirs || round.menu.date !== isoDate(clock.now())) throw notFound('送餐路线')
  return round
}

/** Whoever walks it, with the phone that its people see. @throws STALE where nobody does */
async function courierNow({ db, caller, clock }: Context, { walk }: Round): Promise<Run['courier']> {
  if (walk.courier?.openid === caller.openid) return asCourier(caller.profile())
  const account = walk.courier && (await courierOf(db, walk.courier.personId, clock.now()))
  if (!account) throw new AppError('STALE', '这条路线还没有安排送餐员,请先安排')
  return asCourier(account)
}

/** Writes down that it has set out, once. What was assigned in the meantime stays. */
async function begin(context: Context, { menu, walk }: Round): Promise<Stored<Run>> {
  const { db, clock } = context
  const courier = await courierNow(context, { menu, walk, stops: [] })
  const { routeId, routeName, buildings } = walk
  const _id = runIdOf(menu._id, routeId)
  const startedAt = clock.now()
  const run: Run = {
    _id,
    menuId: menu._id,
    date: menu.date,
    routeId,
    routeName,
    buildings,
    courier,
    startedAt,
  }
  if (!(await db.of(runs).insert(run))) {
    await db.of(runs).update({ _id, startedAt: null }, { startedAt, buildings })
  }
  return db.of(runs).need(_id, '送餐路线')
}

/**
 * Sets out: everything of the run that is ready is on its way, by one update, and its people see who brings it. Meals
 * that were late follow when it is tapped again.
 */
export const startRun = action(delivery.startRun, async (context) => {
  const { input, db, clock } = context
  const round = await ownRound(context, input.menuId, input.routeId)
  const ready = round.stops.some(({ state }) => state === 'ready')
  if (round.walk.startedAt === null && !ready) {
    throw new AppError('NOT_OPEN', '食堂还没有做好,等做好了再出发')
  }
  const run = await begin(context, round)
  const { openid, name, phone } = run.courier
  await db.of(mealOrders).update(
    {
      menuId: run.menuId,
      state: command.in([...mealMoves.setOut.from]),
      way: 'delivery',
      'address.building': command.in(round.walk.buildings),
    },
    {
      state: mealMoves.setOut.to,
      courier: command.set({ openid, name, phone }),
      events: command.push([
        { at: clock.now(), what: '送餐出发', by: `社区 ${name}`, note: `电话 ${phone}` },
      ]),
    },
  )
  const now = await roundsOf(db, [input.menuId])
  const out = now.rounds.find(({ walk }) => walk.routeId === input.routeId)
  if (!out) throw notFound('送餐路线')
  await auditReadOf(context, 'stops', out.stops)
  return runView(out, (order) => stopView(order, now.searched.has(order._id), alertIdOf(order._id)))
})
