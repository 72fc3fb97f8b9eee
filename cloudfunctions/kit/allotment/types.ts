import type { Entity } from '../database'

/**
 * Limited things: stock, meals, seats, places.
 *
 * Everything that is sold out together is one document, and one conditional update reserves all lines of a booking at
 * once: either every line is there, every household limit holds and the window is open at that very moment, or nothing
 * changes. The hold is written by the same update, so that a crash before the booking is stored can be found and undone.
 * No transaction: on a hot document nearly all of them would fail by conflict.
 *
 * A hold's life: `reserve` writes it → the booking is stored → the sweep confirms it (removes the hold, keeps the
 * goods) or, if there is no booking that stands on this very attempt, undoes it (removes the hold, returns the goods).
 * A return's life: the booking is marked cancelled → `release` puts the goods back and leaves a marker, so that a
 * second call does nothing → the booking is marked as done → `forgetReturn` removes the marker.
 */
export interface Allotment extends Entity {
  /** Version of the terms (prices, window, limits) that a reservation must have been decided on. */
  terms: number
  /** Epoch ms; reservations are taken from `opensAt` up to, not including, `closesAt`. */
  opensAt: number
  closesAt: number
  open: boolean
  stock: Record<string, number>
  left: Record<string, number>
  /** What each household has of the things that have a limit. */
  taken: Record<string, Record<string, number>>
  holds: Record<string, Hold>
  /** Bookings whose goods were put back, until the booking knows. */
  returns: Record<string, number>
  /** The last number given out: every reservation gets the next one. */
  sequence: number
  /** The latest who joined, with masked names, oldest first; the last one has the number `sequence`. */
  recent: { name: string; at: number }[]
  /** Whether the sweep has something to look at. */
  dirty: boolean
}

export interface Hold {
  /** Random per attempt: tells a booking's own hold from a leftover of a repeat. */
  attempt: string
  takes: Record<string, number>
  by: string
  at: number
  limitedKeys: string[]
}

export interface Terms {
  terms: number
  opensAt: number
  closesAt: number
  open: boolean
  stock: Record<string, number>
}

export interface Reservation {
  /** The id that the booking will have. */
  holdId: string
  attempt: string
  takes: Record<string, number>
  /** The household that the limits count for. */
  by: string
  terms: number
  /** Limit per household, for the keys that have one. */
  limits: Record<string, number>
  /** Masked name for "who joined". */
  name: string
  now: number
  /** Staff take something after the cutoff, with a reason of theirs: the window is not asked. Stock always is. */
  late?: boolean
}
