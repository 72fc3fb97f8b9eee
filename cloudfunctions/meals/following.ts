import type { Clock } from '../kit/clock'
import { command, type Database, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId, fingerprint } from '../kit/fingerprint'
import { householdOf } from '../kit/people'
import { isoDate } from '../../miniprogram/shared/time'
import { cancel } from './cancelling'
import { change } from './changing'
import { mealOrders, standingOrders, type MealOrder, type Menu, type StandingOrder } from './collections'
import { menusFrom } from './menus'
import { Months } from './months'
import { isOpen } from './rules/menu'
import { STANDING_NAME } from './rules/order'
import { isPaused, wantsOn } from './rules/standing'
import { COMING } from './rules/states'
import { eatersOf, makeDay, type Making } from './standing'

/** After a standing order was changed, its coming days follow. */

export interface Followed {
  booked: MealOrder[]
  cancelled: MealOrder[]
  /** Not wanted any more, and too late to be cancelled. */
  kept: MealOrder[]
}

interface Around {
  db: Database
  clock: Clock
}

/** Menus are not published for longer than this ahead. */
const DAYS_AHEAD = 35
const MAX_MEALS = 100

const mealsOf = (db: Database, standing: StandingOrder, today: string): Promise<Stored<MealOrder>[]> =>
  db
    .of(mealOrders)
    .find({ standingId: standing._id, date: command.gte(today) }, { limit: MAX_MEALS, sort: { date: 'asc' } })

/** A refusal of the rules leaves a day as it is; everything else is tried again. */
async function unlessRefused<T>(run: Promise<T>): Promise<T | null> {
  try {
    return await run
  } catch (error) {
    const again = !(error instanceof AppError) || error.code === 'BUSY' || error.code === 'IN_PROGRESS'
    if (again) throw error
    return null
  }
}

async function cancelUnwanted(
  { db, clock }: Around,
  standing: StandingOrder,
  meals: readonly Stored<MealOrder>[],
): Promise<Pick<Followed, 'cancelled' | 'kept'>> {
  const followed: Pick<Followed, 'cancelled' | 'kept'> = { cancelled: [], kept: [] }
  for (const meal of meals) {
    if (!COMING.includes(meal.state) || wantsOn(standing, meal.date)) continue
    const paused = standing.state === 'active' && isPaused(standing, meal.date)
    const cancelled = await unlessRefused(
      cancel(db, meal, {
        move: 'cancel',
        cancelledBy: paused ? 'pause' : 'person',
        by: STANDING_NAME,
        reason: paused ? '长期订餐暂停' : '长期订餐改了',
        now: clock.now(),
      }),
    )
    if (cancelled) followed.cancelled.push(cancelled)
    else followed.kept.push(meal)
  }
  return followed
}

/** What the person has not changed by hand, and is not what the standing order says now. */
function isOutdated(standing: StandingOrder, { lines, way, remark, events, state }: MealOrder): boolean {
  if (state !== 'booked' || events.some(({ what, by }) => what === '改餐' && by !== STANDING_NAME))
    return false
  const [line] = lines
  const liked = standing.likes.length === 0 || standing.likes.includes(line?.name ?? '')
  return way !== standing.way || remark !== standing.remark || line?.quantity !== standing.quantity || !liked
}

/** The first thing on the menu that they like now; what was ordered where there is none. */
const likedOn = (menu: Menu, { likes }: StandingOrder, { lines }: MealOrder): string | undefined =>
  likes.flatMap((name) => menu.items.find((item) => item.name === name && !item.hidden)?.id ?? [])[0] ??
  lines[0]?.itemId

async function changeOutdated(
  { db, clock, standing, person }: Making,
  meals: readonly Stored<MealOrder>[],
  menus: readonly Menu[],
): Promise<void> {
  const { way, remark, quantity, version } = standing
  for (const meal of meals) {
    const menu = menus.find(({ _id }) => _id === meal.menuId)
    const itemId = menu && likedOn(menu, standing, meal)
    if (!itemId || !wantsOn(standing, meal.date) || !isOutdated(standing, meal)) continue
    const same = itemId === meal.lines[0]?.itemId && quantity === meal.lines[0].quantity
    if (same && way === meal.way && remark === meal.remark) continue
    const key = derivedId('standing change', meal._id, String(version))
    const wish = { lines: [{ itemId, quantity }], way, remark, seenPayFen: null }
    const subject = {
      personId: person._id,
      name: person.name,
      household: householdOf(person._id, person.address),
      birthdate: person.birthdate,
    }
    await unlessRefused(
      change(
        { db, clock, wish, subject, by: STANDING_NAME, lateReason: '', key, mark: fingerprint(wish) },
        meal,
      ),
    )
  }
}

/**
 * Brings the coming days to what a standing order says: cancels, changes and books. Safe to repeat, and to stop anywhere.
 * @throws BUSY, IN_PROGRESS
 */
export async function follow(around: Around, standing: StandingOrder): Promise<Followed> {
  const { db, clock } = around
  const now = clock.now()
  const today = isoDate(now)
  const [meals, menus, [person]] = await Promise.all([
    mealsOf(db, standing, today),
    menusFrom(db, today, DAYS_AHEAD),
    eatersOf(db, [standing.personId]),
  ])
  const ended = await cancelUnwanted(around, standing, meals)
  const booked: MealOrder[] = []
  if (person) {
    const making: Making = { ...around, standing, person, months: new Months(db, person._id) }
    await changeOutdated(making, meals, menus)
    for (const menu of menus) {
      if (menu.meal !== standing.meal || !isOpen(menu, now) || !wantsOn(standing, menu.date)) continue
      const made = await makeDay(making, menu)
      if (made !== 'there' && 'order' in made) booked.push(made.order)
    }
  }
  await db.of(standingOrders).update({ _id: standing._id, version: standing.version }, { due: false })
  return { ...ended, booked }
}
