import type { Fen } from '../../../miniprogram/shared/money'
import type {
  DietFlag,
  DishContent,
  DishTag,
  HandedTo,
  KnownBy,
  Meal,
  MealDoor,
  MealState,
  MealWay,
  SubsidyState,
} from '../../../miniprogram/shared/vocabulary'
import type { Booking } from '../../kit/bookings'
import type { Address } from '../../kit/people'
import type { MealEvent } from '../rules/states'
import type { Dish } from './menu'

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

/** One request that moved a meal at the door or at the window: sent again, it is known by its id. */
export interface DoorMove {
  id: string
  /** Fingerprint of what was asked. */
  mark: string
  event: MealEvent
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
  /** Oldest first; a handful at most. */
  doorMoves: DoorMove[]
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
