import { HOUR, isoDate } from '../../miniprogram/shared/time'
import { command, type Database, type Stored } from '../kit/database'
import { BATCHES_PER_RUN, callOffMeals } from './callingOff'
import { mealOrders, menus, type Menu } from './collections'
import { allotmentsOf } from './menuViews'
import { applyPolicies } from './policySync'
import { prepare, PREPARING_FIELDS } from './preparing'
import { replaceMeals, REPLACEABLE, swapsOf } from './replacing'
import type { Step } from './rooms'
import { COMING } from './rules/states'
import { followStage, moveStage } from './stages'
import { applyTerms, moveOrders } from './terms'

const MAX_MENUS = 100
const PREPARE_PER_RUN = 300
/** So long after serving the canteen has forgotten to say that it is over. */
const CLOSES_AFTER = 3 * HOUR
/** A booking that was on its way when the menu was closed has come in by then. */
const SETTLED_AFTER = HOUR

const closesAt = ({ serveTo }: Menu): number => serveTo + CLOSES_AFTER

/** Residents cannot book any more, or the meal is long over: the clock moves the menu where the canteen did not. */
async function moveByClock(db: Database, menu: Stored<Menu>, now: number): Promise<Stored<Menu>> {
  if (menu.stage !== 'closed' && now >= closesAt(menu)) {
    return (await moveStage(db, menu, 'closed', now)) ?? menu
  }
  if (menu.stage === 'open' && now >= menu.orderUntil) {
    return (await moveStage(db, menu, 'locked', now)) ?? menu
  }
  return menu
}

async function swapRest(db: Database, menu: Menu, now: number): Promise<void> {
  if (menu.stage === 'ready' || menu.stage === 'closed') return
  for (const swap of swapsOf(menu)) {
    const waiting = await db.of(mealOrders).count({
      menuId: menu._id,
      state: command.in([...REPLACEABLE]),
      'lines.itemId': swap.item.id,
    })
    if (waiting > 0) await replaceMeals(db, menu, swap, { now, batches: BATCHES_PER_RUN })
  }
}

const forget = (db: Database, { _id, state, stage }: Menu): Promise<number> =>
  db.of(menus).update({ _id, state, stage }, { due: false })

async function keepCancelled(db: Database, menu: Menu, now: number): Promise<void> {
  const done = await callOffMeals(db, menu, now, BATCHES_PER_RUN)
  if (done && now >= menu.serveTo) await forget(db, menu)
}

async function keepPublished(db: Database, before: Stored<Menu>, now: number): Promise<void> {
  const menu = await moveByClock(db, before, now)
  await swapRest(db, menu, now)
  // What has just moved has taken its meals along.
  if (menu.stage !== 'open' && menu.stage === before.stage) await followStage(db, menu, now)
  const closed = menu.stagedAt.closed ?? now
  if (menu.stage === 'closed' && now >= closed + SETTLED_AFTER) await forget(db, menu)
}

/** Menus that were saved, but whose allotment was not told. */
async function syncTerms(db: Database, atWork: readonly Menu[]): Promise<void> {
  const known = await allotmentsOf(
    db,
    atWork.map(({ _id }) => _id),
  )
  for (const menu of atWork) {
    if ((known.get(menu._id)?.terms ?? -1) >= menu.terms) continue
    await applyTerms(db, menu)
    await moveOrders(db, menu)
  }
}

/**
 * Brings menus to where the clock and their documents say they are: allotment, policy, stage and meals; finishes what was
 * called off or replaced.
 */
export const keepMenus: Step = async (db, now) => {
  const atWork = await db.of(menus).find({ due: true }, { sort: { date: 'asc' }, limit: MAX_MENUS })
  if (atWork.length === 0) return
  const failures: unknown[] = []
  const attempt = (run: Promise<void>): Promise<void> =>
    run.catch((error: unknown) => void failures.push(error))
  await attempt(syncTerms(db, atWork))
  for (const menu of atWork) {
    await attempt((menu.state === 'cancelled' ? keepCancelled : keepPublished)(db, menu, now))
  }
  if (failures.length > 0) throw new AggregateError(failures, `menus: ${failures.length} failed`)
}

/** Menus of the days to come have the version of the subsidy that counts then. */
export const keepPolicies: Step = (db, now) => applyPolicies(db, isoDate(now))

/** Looks up, within a minute, what the kitchen must know of whoever has booked. */
export const prepareNew: Step = async (db, now) => {
  const orders = await db
    .of(mealOrders)
    .find(
      { diet: null, date: command.gte(isoDate(now)), state: command.in([...COMING]) },
      { sort: { date: 'asc' }, limit: PREPARE_PER_RUN, fields: [...PREPARING_FIELDS] },
    )
  if (orders.length === 0) return
  const menuIds = [...new Set(orders.map(({ menuId }) => menuId))]
  const offered = await db
    .of(menus)
    .find({ _id: command.in(menuIds) }, { limit: MAX_MENUS, fields: ['items'] })
  await prepare(db, orders, new Map(offered.map(({ _id, items }) => [_id, items])))
}

export const menuSteps: readonly Step[] = [keepMenus, keepPolicies, prepareNew]
