import { command, type Database } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { tellMany, type Told } from '../kit/messages'
import { accounts } from '../kit/people'
import { activeLink } from '../kit/people/links'
import type { MealOrder } from './collections'

/** Accounts that are read at a time; each watcher may have signed in on more than one phone. */
const READ = 1000

type Watched = Pick<MealOrder, '_id' | 'personId' | 'watchers'>

/**
 * Who hears about each meal: whoever eats it, and whoever booked it as long as they may act for that person. At most one
 * round trip for all of them.
 */
export async function listenersOf(
  db: Database,
  list: readonly Watched[],
  now: number,
): Promise<Map<string, string[]>> {
  const others = new Set(list.flatMap((o) => o.watchers.filter((watcher) => watcher !== o.personId)))
  const known =
    others.size === 0
      ? []
      : await db
          .of(accounts)
          .find({ personId: command.in([...others]) }, { limit: READ, fields: ['personId', 'links'] })
  const mayHear = (watcher: string, personId: string): boolean =>
    watcher === personId ||
    known.some((a) => a.personId === watcher && activeLink(a, personId, 'meals', now) !== undefined)
  return new Map(list.map((o) => [o._id, o.watchers.filter((watcher) => mayHear(watcher, o.personId))]))
}

export const mealPage = (orderId: string): string => `/packages/meals/pages/order/index?id=${orderId}`

/** What is said of a meal. `event` tells apart what may happen to one meal more than once. */
export type Said = Omit<Told, 'id' | 'personId' | 'page'> & { event?: string }

/** Tells everybody who hears about these meals. A message's id is derived from kind, event, meal and listener. */
export async function tellListeners<T extends Watched>(
  db: Database,
  list: readonly T[],
  now: number,
  words: (order: T, forOther: boolean) => Said,
): Promise<void> {
  const listeners = await listenersOf(db, list, now)
  const told = list.flatMap((order) =>
    (listeners.get(order._id) ?? []).map((personId): Told => {
      const { event = '', ...said } = words(order, personId !== order.personId)
      const id = derivedId(said.kind, event, order._id, personId)
      return { ...said, id, personId, page: mealPage(order._id) }
    }),
  )
  await tellMany(db, told)
}
