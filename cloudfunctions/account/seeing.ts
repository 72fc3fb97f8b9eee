import type { BookingKind, ProxyScope } from '../../miniprogram/shared/vocabulary'
import type { Booking } from '../kit/bookings'
import type { Account } from '../kit/people'
import { activeLink } from '../kit/people/links'

/** In which scope a kind of booking is somebody else's to see. */
const SCOPES: Readonly<Record<BookingKind, ProxyScope>> = {
  groupbuy: 'groupbuy',
  meals: 'meals',
}

/** Whether a booking is an account's to see now: its own, or that of somebody for whom it may still act. */
export const maySee = (
  account: Pick<Account, 'personId' | 'links'>,
  kind: BookingKind,
  booking: Pick<Booking, 'personId'>,
  now: number,
): boolean =>
  booking.personId === account.personId ||
  activeLink(account, booking.personId, SCOPES[kind], now) !== undefined
