import { DAY, isoDate } from '../../../../miniprogram/shared/time'
import { MEALS } from '../../../../miniprogram/shared/vocabulary'
import type { Caller } from '../../../kit/caller'
import { command, type Database } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { alerts, mealOrders, menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { SEARCHING } from '../../rules/alert'
import { menuIdOf } from '../../rules/ids'
import { COMING } from '../../rules/states'
import { sightsOf } from '../../sight'
import { menusOfToday, roundsOf } from '../../walking'

const menusOn = (db: Database, at: number): string[] =>
  MEALS.map((meal) => menuIdOf(db.community, isoDate(at), meal))

const coming = (db: Database, menuIds: readonly string[]): Promise<number> =>
  db.of(mealOrders).count({ menuId: command.in([...menuIds]), state: command.in([...COMING]) })

/** What a courier has still to bring, the walks that they have not begun included. */
async function stopsOf(db: Database, { openid }: Caller, now: number): Promise<number> {
  const { rounds } = await roundsOf(db, menusOfToday(db, now))
  return rounds
    .filter(({ walk }) => walk.courier?.openid === openid)
    .reduce((n, { stops }) => n + stops.filter(({ state }) => COMING.includes(state)).length, 0)
}

/** An alert that somebody sees for two reasons is one. */
async function alertsOf(db: Database, caller: Caller, now: number): Promise<number> {
  const found = await Promise.all(
    sightsOf(caller, now).map(({ where, since }) =>
      db
        .of(alerts)
        .find(
          { ...where, state: command.in([...SEARCHING]), openedAt: command.gte(since) },
          { limit: 1000, fields: ['state'] },
        ),
    ),
  )
  return new Set(found.flat().map(({ _id }) => _id)).size
}

/** Numbers for the tiles of 工作台, side by side; what the caller's roles do not see is 0. */
export const desk = action(kitchen.desk, async ({ caller, db, clock }) => {
  const now = clock.now()
  const canteen = caller.has('canteen')
  const [waiting, tomorrow, drafts, myStops, open] = await Promise.all([
    canteen ? coming(db, menusOfToday(db, now)) : 0,
    canteen ? coming(db, menusOn(db, now + DAY)) : 0,
    canteen ? db.of(menus).count({ state: 'draft' }) : 0,
    caller.has('courier') ? stopsOf(db, caller, now) : 0,
    alertsOf(db, caller, now),
  ])
  return { waiting, tomorrow, drafts, myStops, alerts: open, now }
})
