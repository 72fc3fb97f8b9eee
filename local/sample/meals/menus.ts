import type { Menu, MenuItem, SubsidyPolicy } from '../../../cloudfunctions/meals/collections'
import { menuIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { policyAt, policyTerms } from '../../../cloudfunctions/meals/rules/policy'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, partsOf } from '../../../miniprogram/shared/time'
import type { Meal } from '../../../miniprogram/shared/vocabulary'
import { openidOf } from '../keys'
import { community, dateAt, dayAt, dishIdOf, HOURS_OF, type Desk, type In } from './desk'
import { dishOf } from './dishes'

/** One meal of one day, so many days after the sample's own. */
export interface MenuPlan {
  offset: number
  meal: Meal
  /** Keys of dishes, with how many portions of each; `left` counts from what is sold. */
  items: [key: string, portions: number | { left: number }][]
}

/** What there is for lunch: today, tomorrow and so on, the same whatever weekday it is. */
const LUNCHES: readonly MenuPlan['items'][] = [
  [
    ['fish', 40],
    ['soft', 30],
    ['sugar', 20],
    ['tofu', 30],
    ['tomato-noodles', 20],
    ['custard', 30],
    ['millet', 40],
  ],
  [
    ['meatballs', 40],
    ['beef', { left: 0 }],
    ['soft', 30],
    ['sugar', 20],
    ['dumplings', { left: 2 }],
    ['greens', 30],
    ['custard', 30],
  ],
  [
    ['bass', 24],
    ['pork', 40],
    ['sugar', 20],
    ['tomato-noodles', 30],
    ['custard', 30],
    ['cucumber', 30],
    ['yoghurt', 20],
  ],
  [
    ['chicken', 40],
    ['huimian', 40],
    ['soft', 30],
    ['dumplings', 24],
    ['greens', 30],
    ['soymilk', 40],
  ],
  [
    ['beef', 30],
    ['meatballs', 40],
    ['sugar', 20],
    ['tofu', 30],
    ['custard', 30],
    ['pumpkin', 40],
    ['bun', 40],
  ],
  [
    ['fish', 40],
    ['chicken', 30],
    ['soft', 30],
    ['sugar', 20],
    ['meatball-soup', 20],
    ['millet', 40],
  ],
  [
    ['huimian', 40],
    ['bass', 24],
    ['sugar', 20],
    ['dumplings', 24],
    ['beef-slices', 20],
    ['soymilk', 40],
  ],
]

const DINNER: MenuPlan['items'] = [
  ['porridge', 30],
  ['hulatang', 20],
  ['tomato-noodles', 20],
  ['pumpkin', 20],
]

/** On which days there is dinner. */
const DINNERS: readonly number[] = [0, 2]

const WEEK = 7

/** How many days ago this week's Monday was. */
const sinceMonday = (now: number): number => (partsOf(now).weekday + 6) % WEEK

/** Days from last Monday to the end of next week, counted from the sample's own. */
function offsets(now: number): number[] {
  const first = -sinceMonday(now) - WEEK
  return Array.from({ length: 3 * WEEK }, (_, i) => first + i)
}

export const menuPlans = (now: number): MenuPlan[] =>
  offsets(now).flatMap((offset): MenuPlan[] => {
    const lunch = LUNCHES[((offset % WEEK) + WEEK) % WEEK]!
    return [
      { offset, meal: 'lunch', items: lunch },
      ...(DINNERS.includes(offset) ? [{ offset, meal: 'dinner' as const, items: DINNER }] : []),
    ]
  })

/** Until Wednesday of next week; what comes after it is still being written. */
const isPublished = (plan: MenuPlan, now: number): boolean => plan.offset < 2 * WEEK - sinceMonday(now) - 4

/** On the Friday before its week, or yesterday where that is still to come. */
function publishedAt({ offset }: MenuPlan, now: number): number {
  const monday = offset - sinceMonday(dayAt(now, offset))
  return Math.min(dayAt(now, monday) - 3 * DAY + 16 * HOUR, dayAt(now, -1) + 15 * HOUR)
}

/** Ten in the morning: today's lunch is being cooked, whatever came before is over. */
function stageOf({ offset, meal }: MenuPlan): Menu['stage'] {
  if (offset < 0) return 'closed'
  return offset === 0 && meal === 'lunch' ? 'cooking' : 'open'
}

function stagedAt(plan: MenuPlan, day: number, now: number): Menu['stagedAt'] {
  const stage = stageOf(plan)
  const open = publishedAt(plan, now)
  if (stage === 'open') return { open }
  const { order, ready, to } = HOURS_OF[plan.meal]
  const begun = { open, locked: day + order * HOUR, cooking: day + (order + 0.2) * HOUR }
  return stage === 'cooking'
    ? begun
    : { ...begun, ready: day + ready * HOUR, closed: day + (to + 0.25) * HOUR }
}

const itemOf = (key: string, index: number, capacity: number, desk: Desk): MenuItem => {
  const { price, picture, kind, name, note, parts, tags, contains } = dishOf(key)
  return {
    id: `i${index + 1}`,
    dishId: dishIdOf(key),
    kind,
    name,
    photo: desk.picture(picture),
    note,
    parts,
    priceFen: fen(price),
    tags,
    contains,
    capacity,
    hidden: false,
  }
}

/** So many portions the kitchen can do in all. */
const CAPACITY = 90

/** A menu; portions that count from what is sold are put in with the orders. */
export function menuDocument(plan: MenuPlan, policies: readonly SubsidyPolicy[], desk: Desk): In<Menu> {
  const { offset, meal, items } = plan
  const { now } = desk
  const date = dateAt(now, offset)
  const day = dayAt(now, offset)
  const { order, change, from, to } = HOURS_OF[meal]
  const published = isPublished(plan, now)
  const stage = stageOf(plan)
  const staged = published ? stagedAt(plan, day, now) : {}
  return {
    _id: menuIdOf(community, date, meal),
    community,
    date,
    meal,
    state: published ? 'published' : 'draft',
    stage,
    items: items.map(([key, n], i) => itemOf(key, i, typeof n === 'number' ? n : n.left, desk)),
    capacity: CAPACITY,
    ways: ['dineIn', 'pickUp', 'delivery'],
    place: '社区食堂一楼',
    note: '',
    orderUntil: day + order * HOUR,
    changeUntil: day + change * HOUR,
    cancelUntil: day + change * HOUR,
    serveFrom: day + from * HOUR,
    serveTo: day + to * HOUR,
    policy: policyTerms(policyAt(policies, date)),
    channel: 'onsite',
    terms: published ? 1 + Object.keys(staged).length : 1,
    version: published ? 2 : 1,
    codeKey: `sample-${date}-${meal}`,
    createdAt: publishedAt(plan, now) - 2 * HOUR,
    createdBy: openidOf('ma-shufen'),
    publishedAt: published ? publishedAt(plan, now) : null,
    stagedAt: staged,
    cancelledReason: '',
    due: published && stage !== 'closed',
  }
}

/** Which items count their portions from what is sold. */
export const countedFromSold = ({ items }: MenuPlan): Map<string, number> =>
  new Map(items.flatMap(([, n], i) => (typeof n === 'number' ? [] : [[`i${i + 1}`, n.left] as const])))
