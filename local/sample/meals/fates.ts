import type { DoorMove, Handover, MealOrder, Menu, Subsidy } from '../../../cloudfunctions/meals/collections'
import { followings } from '../../../cloudfunctions/meals/rules/stages'
import { subsidyAfter, type MealEvent } from '../../../cloudfunctions/meals/rules/states'
import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
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

/** As the kitchen signs what it does. */
const CANTEEN_NAME = '食堂'

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

/** What somebody at the door or at the window did with a meal, as their request left it. */
const doorMove = (order: Booked, event: MealEvent): DoorMove[] => [
  ...order.doorMoves,
  { id: derivedId('sample move', order._id, event), mark: '', event },
]

const moved = (order: Booked, state: MealState, events: BookingEvent[]): Booked => ({
  ...order,
  state,
  events: [...order.events, ...events],
})

const released = (subsidy: Subsidy): Subsidy => ({ ...subsidy, state: subsidyAfter(subsidy.state, 'cancel') })

/** What the kitchen's own clock wrote into every meal, and where that left it. */
function cooked(order: Booked, menu: Menu, stages: readonly ('locked' | 'cooking' | 'ready')[]): Booked {
  const said = stages.flatMap((stage) =>
    followings[stage]
      .slice(0, 1)
      .map(({ what }) => ({ at: menu.stagedAt[stage]!, what, by: CANTEEN_NAME, note: '' })),
  )
  return moved(order, stages.at(-1)!, said)
}

/** On the way with the courier of its route. */
function setOut(order: Booked, desk: Desk): Booked {
  const staff = courierOf(order)
  const { name, phone } = desk.persons.get(personIdOf(staff))!
  const event = { at: order.serveFrom, what: '送餐出发', by: byStaff(staff, desk), note: `电话 ${phone}` }
  return { ...moved(order, 'out', [event]), courier: { openid: openidOf(staff), name, phone } }
}

/** Handed over, and the subsidy granted on that proof. */
function eaten(order: Booked, at: number, desk: Desk): Booked {
  const brought = order.way === 'delivery'
  const { handover, staff, proof } = handoverOf(order, at, desk)
  const words = proof.split(' · ')[1] ?? ''
  const event = { at, what: brought ? '送到' : '领餐', by: byStaff(staff, desk), note: words }
  const { subsidy } = order
  const by = brought ? 'deliver' : 'handOut'
  const granted = subsidyAfter(subsidy.state, by)
  return {
    ...moved(order, brought ? 'delivered' : 'collected', [event]),
    next: null,
    handover,
    doorMoves: doorMove(order, by),
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

export const NOBODY_NOTE = '敲了三遍,屋里没声音'

/** When the one whom nobody answered got his meal after all, and when nobody had. */
export const NOBODY_AFTER = 24 * MINUTE
export const FOUND_AFTER = 52 * MINUTE
export const BROUGHT_AFTER = 66 * MINUTE

/** What became of a booking by ten in the morning of the sample's day. */
export function becameOf(order: Booked, { fate }: MealWish, menu: Menu, desk: Desk): Booked {
  if (fate === 'cancelled') {
    return cancelled(order, menu.cancelUntil - 40 * MINUTE, '家里来人了,这顿不吃了', desk)
  }
  if (menu.stage === 'cooking') return cooked(order, menu, ['locked', 'cooking'])
  if (menu.stage !== 'closed') return order
  const ready = cooked(order, menu, ['locked', 'cooking', 'ready'])
  if (fate === 'missed') {
    return uneaten(ready, 'no_show', {
      at: menu.serveTo + HOUR / 4,
      what: '收餐',
      by: CANTEEN_NAME,
      note: '没有来取',
    })
  }
  const out = order.way === 'delivery' ? setOut(ready, desk) : ready
  const staff = byStaff(courierOf(order), desk)
  if (fate === 'returned') {
    const at = menu.serveFrom + 45 * MINUTE
    const note = '女儿接走看病去了,晚上才回来'
    const returned = uneaten(out, 'returned', { at, what: '带回食堂', by: staff, note })
    const { openid: staffId, name: staffName } = out.courier!
    const handover = { at, staffId, staffName, to: null, knownBy: null, note }
    return { ...returned, handover, doorMoves: doorMove(out, 'takeBack') }
  }
  if (fate === 'alert') {
    const nobody = { at: menu.serveFrom + NOBODY_AFTER, what: '没人应门', by: staff, note: NOBODY_NOTE }
    const waiting = { ...moved(out, 'no_answer', [nobody]), doorMoves: doorMove(out, 'findNobody') }
    return eaten(waiting, menu.serveFrom + BROUGHT_AFTER, desk)
  }
  return eaten(out, menu.serveFrom + 6 * MINUTE + (order.number % 18) * PER_STOP, desk)
}
