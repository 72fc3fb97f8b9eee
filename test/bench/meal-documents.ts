import type { MealOrder, Menu } from '../../cloudfunctions/meals/collections'
import { decideMeal, newMeal } from '../../cloudfunctions/meals/rules/order'
import { subsidyAfter } from '../../cloudfunctions/meals/rules/states'
import { pickupCode } from '../../cloudfunctions/kit/pickupCode'
import * as canteen from '../support/canteen'

/** Meals in numbers, as booking and handing over have left them. */

type In<T> = T & { community: string }

export const LINE_UP = 300

/** Whoever ever ate here. */
const PEOPLE = 2_000

const CAPACITY = 1_000

/** One menu with as many meals as wanted. */
export interface Service {
  menu: In<Menu>
  orders: number
}

const items = {
  fish: { name: '红烧鱼块套餐', parts: ['红烧鱼块', '清炒时蔬', '米饭'], capacity: CAPACITY },
  tofu: { name: '家常豆腐套餐', parts: ['家常豆腐', '清炒时蔬', '米饭'], capacity: CAPACITY },
  soft: { name: '软烂营养餐', parts: ['鸡茸蒸豆腐', '南瓜泥', '软米饭'], capacity: CAPACITY },
}
const KEYS = Object.keys(items)
const WAYS = ['delivery', 'dineIn', 'pickUp'] as const

export const servedMenu = (date: string, stage: 'open' | 'closed'): In<Menu> =>
  canteen.menuDocument({ date, items, stage, capacity: KEYS.length * CAPACITY, due: stage === 'open' })

/** What becomes of a meal when its day is over. */
function eaten(order: MealOrder): MealOrder {
  const state = order.way === 'delivery' ? 'delivered' : 'collected'
  const at = order.serveFrom
  const subsidy = { ...order.subsidy, state: subsidyAfter(order.subsidy.state, 'handOut'), grantedAt: at }
  const handover = { at, staffId: canteen.CANTEEN, staffName: '周桂芳', to: null, knownBy: null, note: '' }
  return { ...order, state, next: null, subsidy, handover }
}

/** The meal of elder number n on a menu, prepared. */
export function mealOn(menu: In<Menu>, n: number): In<MealOrder> {
  const number = n + 1
  const { _id: personId, name, phone, address, diet, dietNote, grid } = canteen.elderDocument(n % PEOPLE)
  const household = address ? `${address.building}_${address.unit}_${address.room}` : `person_${personId}`
  const way = WAYS[n % WAYS.length]!
  const itemId = KEYS[n % KEYS.length]!
  const eater = { household, birthdate: '1950-03-08', usedFen: 0 }
  const decision = decideMeal(menu, { lines: [{ itemId, quantity: 1 }], way, seenPayFen: null }, eater)
  const order = newMeal({
    ...{ menu, decision, number },
    wish: { way, remark: '' },
    subject: { personId, name, phone, household, birthdate: eater.birthdate, door: 'self' },
    placer: { personId, name },
    door: 'app',
    code: pickupCode(menu.codeKey, number),
    holdId: `${menu._id}-${n}`,
    attempt: '',
    turn: `${personId}:${menu.date}:1`,
    requestKey: `key-${menu._id}-${n}`,
    requestFingerprint: '',
    standing: null,
    lateReason: '',
    now: menu.createdAt,
  })
  const prepared = { community: menu.community, ...order, diet, dietNote, grid }
  return menu.stage === 'closed' ? { ...prepared, ...eaten(prepared) } : { ...prepared, state: 'booked' }
}
