import type { Fen } from '../../miniprogram/shared/money'
import type {
  AlertState,
  DietFlag,
  DishContent,
  DishTag,
  HandedTo,
  KitchenStage,
  KnownBy,
  Meal,
  MealDoor,
  MealState,
  MealWay,
  MenuState,
  SubsidyState,
  WellBeing,
} from '../../miniprogram/shared/vocabulary'
import { bookingIndexes, type Booking } from '../kit/bookings'
import { defineCollection, type Entity } from '../kit/database'
import type { Address } from '../kit/people'
import { standingOrders } from '../kit/standingOrders'

export { standingOrders, type StandingOrder } from '../kit/standingOrders'

/** One dish, or one set meal with its parts, in the kitchen's own library. Menus copy what they offer. */
export interface Dish extends Entity {
  kind: 'set' | 'dish'
  name: string
  photo: string
  /** One line on how it tastes or is made. */
  note: string
  /** Of a set: 红烧鱼, 清炒时蔬, 米饭, 汤. Empty for a single dish. */
  parts: string[]
  priceFen: Fen
  tags: DishTag[]
  contains: DishContent[]
  /** No longer cooked: not offered for new menus, kept for old ones. */
  archived: boolean
  version: number
  createdAt: number
}

/** What a day's menu offers. `id` is short and stays the item's for the life of the menu: the allotment counts by it. */
export interface MenuItem {
  id: string
  dishId: string
  kind: Dish['kind']
  name: string
  photo: string
  note: string
  parts: string[]
  priceFen: Fen
  tags: DishTag[]
  contains: DishContent[]
  /** How many portions can be cooked; what is left is in the allotment. */
  capacity: number
  /** Taken off after it was published. */
  hidden: boolean
}

/** A subsidy policy as it stands on a menu, so that booking reads one document and nothing moves under an order. */
export interface PolicyTerms {
  policyId: string
  /** 《兴隆社区老年助餐补贴》 */
  title: string
  /** 区民政局 */
  payer: string
  /** From the highest age down; the first that fits counts. */
  tiers: PolicyTier[]
}

export interface PolicyTier {
  id: string
  /** Whole years on the day of the meal, this one included. */
  minAge: number
  /** A fixed amount, or a share of the price of one person's meal. Exactly one is set. */
  amountFen: Fen | null
  /** In per cent, 1 to 100. */
  sharePercent: number | null
  /** At most so much for one meal; null for no limit of its own. */
  maxPerMealFen: Fen | null
  /** At most so much in a calendar month; null for none. */
  maxPerMonthFen: Fen | null
}

/** A version of the policy: what a meal on or after its first day gets. Never changed once a menu stands on it. */
export interface SubsidyPolicy extends Entity {
  title: string
  payer: string
  tiers: PolicyTier[]
  /** "2026-07-01": meals from this day on, until a later version begins. */
  fromDate: string
  note: string
  createdAt: number
  createdBy: string
  createdByName: string
}

/**
 * One meal of one day. `_id` is derived from community, date and meal. How much is left lives in its allotment
 * (`meals_<menuId>`), with one key an item and `all` for the whole kitchen: whoever books never writes to this document.
 */
export interface Menu extends Entity {
  date: string
  meal: Meal
  state: MenuState
  stage: KitchenStage
  items: MenuItem[]
  /** Portions that the kitchen can do in all. */
  capacity: number
  ways: MealWay[]
  /** 社区食堂一楼 */
  place: string
  note: string
  /** The cutoffs, epoch ms: each ends at this instant. */
  orderUntil: number
  changeUntil: number
  cancelUntil: number
  serveFrom: number
  serveTo: number
  policy: PolicyTerms | null
  channel: 'onsite' | 'wechat'
  /** Grows when prices, items, cutoffs or the policy change: a booking is decided on exactly one version of them. */
  terms: number
  /** Grows with every save: a stale editor is refused. */
  version: number
  codeKey: string
  createdAt: number
  createdBy: string
  publishedAt: number | null
  /** When each stage was reached. */
  stagedAt: Partial<Record<KitchenStage, number>>
  cancelledReason: string
  /** Whether the timer still has something to do for it: standing orders, preparing, no-shows, calling off. */
  due: boolean
}

export interface MealLine {
  itemId: string
  dishId: string
  kind: Dish['kind']
  name: string
  photo: string
  parts: string[]
  priceFen: Fen
  quantity: number
  amountFen: Fen
  tags: DishTag[]
  contains: DishContent[]
}

/** What the public purse pays of a meal, and why. Moved on by the very update that moves the meal on. */
export interface Subsidy {
  amountFen: Fen
  state: SubsidyState
  policyId: string | null
  policyTitle: string
  payer: string
  tierId: string | null
  /** Whole years on the day of the meal; null where the birthdate is not known. */
  age: number | null
  /** How the price came about, a line a step: "原价 ¥8.00", "78 岁,每餐补 ¥4.00". */
  why: { words: string; amountFen: number }[]
  grantedAt: number | null
  /** On what proof it was granted: "送到 · 交给本人 · 郭强". */
  proof: string
}

export interface Rating {
  face: 'good' | 'bad'
  text: string
  at: number
  byName: string
}

/** What happened at the door. */
export interface Handover {
  at: number
  staffId: string
  staffName: string
  /** For a delivery, into whose hands; for a meal at the window, by what they were known. */
  to: HandedTo | null
  knownBy: KnownBy | null
  note: string
}

/** `_id` is `meal:{personId}:{date}:{meal}`: one a person, meal and day, through whichever door. */
export interface MealOrder extends Booking {
  menuId: string
  date: string
  /** "2026-11": what the monthly limits of the subsidy count. */
  month: string
  meal: Meal
  door: MealDoor
  way: MealWay
  state: MealState
  /** Six digits, unique within the menu. */
  code: string
  number: number
  lines: MealLine[]
  totalFen: Fen
  subsidy: Subsidy
  /**
   * `{personId}:{month}:{n}`, unique: every booking of a person in a month takes the next turn, so that of two at once
   * one decides again, and the monthly limit of the subsidy holds without another document.
   */
  turn: string
  /** Where it is delivered, as the person lived when it was last prepared. */
  address: Address | null
  grid: string | null
  /** What the kitchen must know of the person; null until a timer, within a minute, or the lock has looked it up. */
  diet: DietFlag[] | null
  dietNote: string
  /** What in it the person should not eat, in words. */
  clashes: string[]
  serveFrom: number
  serveTo: number
  place: string
  /** Copies of the menu's, moved along when the menu's move. */
  changeUntil: number
  cancelUntil: number
  /** Which reservation it stands on; a hold with another attempt is a leftover. */
  holdId: string
  attempt: string
  /** What was given up and is on its way back to the menu; the sweep finishes it. */
  returning: { holdId: string; takes: Record<string, number> }[]
  /** Since when the oldest of them is on its way; null when none is. Epoch ms. */
  returningAt: number | null
  /** Fingerprint of the request that made it, and its id. */
  requestFingerprint: string
  requestKey: string
  /** How it will be paid, as it was last prepared. */
  payBy: 'onsite' | 'account'
  /** Handed over, and to be taken from the person's account; the timer does it. */
  charge: 'due' | 'done' | null
  courier: { openid: string; name: string; phone: string } | null
  handover: Handover | null
  standingId: string | null
  /** The kitchen put something else in place of what was chosen. */
  swap: { from: string; to: string; reason: string; at: number } | null
  rating: Rating | null
  ratedAt: number | null
  cancelledAt: number | null
  cancelReason: string
  /** Who or what cancelled it; a pause takes its cancelling back when it ends early. */
  cancelledBy: 'person' | 'staff' | 'pause' | 'menu' | null
}

/** The walk of a courier: buildings in walking order. A building is on one route. */
export interface Route extends Entity {
  name: string
  buildings: string[]
  /** Who usually walks it. */
  courier: { personId: string; openid: string; name: string } | null
  createdAt: number
}

/** A route of one menu, and who walks it. `_id` is derived from menu and route. */
export interface Run extends Entity {
  menuId: string
  date: string
  routeId: string
  routeName: string
  buildings: string[]
  courier: { personId: string; openid: string; name: string; phone: string }
  startedAt: number | null
}

/**
 * Nobody answered the door, or a courier worries about somebody: open until somebody has written down how the person is.
 * `_id` is derived from the order. A telephone call that was made does not close it.
 */
export interface Alert extends Entity {
  orderId: string
  menuId: string
  personId: string
  personName: string
  /** As on the order: whoever looks for them phones and goes there. */
  phone: string
  address: Address | null
  grid: string | null
  cause: 'no_answer' | 'worried'
  state: AlertState
  openedAt: number
  /** When it is next brought before more people; null once closed. */
  escalateAt: number | null
  level: number
  courier: { openid: string; name: string }
  notes: { id: string; at: number; by: string; byName: string; text: string }[]
  closed: { at: number; byName: string; how: WellBeing; text: string } | null
}

/** What the kitchen shows of one day. `_id` is derived from community and date. */
export interface KitchenDay extends Entity {
  date: string
  photos: { file: string; at: number; byName: string }[]
}

/** A food sample, kept for 48 hours in the cold (food-service operation rules of 2018, at least 125 g a dish). */
export interface Sample extends Entity {
  date: string
  meal: Meal
  dish: string
  grams: number
  takenAt: number
  takenByName: string
  /** From when on it may be thrown away. */
  keepUntil: number
  disposedAt: number | null
  disposedByName: string
}

export const dishes = defineCollection<Dish>('mealDishes', {
  byName: { fields: ['archived', 'name'] },
})

export const menus = defineCollection<Menu>('mealMenus', {
  byDate: { fields: ['date', 'meal'] },
  byState: { fields: ['state', 'date'] },
  byDue: { fields: ['due', 'date'] },
})

export const mealOrders = defineCollection<MealOrder>('mealOrders', {
  ...bookingIndexes,
  byMenu: { fields: ['menuId', 'number'] },
  byMenuState: { fields: ['menuId', 'state', 'number'] },
  byMenuName: { fields: ['menuId', 'personName'] },
  byCode: { fields: ['menuId', 'code'], unique: true },
  byTurn: { fields: ['turn'], unique: true },
  byPersonDate: { fields: ['personId', 'date'] },
  byPersonMonth: { fields: ['personId', 'month', 'date'] },
  byMonthSubsidy: { fields: ['month', 'subsidy.state', 'personId'] },
  byReturning: { fields: ['returningAt'] },
  byCharge: { fields: ['charge', 'date'] },
  byRating: { fields: ['-ratedAt'] },
  byUnprepared: { fields: ['diet', 'date'] },
  byStanding: { fields: ['standingId', 'date'] },
})

export const policies = defineCollection<SubsidyPolicy>('mealPolicies', {
  byFirstDay: { fields: ['-fromDate', '-createdAt'] },
})

export const mealRoutes = defineCollection<Route>('mealRoutes', { byName: { fields: ['name'] } })

export const runs = defineCollection<Run>('mealRuns', {
  byMenu: { fields: ['menuId'] },
  byCourier: { fields: ['courier.openid', 'date'] },
})

export const alerts = defineCollection<Alert>('mealAlerts', {
  byState: { fields: ['state', 'openedAt'] },
  byGrid: { fields: ['grid', 'state', 'openedAt'] },
  byEscalation: { fields: ['state', 'escalateAt'] },
  byOpening: { fields: ['-openedAt'] },
  byPerson: { fields: ['personId', '-openedAt'] },
})

export const kitchenDays = defineCollection<KitchenDay>('mealKitchenDays')

export const samples = defineCollection<Sample>('mealSamples', {
  byDate: { fields: ['date', 'takenAt'] },
  byKept: { fields: ['disposedAt', 'keepUntil'] },
})

export const declarations = [
  dishes,
  menus,
  mealOrders,
  standingOrders,
  policies,
  mealRoutes,
  runs,
  alerts,
  kitchenDays,
  samples,
]
