import { command, type Database } from '../kit/database'
import { alerts, mealOrders, type Alert, type MealOrder } from './collections'
import { alertMoves, isDue, nextEscalation, SEARCHING } from './rules/alert'
import { alertIdOf } from './rules/ids'
import type { Step } from './rooms'
import { openAlert, tellNews } from './searching'
import { menusOfToday } from './walking'

const PER_RUN = 100

/** What a courier means who writes nothing. */
export const NOBODY = '敲门没人应'

/** Each on its own: what is wrong with one search must not keep the others waiting. */
async function each<T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const item of items) await run(item).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} alerts failed`)
}

/** A courier wrote down that nobody answered, and a crash came before anybody was called. */
async function openMissing(db: Database, now: number): Promise<void> {
  const waiting = (
    await Promise.all(
      menusOfToday(db, now).map((menuId) =>
        db.of(mealOrders).find({ menuId, state: 'no_answer' }, { limit: PER_RUN }),
      ),
    )
  ).flat()
  if (waiting.length === 0) return
  const known = await db
    .of(alerts)
    .find({ _id: command.in(waiting.map(({ _id }) => alertIdOf(_id))) }, { limit: 2 * PER_RUN })
  const said = new Set(known.flatMap(({ notes }) => notes.map(({ id }) => id)))
  await each(waiting, async (order: MealOrder) => {
    const move = order.doorMoves.filter(({ event }) => event === 'findNobody').at(-1)
    const { handover, courier } = order
    if (!move || !handover || said.has(move.id)) return
    const { staffId, staffName, at, note: text } = handover
    await openAlert(
      db,
      {
        ...{ order, cause: 'no_answer' },
        note: { id: move.id, at, by: staffId, byName: staffName, text: text || NOBODY },
        courier: { openid: courier?.openid ?? staffId, name: courier?.name ?? staffName },
      },
      now,
    )
  })
}

/** Calls in more people. The level that was read is stated: of two timers one moves it on, and both tell the same. */
async function escalate(db: Database, alert: Alert, now: number): Promise<void> {
  if (!isDue(alert, now) || alert.escalateAt === null) return
  const { _id, level, escalateAt } = alert
  const claimed = await db.of(alerts).updateAndReturn(
    { _id, level, escalateAt, state: command.in([...SEARCHING]) },
    {
      state: alertMoves.escalate.to,
      level: level + 1,
      escalateAt: nextEscalation(escalateAt, now),
      toldAt: null,
    },
  )
  if (claimed) await tellNews(db, claimed, now)
}

async function escalateDue(db: Database, now: number): Promise<void> {
  const due = await db
    .of(alerts)
    .find({ state: command.in([...SEARCHING]), escalateAt: command.lte(now) }, { limit: PER_RUN })
  await each(due, (alert) => escalate(db, alert, now))
}

/** What was written and not told: the timer, or the call that wrote it, died in between. */
async function tellUntold(db: Database, now: number): Promise<void> {
  const untold = await db.of(alerts).find({ toldAt: null }, { limit: PER_RUN })
  await each(untold, (alert) => tellNews(db, alert, now))
}

/** Nobody who is looked for is forgotten: one step a minute. */
export const watchAlerts: Step = async (db, now) => {
  await openMissing(db, now)
  await escalateDue(db, now)
  await tellUntold(db, now)
}
