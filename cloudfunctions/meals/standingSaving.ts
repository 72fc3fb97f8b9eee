import type { InferInput } from 'valibot'
import type { Subject } from '../kit/caller'
import { command, type Patch, type Stored } from '../kit/database'
import { AppError, notFound } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import { tell } from '../kit/messages'
import { actorName } from '../kit/actorName'
import { standingOrders, type StandingOrder } from './collections'
import type { contract } from './contract'
import { follow, type Followed } from './following'
import { BOOKS_FOR_CALLERS } from './rules/order'
import { auditBy, type Context } from './staff'
import { standingInWords } from './rules/standing'
import { mealCard, type MealCard } from './views'

/** What the actions about standing orders have in common. */

export type StandingOut = InferInput<(typeof contract)['saveStanding']['output']>['standing']

export function standingOut(standing: StandingOrder): StandingOut {
  const { _id, version, personId, personName, meal, weekdays, way, likes, quantity } = standing
  const { otherwise, remark, state, pauses, fromDate } = standing
  return {
    ...{ id: _id, version, personId, personName, meal, weekdays, way, likes, quantity },
    ...{ otherwise, remark, state, pauses, fromDate },
  }
}

/** A standing order of somebody for whom the caller may book, as they stand now. @throws NOT_FOUND */
export async function standingFor(
  { caller, db }: Context,
  id: string,
): Promise<{ standing: Stored<StandingOrder>; subject: Subject }> {
  const standing = await db.of(standingOrders).get(id)
  if (!standing) throw notFound('长期订餐')
  try {
    return { standing, subject: await caller.actFor(standing.personId, 'meals', BOOKS_FOR_CALLERS) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') throw notFound('长期订餐')
    throw error
  }
}

export const changedMeanwhile = (): AppError => new AppError('STALE', '这份长期订餐刚刚改过,请刷新再看')

/** Saves a standing order that nobody has changed since it was read. @throws STALE */
export async function saveStandingChange(
  { db }: Context,
  { _id, version }: StandingOrder,
  patch: Patch<StandingOrder>,
): Promise<Stored<StandingOrder>> {
  const saved = await db
    .of(standingOrders)
    .updateAndReturn({ _id, version }, { ...patch, due: true, version: command.inc(1) })
  if (!saved) throw changedMeanwhile()
  return saved
}

type What = 'saveStanding' | 'pauseStanding' | 'resumeStanding' | 'endStanding'

const WORDS: Readonly<Record<What, string>> = {
  saveStanding: '定了长期订餐',
  pauseStanding: '暂停了长期订餐',
  resumeStanding: '恢复了长期订餐',
  endStanding: '停了长期订餐',
}

/** Whoever eats hears what somebody else has settled for them; what staff do is on record. */
async function tellAndRecord(
  context: Context,
  what: What,
  standing: StandingOrder,
  subject: Subject,
): Promise<void> {
  if (subject.door === 'self') return
  const { caller, db, clock } = context
  const by = actorName(subject, caller.profile().name)
  await tell(db, {
    id: derivedId('meals.standingChanged', standing._id, String(standing.version)),
    personId: standing.personId,
    kind: 'meals.standingChanged',
    title: '长期订餐有变动',
    text: `${by} 帮您${WORDS[what]}:${standingInWords(standing)}`,
    page: '/packages/meals/pages/standing/index',
    at: clock.now(),
  })
  if (subject.door !== 'staff') return
  await auditBy(context, what, standing._id, {
    id: derivedId('audit', `meals.${what}`, standing._id, String(standing.version)),
    personId: standing.personId,
    aboutName: standing.personName,
  })
}

/** The coming days follow, people hear of it, and it is answered. */
export async function settleStanding(
  context: Context,
  what: What,
  standing: StandingOrder,
  subject: Subject,
): Promise<{ standing: StandingOut } & Record<keyof Followed, MealCard[]>> {
  const { caller, clock } = context
  const followed = await follow(context, standing)
  await tellAndRecord(context, what, standing, subject)
  const cards = (meals: Followed[keyof Followed]): MealCard[] =>
    meals.map((meal) => mealCard(meal, caller.personId, clock.now()))
  return {
    standing: standingOut(standing),
    booked: cards(followed.booked),
    cancelled: cards(followed.cancelled),
    kept: cards(followed.kept),
  }
}
