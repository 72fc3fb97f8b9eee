import type { KitchenStage } from '../../miniprogram/shared/vocabulary'
import type { BookingEvent } from '../kit/bookings'
import { command, type Database, type Stored } from '../kit/database'
import { mealOrders, menus, type Menu } from './collections'
import { prepare, PREPARING_FIELDS } from './preparing'
import { followings, type Following } from './rules/stages'
import { COMING, mealMoves } from './rules/states'
import { applyTerms } from './terms'

export const CANTEEN_NAME = '食堂'

/** Meals of one menu are prepared in pieces, so that a run can stop between them. */
const BATCH = 200

async function followOne(db: Database, menu: Menu, { event, what }: Following, now: number): Promise<void> {
  const said: BookingEvent = { at: now, what, by: CANTEEN_NAME, note: '' }
  const { from, to } = mealMoves[event]
  await db
    .of(mealOrders)
    .update({ menuId: menu._id, state: command.in([...from]) }, { state: to, events: command.push([said]) })
}

/** What nobody has fetched, or carried out, is over; its subsidy goes back. */
async function missRest(db: Database, { _id: menuId }: Menu, now: number): Promise<void> {
  const { from, to } = mealMoves.miss
  const noteOf = { fetched: '没有来取', delivery: '没有送出,请联系食堂' }
  for (const [kind, note] of Object.entries(noteOf)) {
    const way = kind === 'delivery' ? 'delivery' : command.neq('delivery')
    const where = { menuId, state: command.in([...from]), way }
    const said: BookingEvent = { at: now, what: '收餐', by: CANTEEN_NAME, note }
    const patch = { state: to, next: null, events: command.push([said]) }
    await db
      .of(mealOrders)
      .update({ ...where, 'subsidy.state': 'reserved' }, { ...patch, 'subsidy.state': 'released' })
    await db.of(mealOrders).update(where, patch)
  }
}

/** Brings the meals of a menu to where the menu is. Safe to repeat; one update for each step. */
export async function followStage(db: Database, menu: Menu, now: number): Promise<void> {
  for (const following of followings[menu.stage]) await followOne(db, menu, following, now)
  if (menu.stage === 'closed') await missRest(db, menu, now)
}

/** Looks up diets, addresses and accounts of everybody who eats from a menu. */
export async function prepareMenu(db: Database, menu: Menu): Promise<void> {
  const items = new Map([[menu._id, menu.items]])
  for (let after = 0; ;) {
    const orders = await db
      .of(mealOrders)
      .find(
        { menuId: menu._id, state: command.in([...COMING]), number: command.gt(after) },
        { sort: { number: 'asc' }, limit: BATCH, fields: [...PREPARING_FIELDS, 'number'] },
      )
    await prepare(db, orders, items)
    const last = orders.at(-1)
    if (!last || orders.length < BATCH) return
    after = last.number
  }
}

/**
 * Moves a menu to another stage, and all of its meals with it. When it leaves `open`, nothing is booked any more, and
 * what the kitchen must know is looked up once more.
 * @returns the menu as it is now, or null if somebody else has moved it
 */
export async function moveStage(
  db: Database,
  before: Menu,
  to: KitchenStage,
  now: number,
): Promise<Stored<Menu> | null> {
  const moved = await db
    .of(menus)
    .updateAndReturn(
      { _id: before._id, state: 'published', stage: before.stage },
      { stage: to, [`stagedAt.${to}`]: now, due: true, terms: command.inc(1) },
    )
  if (!moved) return null
  await applyTerms(db, moved)
  await followStage(db, moved, now)
  if (before.stage === 'open') await prepareMenu(db, moved)
  return moved
}
