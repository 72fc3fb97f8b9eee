import type { BookingKind, ProxyScope, Role } from '../../miniprogram/shared/vocabulary'

/** Who takes and gives back money for what: nobody holds another domain's till. An admin may do all. */
export const cashiersOf: Readonly<Record<BookingKind, readonly Role[]>> = {
  groupbuy: ['organiser'],
  meals: ['canteen'],
}

/** In which scope somebody acts for a person who has booked something. */
export const scopeOf: Readonly<Record<BookingKind, ProxyScope>> = {
  groupbuy: 'groupbuy',
  meals: 'meals',
}
