import type { Fen } from '../../../miniprogram/shared/money'
import type {
  DishContent,
  DishTag,
  KitchenStage,
  Meal,
  MealWay,
  MenuState,
} from '../../../miniprogram/shared/vocabulary'
import type { Entity } from '../../kit/database'

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
  /** What cannot be cooked and what takes its place; the bookings follow. Absent where that never happened. */
  swaps?: { itemId: string; byItemId: string; reason: string; at: number }[]
  /** When its meals from standing orders were made; absent before. */
  standingsAt?: number
  /** Whether the timer still has something to do for it: standing orders, preparing, no-shows, calling off. */
  due: boolean
}
