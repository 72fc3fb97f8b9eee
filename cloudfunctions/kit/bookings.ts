import { defineCollection, type CollectionDeclaration, type Entity } from './database'
import type { Fen } from '../../miniprogram/shared/money'
import type { BookingKind } from '../../miniprogram/shared/vocabulary'

/**
 * What an order, a meal and an enrolment have in common, so that home, payment and messages can work with all of them
 * without knowing any domain.
 */
export interface Booking extends Entity {
  /** Persons who see it as theirs: for whom it is and who placed it. */
  watchers: string[]
  personId: string
  personName: string
  /** As it was when this was booked; staff phone there. */
  personPhone: string
  household: string
  /** Who booked it, and through which door: themselves, somebody linked to them, or staff for a caller. */
  placedBy: { personId: string; name: string; door: 'self' | 'proxy' | 'staff' }
  /** What the person wrote for those who prepare it. */
  remark: string
  /** "生鲜团购 · 周五蔬菜" */
  title: string
  createdAt: number
  /** What comes next for the person; null when nothing does. */
  next: NextStep | null
  money: BookingMoney
  /** `due` until a timer has taken it from the person's account; absent where there is none. */
  charge?: 'due' | 'done' | null
  /** What happened to it, oldest first: the timeline that the person reads. */
  events: BookingEvent[]
}

export interface BookingEvent {
  at: number
  /** 下单, 取消, 收款, 取货, 撤销取货 … */
  what: string
  /** Who did it, as the person may read it: "您", "女儿 李梅", "社区 张敏". */
  by: string
  note: string
}

/** "今天 16:00–19:00 到 党群服务中心一楼 取菜" */
export interface NextStep {
  from: number
  to: number
  /** 取菜, 用餐, 上课 */
  what: string
  place: string
}

export interface BookingMoney {
  channel: 'onsite' | 'wechat'
  /** What the booking costs now. */
  dueFen: Fen
  paidFen: Fen
  refundedFen: Fen
  /** Given back by cancellation or shortage, but not yet in the person's hand. */
  refundDueFen: Fen
}

/** Which indexes every booking collection has, so that home, or a record that goes, costs one round trip per kind. */
export const bookingIndexes = {
  byWatcher: { fields: ['watchers', '-createdAt'] },
  byNext: { fields: ['watchers', 'next.to'] },
  byPlacer: { fields: ['placedBy.personId'] },
} as const

/** The part of each domain's collection that other functions may read or settle. */
export const bookings: Record<BookingKind, CollectionDeclaration<Booking>> = {
  groupbuy: defineCollection<Booking>('groupbuyOrders'),
  meals: defineCollection<Booking>('mealOrders'),
}

/** What of a booking is nobody's business any more once its person has left, besides names, phone and remark. */
export const erasedFields: Record<BookingKind, Readonly<Record<string, unknown>>> = {
  groupbuy: {},
  meals: { address: null, grid: null, diet: [], dietNote: '', clashes: [], rating: null, ratedAt: null },
}
