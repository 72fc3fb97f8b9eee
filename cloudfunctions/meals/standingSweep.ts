import type { Clock } from '../kit/clock'
import { command, type Database, type Stored } from '../kit/database'
import { DAY, isoDate } from '../../miniprogram/shared/time'
import { mealOrders, menus, standingOrders, type Menu, type StandingOrder } from './collections'
import { follow } from './following'
import { readMenu } from './menus'
import { Months } from './months'
import type { Step } from './rooms'
import { orderIdOf } from './rules/ids'
import { isOpen } from './rules/menu'
import { wantsOn } from './rules/standing'
import { eatersOf, makeDay } from './standing'
import { tellMissed } from './standingTelling'

/** What the timer does for standing orders: each published menu once, and whatever a change has left half done. */

const MAX_STANDINGS = 1000
const MAX_MENUS = 100
const BATCH = 100
/** People who are booked for at once; each takes a few round trips. */
const AT_ONCE = 5
/** The function is stopped after 20 seconds; what is left is done a minute later. */
const WORK_MS = 10_000
const DUE_PER_RUN = 20

type Undone = Pick<
  Menu,
  '_id' | 'date' | 'meal' | 'orderUntil' | 'serveTo' | 'stage' | 'state' | 'standingsAt'
>

/** Published menus of now and later, for which standing orders were not made yet. One round trip, most of the time. */
async function undoneMenus(db: Database, now: number): Promise<Stored<Menu>[]> {
  const fields = [...(['date', 'meal', 'orderUntil', 'serveTo', 'stage', 'state', 'standingsAt'] as const)]
  const found: (Undone & Stored<Menu>)[] = await db
    .of(menus)
    .find({ state: 'published', date: command.gte(isoDate(now - DAY)) }, { limit: MAX_MENUS, fields })
  return found.filter(({ standingsAt, serveTo }) => !standingsAt && serveTo > now - DAY)
}

/** Whoever wants a meal on the day of a menu and has none, not even one that they have given up. */
async function waitingFor(db: Database, { date, meal }: Undone): Promise<Stored<StandingOrder>[]> {
  const all = await db.of(standingOrders).find({ meal, state: 'active' }, { limit: MAX_STANDINGS })
  const wanted = all.filter((standing) => wantsOn(standing, date))
  const waiting: Stored<StandingOrder>[] = []
  for (let i = 0; i < wanted.length; i += BATCH) {
    const batch = wanted.slice(i, i + BATCH)
    const ids = batch.map(({ personId }) => orderIdOf(personId, date, meal))
    const there = await db
      .of(mealOrders)
      .find({ _id: command.in(ids) }, { limit: BATCH, fields: ['personId'] })
    const having = new Set(there.map(({ _id }) => _id))
    waiting.push(...batch.filter(({ personId }) => !having.has(orderIdOf(personId, date, meal))))
  }
  return waiting
}

/** Runs for all of them, a few at a time, until the time is up. False where something is left to be done. */
async function forAll<T>(
  items: readonly T[],
  until: number,
  run: (item: T) => Promise<unknown>,
): Promise<boolean> {
  let done = true
  for (let i = 0; i < items.length; i += AT_ONCE) {
    if (performance.now() > until) return false
    const results = await Promise.allSettled(items.slice(i, i + AT_ONCE).map(run))
    for (const result of results) {
      if (result.status === 'fulfilled') continue
      done = false
      console.error(JSON.stringify({ what: 'a standing order is tried again', error: String(result.reason) }))
    }
  }
  return done
}

async function makeMenu(db: Database, clock: Clock, undone: Undone, until: number): Promise<boolean> {
  const waiting = await waitingFor(db, undone)
  if (waiting.length === 0) return true
  const menu = await readMenu(db, undone._id)
  for (let i = 0; i < waiting.length; i += BATCH) {
    const batch = waiting.slice(i, i + BATCH)
    const people = await eatersOf(
      db,
      batch.map(({ personId }) => personId),
    )
    const done = await forAll(batch, until, async (standing) => {
      const person = people.find(({ _id }) => _id === standing.personId)
      if (!person) return
      await makeDay({ db, clock, standing, person, months: new Months(db, person._id) }, menu)
    })
    if (!done) return false
  }
  return true
}

/** The timer was off until the cutoff: people hear of it, and the canteen telephones. Standing orders of later do not count. */
async function tellLate(db: Database, undone: Undone, now: number, until: number): Promise<boolean> {
  const waiting = (await waitingFor(db, undone)).filter(({ createdAt }) => createdAt < undone.orderUntil)
  return forAll(waiting, until, (standing) => tellMissed(db, standing, undone, '系统没赶上截单', now))
}

/** Makes the meals of every published menu, once. */
const makeStandings: Step = async (db, now) => {
  const until = performance.now() + WORK_MS
  const clock: Clock = { now: () => now }
  for (const menu of await undoneMenus(db, now)) {
    const done = isOpen(menu, now)
      ? await makeMenu(db, clock, menu, until)
      : await tellLate(db, menu, now, until)
    if (done) await db.of(menus).update({ _id: menu._id }, { standingsAt: now })
    if (performance.now() > until) return
  }
}

/** Finishes what a change of a standing order has left half done. */
const followDue: Step = async (db, now) => {
  const due = await db.of(standingOrders).find({ due: true }, { limit: DUE_PER_RUN })
  const until = performance.now() + WORK_MS
  await forAll(due, until, (standing) => follow({ db, clock: { now: () => now } }, standing))
}

export const standingSteps: readonly Step[] = [followDue, makeStandings]
