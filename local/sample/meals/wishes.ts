import type { Menu, MenuItem } from '../../../cloudfunctions/meals/collections'
import { suits } from '../../../cloudfunctions/meals/rules/diet'
import { partsOf } from '../../../miniprogram/shared/time'
import type { MealDoor, MealWay } from '../../../miniprogram/shared/vocabulary'
import { personIdOf } from '../keys'
import { dayAt, type Desk } from './desk'
import { eaters, sampleStandings, type Eater, type SampleStanding } from './eaters'
import type { MenuPlan } from './menus'

/** How a meal ended that did not simply end well. */
export type Fate = 'alert' | 'returned' | 'missed' | 'cancelled'

/** One booking as the sample wants it. */
export interface MealWish {
  key: string
  by: string
  door: MealDoor
  way: MealWay
  takes: { item: MenuItem; quantity: number }[]
  remark: string
  fate: Fate | null
  standing: boolean
}

/** Who has a meal on a day whatever their habits, and what became of it. */
const FATES: Readonly<Record<number, Record<string, Fate>>> = {
  [-5]: { 'liang-guifen': 'cancelled' },
  [-3]: { 'luo-tianming': 'missed' },
  [-2]: { 'guo-wanfu': 'alert' },
  [-1]: { 'zhou-xiulan': 'returned', 'feng-zhenhua': 'cancelled' },
  [0]: { 'gao-shulan': 'cancelled' },
  [1]: { 'deng-guoliang': 'cancelled' },
}

/** Brings a guest today. */
const WITH_GUEST = 'xie-chunhua'

const fateOf = (plan: MenuPlan, key: string): Fate | null =>
  plan.meal === 'lunch' ? (FATES[plan.offset]?.[key] ?? null) : null

const spread = (n: number, of: number): number => ((n % of) + of) % of

/** Whether somebody's habits bring them to a meal: all of them today, fewer the further ahead it is. */
function comes({ days, door }: Eater, index: number, { offset, meal }: MenuPlan): boolean {
  if (meal === 'dinner') return spread(index + offset, 5) === 0
  if (offset === 0) return true
  if (offset < 0) return spread(index * 3 + offset * 2, 7) < days - 1
  // Whoever books with their own phone has not booked ahead yet: the days are theirs to try.
  if (door === 'app') return false
  return offset === 1 ? days >= 3 : days >= 4 && spread(index + offset, 3) === 0
}

const setsOf = (menu: Menu): MenuItem[] => menu.items.filter(({ kind }) => kind === 'set')

function chosenBy(eater: Eater, index: number, plan: MenuPlan, menu: Menu, desk: Desk): MealWish['takes'] {
  const person = desk.persons.get(personIdOf(eater.key))!
  const suitable = menu.items.filter((item) => suits(person, item))
  const sets = suitable.filter(({ kind }) => kind === 'set')
  const wanted = menu.items.find(({ dishId }) => dishId === `md-${eater.wants ?? ''}`)
  const main = wanted ?? sets[spread(index + plan.offset, sets.length || 1)] ?? setsOf(menu)[0]!
  const sides = suitable.filter(({ kind }) => kind === 'dish')
  const side = spread(index + plan.offset, 4) === 0 ? sides[spread(index, sides.length || 1)] : undefined
  const quantity = eater.key === WITH_GUEST && plan.offset === 0 && plan.meal === 'lunch' ? 2 : 1
  return [{ item: main, quantity }, ...(side ? [{ item: side, quantity: 1 }] : [])]
}

/** What a standing order makes of a menu: the first that they like and may eat, else the first that they may eat. */
export function standingChoice(standing: SampleStanding, menu: Menu, desk: Desk): MenuItem | undefined {
  const person = desk.persons.get(personIdOf(standing.key))!
  const suitable = setsOf(menu).filter((item) => suits(person, item))
  const liked = standing.likes
    .map((name) => suitable.find((item) => item.name === name))
    .find((item) => item !== undefined)
  return liked ?? (standing.otherwise === 'suitable' ? suitable[0] : undefined)
}

const isAway = ({ pause }: SampleStanding, offset: number): boolean =>
  pause !== undefined && pause[0] <= offset && offset <= pause[1]

function standingWishes(plan: MenuPlan, menu: Menu, desk: Desk): MealWish[] {
  const weekday = partsOf(dayAt(desk.now, plan.offset)).weekday || 7
  return sampleStandings
    .filter((standing) => plan.meal === 'lunch' && standing.weekdays.includes(weekday))
    .filter((standing) => !isAway(standing, plan.offset))
    .flatMap((standing): MealWish[] => {
      const item = standingChoice(standing, menu, desk)
      if (!item) return []
      const { key, by } = standing
      const takes = [{ item, quantity: 1 }]
      return [{ key, by, door: 'standing', way: 'delivery', takes, remark: '', fate: null, standing: true }]
    })
}

/** Everything that is wanted of a menu, in the order in which it was booked. */
export function wishesFor(plan: MenuPlan, menu: Menu, desk: Desk): MealWish[] {
  if (menu.state !== 'published') return []
  const standing = standingWishes(plan, menu, desk)
  const own = eaters.flatMap((eater, index): MealWish[] => {
    const fate = fateOf(plan, eater.key)
    const stands = standing.some(({ key }) => key === eater.key)
    if (stands || (fate === null && !comes(eater, index, plan))) return []
    const { key, by, door, way, remark = '' } = eater
    const takes = chosenBy(eater, index, plan, menu, desk)
    return [{ key, by, door, way, takes, remark, fate, standing: false }]
  })
  return [...standing, ...own]
}
