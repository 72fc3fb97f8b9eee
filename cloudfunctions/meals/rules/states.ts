import type { MealState, SubsidyState } from '../../../miniprogram/shared/vocabulary'

/** Every way in which a meal moves on. An update states the states that it starts from. */
export type MealEvent =
  | 'cancel'
  | 'staffCancel'
  | 'change'
  | 'lock'
  | 'cook'
  | 'finish'
  | 'takeBackCooking'
  | 'takeBackReady'
  | 'setOut'
  | 'deliver'
  | 'findNobody'
  | 'takeBack'
  | 'undoDelivery'
  | 'handOut'
  | 'undoHandOut'
  | 'miss'
  | 'callOff'

interface Move {
  from: readonly MealState[]
  to: MealState
  who: 'watcher' | 'canteen' | 'courier' | 'timer'
  /** What becomes of a subsidy that was reserved; absent where nothing does. */
  subsidy?: SubsidyState
}

/** Not eaten, not given up. */
const BEFORE_READY: readonly MealState[] = ['booked', 'locked', 'cooking']
const IN_HOUSE: readonly MealState[] = [...BEFORE_READY, 'ready']

export const mealMoves: Readonly<Record<MealEvent, Move>> = {
  cancel: { from: ['booked', 'locked'], to: 'cancelled', who: 'watcher', subsidy: 'released' },
  staffCancel: { from: IN_HOUSE, to: 'cancelled', who: 'canteen', subsidy: 'released' },
  change: { from: ['booked'], to: 'booked', who: 'watcher' },
  lock: { from: ['booked'], to: 'locked', who: 'timer' },
  cook: { from: ['booked', 'locked'], to: 'cooking', who: 'canteen' },
  finish: { from: BEFORE_READY, to: 'ready', who: 'canteen' },
  /** A wrong tap of the kitchen, as long as nothing was handed over. */
  takeBackCooking: { from: ['cooking'], to: 'locked', who: 'canteen' },
  takeBackReady: { from: ['ready'], to: 'cooking', who: 'canteen' },
  setOut: { from: ['ready'], to: 'out', who: 'courier' },
  deliver: { from: ['out', 'no_answer'], to: 'delivered', who: 'courier', subsidy: 'granted' },
  findNobody: { from: ['out'], to: 'no_answer', who: 'courier' },
  takeBack: { from: ['out', 'no_answer'], to: 'returned', who: 'courier', subsidy: 'released' },
  undoDelivery: {
    from: ['delivered', 'no_answer', 'returned'],
    to: 'out',
    who: 'courier',
    subsidy: 'reserved',
  },
  /** At the window; also a meal that came back, or one that somebody fetches after all. */
  handOut: { from: ['ready', 'returned'], to: 'collected', who: 'canteen', subsidy: 'granted' },
  undoHandOut: { from: ['collected'], to: 'ready', who: 'canteen', subsidy: 'reserved' },
  miss: { from: ['locked', 'cooking', 'ready'], to: 'no_show', who: 'timer', subsidy: 'released' },
  callOff: { from: IN_HOUSE, to: 'cancelled', who: 'timer', subsidy: 'released' },
}

/** Meals that are cooked, or were: they count in the kitchen. */
export const COOKED: readonly MealState[] = [
  'booked',
  'locked',
  'cooking',
  'ready',
  'out',
  'no_answer',
  'delivered',
  'collected',
  'returned',
  'no_show',
]

/** Still to come to whoever eats them. */
export const COMING: readonly MealState[] = ['booked', 'locked', 'cooking', 'ready', 'out', 'no_answer']

export const EATEN: readonly MealState[] = ['delivered', 'collected']

/**
 * The subsidy after an event: reserved → granted on proof, released where it was not eaten, and back with an undo. What
 * was never there stays so.
 */
export function subsidyAfter(now: SubsidyState, event: MealEvent): SubsidyState {
  const to = mealMoves[event].subsidy
  return to === undefined || now === 'none' ? now : to
}
