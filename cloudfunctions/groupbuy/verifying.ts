import type { BookingEvent } from '../kit/bookings'
import { command, type Database, type Stored, type Where } from '../kit/database'
import { orders, type Order, type Verification } from './collections'
import { nextStep } from './rules/order'
import type { PickedLines } from './rules/pickup'

/** What else a change of the picked lines writes. */
export interface PickedChange {
  event: BookingEvent
  /** Added to the record, or marked as undone at a place of it. */
  verification: { add: Verification } | { at: number; undone: NonNullable<Verification['undone']> }
}

/**
 * Writes how much of each line is picked, if every line is still as it was read: of two devices that hand over at the
 * same time one finds the order changed. Null if so.
 */
export function savePicked(
  db: Database,
  order: Order,
  { picked, state }: PickedLines,
  { event, verification }: PickedChange,
): Promise<Stored<Order> | null> {
  const asRead = Object.fromEntries(order.lines.map((line, i) => [`lines.${i}.picked`, line.picked]))
  const adding = 'add' in verification
  const recorded = adding
    ? { 'verifications.id': command.neq(verification.add.id) }
    : { [`verifications.${verification.at}.undone`]: null }
  const where: Where<Order> = { _id: order._id, state: order.state, ...asRead, ...recorded }
  return db.of(orders).updateAndReturn(where, {
    ...Object.fromEntries(picked.map((n, i) => [`lines.${i}.picked`, n])),
    state,
    next: state === 'picked' ? null : command.set(nextStep(order.pickup)),
    events: command.push([event]),
    ...(adding
      ? { verifications: command.push([verification.add]) }
      : { [`verifications.${verification.at}.undone`]: command.set(verification.undone) }),
  })
}
