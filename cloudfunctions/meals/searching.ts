import { mealLabel, wellBeingLabel } from '../../miniprogram/shared/vocabulary'
import { askToCall, callTasks } from '../kit/callTasks'
import { command, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import { tellMany, type Told } from '../kit/messages'
import { accounts } from '../kit/people'
import { reaches, validRoles } from '../kit/people/grants'
import { activeLink, linkedTo } from '../kit/people/links'
import { alerts, type Alert, type MealOrder } from './collections'
import { callerAt, ESCALATE_MS, rolesToldAt, SEARCHING } from './rules/alert'
import { alertIdOf } from './rules/ids'

/**
 * ★ Somebody is looked for: nobody answered the door, or a courier is worried. Whatever is still to be told stands on
 * the alert (`toldAt` is null), so that a crash between writing and telling is finished by the timer.
 */

const familyPage = ({ _id, personName }: Alert): string =>
  `/packages/meals/pages/well-being/index?alertId=${_id}&name=${encodeURIComponent(personName)}`

const staffPage = ({ _id }: Alert): string => `/packages/courier/pages/alert/index?id=${_id}`

interface Listener {
  personId: string
  page: string
}

async function familyOf(db: Database, alert: Alert, now: number): Promise<Listener[]> {
  const linked = await linkedTo(db, alert.personId)
  return linked
    .filter((account) => activeLink(account, alert.personId, 'meals', now) !== undefined)
    .map(({ personId }) => ({ personId, page: familyPage(alert) }))
}

async function staffAt(db: Database, alert: Alert, level: number, now: number): Promise<Listener[]> {
  const roles = rolesToldAt(level)
  const found = await db
    .of(accounts)
    .find({ 'roles.role': command.in([...roles]) }, { limit: 1000, fields: ['personId', 'roles'] })
  return found
    .filter(({ roles: grants }) => {
      const held = validRoles(grants, now)
      return roles.some((role) => held.includes(role) && reaches(grants, [role], alert.grid, now))
    })
    .map(({ personId }) => ({ personId, page: staffPage(alert) }))
}

/** Each once; family first, so that whoever is both gets the page for family. */
const unique = (listeners: readonly Listener[]): Listener[] => [
  ...new Map([...listeners].reverse().map((one) => [one.personId, one])).values(),
]

const mealOf = ({ orderId }: Alert): string =>
  orderId.endsWith(':dinner') ? mealLabel.dinner : mealLabel.lunch

function wordsOf(alert: Alert, level: number): { title: string; text: string } {
  const { personName: name, cause, courier } = alert
  const meal = mealOf(alert)
  if (level > 0) {
    return { title: `${name}还没有下落`, text: `送${meal}时没见到人,找了一阵了,请马上安排人去看看` }
  }
  return cause === 'no_answer'
    ? {
        title: `${name}家敲门没人应`,
        text: `${courier.name}送${meal}时没人应门,请联系看看,知道情况了请写一句`,
      }
    : { title: `请看看${name}`, text: `${courier.name}送${meal}时有些担心,请联系看看,知道情况了请写一句` }
}

/** Ids hold when it was opened: whoever is looked for anew is told of anew. */
const idOf = (what: string, { _id, openedAt }: Alert, level: number, personId = ''): string =>
  derivedId(what, _id, String(openedAt), String(level), personId)

async function tellLevel(db: Database, alert: Alert, level: number, now: number): Promise<void> {
  const [family, staff] = await Promise.all([
    level === 0 ? familyOf(db, alert, now) : [],
    staffAt(db, alert, level, now),
  ])
  const words = wordsOf(alert, level)
  const told = unique([...family, ...staff]).map(({ personId, page }): Told => ({
    ...{ ...words, personId, page, at: now },
    id: idOf('meal alert', alert, level, personId),
    kind: 'meals.alert',
    template: 'meal',
  }))
  await tellMany(db, told)
  const { personId, personName, grid } = alert
  const task = { _id: idOf('meal alert call', alert, level), personId, personName, grid, messageId: null }
  await askToCall(db, { ...task, ...words, page: staffPage(alert) }, callerAt(level), now)
}

const levelsOf = ({ level }: Alert): number[] => (level === 0 ? [0] : [0, level])

/** Those who were told hear how it ended, and nobody telephones any more. */
async function tellEnd(db: Database, alert: Alert, now: number): Promise<void> {
  const { closed, personName, level } = alert
  if (!closed) return
  const [family, ...staff] = await Promise.all([
    familyOf(db, alert, now),
    ...levelsOf(alert).map((one) => staffAt(db, alert, one, now)),
  ])
  const told = unique([...family, ...staff.flat()])
    .filter(({ personId }) => personId !== closed.byPersonId)
    .map(({ personId, page }): Told => ({
      ...{ personId, page, at: now },
      id: derivedId('meal alert end', closed.id, personId),
      kind: 'meals.alertEnd',
      title: `${personName}有下落了`,
      text: `${wellBeingLabel[closed.how]},${closed.byName}写的${closed.text ? `:${closed.text}` : ''}`,
      template: 'meal',
    }))
  await tellMany(db, told)
  const tasks = Array.from({ length: level + 1 }, (_, n) => idOf('meal alert call', alert, n))
  await db
    .of(callTasks)
    .update(
      { _id: command.in(tasks), state: 'open' },
      { state: 'done', doneAt: now, settled: 'found', taken: null },
    )
}

/** Tells what is still to be told of an alert. May be done again, and by two at once. */
export async function tellNews(db: Database, alert: Alert, now: number): Promise<void> {
  if (alert.toldAt !== null) return
  if (alert.state === 'closed') await tellEnd(db, alert, now)
  else for (const level of levelsOf(alert)) await tellLevel(db, alert, level, now)
  const { _id, state, level, openedAt } = alert
  await db.of(alerts).update({ _id, state, level, openedAt, toldAt: null }, { toldAt: now })
}

export interface Worry {
  order: MealOrder
  cause: Alert['cause']
  /** Its id is derived from the request: sent again, it stands there once. */
  note: Alert['notes'][number]
  courier: Alert['courier']
}

const fresh = ({ order, cause, note, courier }: Worry, now: number): Alert => ({
  _id: alertIdOf(order._id),
  orderId: order._id,
  menuId: order.menuId,
  personId: order.personId,
  personName: order.personName,
  phone: order.personPhone,
  address: order.address,
  grid: order.grid,
  cause,
  state: 'open',
  openedAt: now,
  escalateAt: now + ESCALATE_MS,
  level: 0,
  toldAt: null,
  courier,
  notes: [note],
  closed: null,
})

/**
 * Opens a search; where one is open for this meal already, the remark joins it, and one that had ended begins anew.
 * Repeating it does nothing.
 */
export async function openAlert(db: Database, worry: Worry, now: number): Promise<Stored<Alert>> {
  const alert = fresh(worry, now)
  const { _id } = alert
  const { note } = worry
  const all = db.of(alerts)
  if (!(await all.insert(alert))) {
    const { cause, state, openedAt, escalateAt, level, toldAt, courier, closed } = alert
    const anew = { cause, state, openedAt, escalateAt, level, toldAt, courier: command.set(courier), closed }
    const notes = command.push([note])
    const unsaid = { _id, 'notes.id': command.neq(note.id) }
    const again = await all.update({ ...unsaid, state: 'closed' }, { ...anew, notes })
    if (!again) await all.update({ ...unsaid, state: command.in([...SEARCHING]) }, { notes })
  }
  const opened = await all.need(_id)
  await tellNews(db, opened, now)
  return opened
}

/**
 * Ends a search by writing how the person is; the others hear of it. Null where somebody else has ended it already.
 * The same `id` again ends it once and tells what was not told yet.
 */
export async function endSearch(
  db: Database,
  alertId: string,
  closed: NonNullable<Alert['closed']>,
): Promise<Stored<Alert> | null> {
  const ended = await db
    .of(alerts)
    .updateAndReturn(
      { _id: alertId, state: command.in([...SEARCHING]) },
      { state: 'closed', escalateAt: null, toldAt: null, closed: command.set(closed) },
    )
  const alert = ended ?? (await db.of(alerts).get(alertId))
  if (alert?.closed?.id !== closed.id) return null
  await tellNews(db, alert, closed.at)
  return alert
}

/** Who was quicker, and what they wrote. */
export async function endedBy(db: Database, alertId: string): Promise<AppError> {
  const closed = (await db.of(alerts).get(alertId))?.closed
  const words = closed ? `${closed.byName}刚刚写过了:${wellBeingLabel[closed.how]}` : '已经有下落了'
  return new AppError('STALE', `${words},请刷新再看`)
}
