import type { Handover, MealOrder, Menu, Subsidy } from '../../../cloudfunctions/meals/collections'
import { subsidyAfter } from '../../../cloudfunctions/meals/rules/states'
import type { BookingEvent } from '../../../cloudfunctions/kit/bookings'
import { ZERO } from '../../../miniprogram/shared/money'
import { HOUR, MINUTE } from '../../../miniprogram/shared/time'
import {
  handedToLabel,
  knownByLabel,
  type HandedTo,
  type KnownBy,
  type MealState,
} from '../../../miniprogram/shared/vocabulary'
import { openidOf, personIdOf } from '../keys'
import type { Desk } from './desk'
import { routeTo } from './eaters'
import type { MealWish } from './wishes'

/** The member of staff who takes the money and hands over at the window. */
export const CANTEEN = 'ma-shufen'

const staffName = (key: string, { persons }: Desk): string => persons.get(personIdOf(key))!.name
const byStaff = (key: string, desk: Desk): string => `社区 ${staffName(key, desk)}`

/** What a booking is, before anything became of it. */
export type Booked = MealOrder & { community: string }

const HANDS: readonly HandedTo[] = ['person', 'person', 'family', 'person', 'neighbour', 'person', 'door']
const SIGNS: readonly KnownBy[] = ['code', 'card', 'name', 'code']

/** So long after the courier set out the first meal is at its door, and so much later each of the next. */
const PER_STOP = 4 * MINUTE

const courierOf = (order: Booked): string => routeTo(order.address?.building)?.courier ?? 'guo-qiang'

function handoverOf(
  order: Booked,
  at: number,
  desk: Desk,
): { handover: Handover; staff: string; proof: string } {
  const brought = order.way === 'delivery'
  const staff = brought ? courierOf(order) : CANTEEN
  const to = brought ? HANDS[order.number % HANDS.length]! : null
  const knownBy = brought ? null : SIGNS[order.number % SIGNS.length]!
  const words = to ? handedToLabel[to] : knownBy ? knownByLabel[knownBy] : ''
  const name = staffName(staff, desk)
  return {
    staff,
    handover: { at, staffId: openidOf(staff), staffName: name, to, knownBy, note: '' },
    proof: `${brought ? '送到' : '领餐'} · ${words} · ${name}`,
  }
}

const moved = (order: Booked, state: MealState, events: BookingEvent[]): Booked => ({
  ...order,
  state,
  events: [...order.events, ...events],
})

const released = (subsidy: Subsidy): Subsidy => ({ ...subsidy, state: subsidyAfter(subsidy.state, 'cancel') })

/** On the way with the courier of its route. */
function setOut(order: Booked, desk: Desk): Booked {
  const staff = courierOf(order)
  const { name, phone } = desk.persons.get(personIdOf(staff))!
  const event = { at: order.serveFrom, what: '出发送餐', by: byStaff(staff, desk), note: '' }
  return { ...moved(order, 'out', [event]), courier: { openid: openidOf(staff), name, phone } }
}

/** Handed over, and the subsidy granted on that proof. */
function eaten(order: Booked, at: number, desk: Desk): Booked {
  const brought = order.way === 'delivery'
  const { handover, staff, proof } = handoverOf(order, at, desk)
  const words = proof.split(' · ')[1] ?? ''
  const event = { at, what: brought ? '送到' : '领餐', by: byStaff(staff, desk), note: words }
  const { subsidy } = order
  const granted = subsidyAfter(subsidy.state, brought ? 'deliver' : 'handOut')
  return {
    ...moved(order, brought ? 'delivered' : 'collected', [event]),
    next: null,
    handover,
    subsidy: granted === 'granted' ? { ...subsidy, state: granted, grantedAt: at, proof } : subsidy,
    charge: order.payBy === 'account' ? 'done' : null,
  }
}

function cancelled(order: Booked, at: number, reason: string, desk: Desk): Booked {
  return {
    ...moved(order, 'cancelled', [{ at, what: '取消', by: byStaff(CANTEEN, desk), note: reason }]),
    next: null,
    subsidy: released(order.subsidy),
    money: { ...order.money, dueFen: ZERO },
    cancelledAt: at,
    cancelReason: reason,
    cancelledBy: 'staff',
  }
}

/** Not eaten, so neither paid for nor subsidised. */
const uneaten = (order: Booked, state: MealState, event: BookingEvent): Booked => ({
  ...moved(order, state, [event]),
  next: null,
  subsidy: released(order.subsidy),
})

/** When the one whom nobody answered got his meal after all, and when nobody had. */
export const NOBODY_AFTER = 24 * MINUTE
export const FOUND_AFTER = 52 * MINUTE
export const BROUGHT_AFTER = 66 * MINUTE

/** What became of a booking by ten in the morning of the sample's day. */
export function becameOf(order: Booked, { fate }: MealWish, menu: Menu, desk: Desk): Booked {
  if (fate === 'cancelled') {
    return cancelled(order, menu.cancelUntil - 40 * MINUTE, '家里来人了,这顿不吃了', desk)
  }
  if (menu.stage === 'cooking') return { ...order, state: 'cooking' }
  if (menu.stage !== 'closed') return order
  if (fate === 'missed') {
    return uneaten(order, 'no_show', {
      at: menu.serveTo + HOUR / 4,
      what: '没有来取',
      by: '社区',
      note: '',
    })
  }
  const out = order.way === 'delivery' ? setOut(order, desk) : order
  const staff = byStaff(courierOf(order), desk)
  if (fate === 'returned') {
    const at = menu.serveFrom + 45 * MINUTE
    return uneaten(out, 'returned', { at, what: '带回', by: staff, note: '女儿接走看病去了,晚上才回来' })
  }
  if (fate === 'alert') {
    const nobody = { at: menu.serveFrom + NOBODY_AFTER, what: '没人应门', by: staff, note: '敲了三遍' }
    return eaten(moved(out, 'no_answer', [nobody]), menu.serveFrom + BROUGHT_AFTER, desk)
  }
  return eaten(out, menu.serveFrom + 6 * MINUTE + (order.number % 18) * PER_STOP, desk)
}
