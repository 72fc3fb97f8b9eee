import type { Allotment } from '../../cloudfunctions/kit/allotment'
import type { Menu, MenuItem, PolicyTerms } from '../../cloudfunctions/meals/collections'
import { allotmentIdOf, menuIdOf } from '../../cloudfunctions/meals/rules/ids'
import { termsOf } from '../../cloudfunctions/meals/rules/menu'
import { fen } from '../../miniprogram/shared/money'
import { DAY, HOUR, instantOf, isoDate } from '../../miniprogram/shared/time'

/** Menus as they lie in the database, made for one test. */

/** 70 and over: ¥4.00 a meal; 80 and over: ¥6.00; nobody more than ¥60.00 a month. */
export const policyTerms: PolicyTerms = {
  policyId: 'policy-1',
  title: '兴隆社区老年助餐补贴',
  payer: '区民政局',
  tiers: [
    {
      id: 't80',
      minAge: 80,
      amountFen: fen(600),
      sharePercent: null,
      maxPerMealFen: null,
      maxPerMonthFen: fen(6000),
    },
    {
      id: 't70',
      minAge: 70,
      amountFen: fen(400),
      sharePercent: null,
      maxPerMealFen: null,
      maxPerMonthFen: fen(6000),
    },
  ],
}

type ItemPlan = Partial<Omit<MenuItem, 'id'>>

export interface MenuPlan extends Partial<Omit<Menu, '_id' | 'items' | 'capacity'>> {
  community?: string
  /** By id; a set for ¥12.00 unless told otherwise. */
  items?: Record<string, ItemPlan>
  /** Of the whole kitchen; the sum of the items unless told. */
  capacity?: number
  policy?: PolicyTerms | null
}

const itemOf = ([id, more]: [string, ItemPlan]): MenuItem => ({
  id,
  dishId: `dish-${id}`,
  kind: 'set',
  name: id,
  photo: '',
  note: '',
  parts: [],
  priceFen: fen(1200),
  tags: ['soft'],
  contains: [],
  capacity: 100,
  hidden: false,
  ...more,
})

/** Tomorrow's lunch, published and open until an hour before it is served, unless the plan says otherwise. */
export function menuDocument(plan: MenuPlan = {}, now = Date.now()): Menu & { community: string } {
  const { community: where = 'xinglong', date = isoDate(now + DAY), meal = 'lunch', items, ...more } = plan
  const serveFrom = more.serveFrom ?? instantOf(date, meal === 'lunch' ? '11:00' : '17:00') ?? now
  const offered = Object.entries(items ?? { fish: { name: '红烧鱼套餐' } }).map(itemOf)
  const cutoff = serveFrom - HOUR
  return {
    _id: menuIdOf(where, date, meal),
    community: where,
    date,
    meal,
    state: 'published',
    stage: 'open',
    items: offered,
    capacity: offered.reduce((n, item) => n + item.capacity, 0),
    ways: ['dineIn', 'pickUp', 'delivery'],
    place: '社区食堂一楼',
    note: '',
    orderUntil: cutoff,
    changeUntil: cutoff,
    cancelUntil: cutoff,
    serveFrom,
    serveTo: serveFrom + 1.5 * HOUR,
    policy: policyTerms,
    channel: 'onsite',
    terms: 1,
    version: 1,
    codeKey: `key-${date}-${meal}`,
    createdAt: now - DAY,
    createdBy: 'o-canteen',
    publishedAt: Math.min(now, cutoff) - DAY,
    stagedAt: {},
    cancelledReason: '',
    due: true,
    ...more,
  }
}

/** What a menu's allotment is before anybody has booked. */
export function menuAllotment(menu: Menu & { community: string }): Allotment & { community: string } {
  const terms = termsOf(menu)
  return {
    _id: allotmentIdOf(menu._id),
    community: menu.community,
    ...terms,
    left: terms.stock,
    taken: {},
    holds: {},
    returns: {},
    sequence: 0,
    recent: [],
    dirty: false,
  }
}
