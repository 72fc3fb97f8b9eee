import type { Timer } from '../kit/serve'
import { chargeMeals, completeTill } from './charging'
import { menuSteps } from './menuSweep'
import { bookingSteps } from './keeping'
import type { Step } from './rooms'
import { standingSteps } from './standingSweep'
import { watchAlerts } from './searching-sweep'

/**
 * People who are looked for come first. Bookings before menus: who was booked for hears of it before the kitchen has
 * looked the booking up.
 */
const steps: readonly Step[] = [
  watchAlerts,
  ...bookingSteps,
  ...standingSteps,
  ...menuSteps,
  chargeMeals,
  completeTill,
]

/** Completes, once a minute, what a crash or a busy database has left half done, and what is due by the clock. */
export const sweep: Timer = async ({ db, clock }) => {
  const now = clock.now()
  const failures: unknown[] = []
  // One step's failure must not keep the others from their work.
  for (const step of steps) await step(db, now).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `sweep: ${failures.length} steps failed`)
}
