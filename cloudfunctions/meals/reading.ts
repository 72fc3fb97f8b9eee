import type { Caller } from '../kit/caller'
import { AppError, notFound } from '../kit/errors'
import { persons } from '../kit/people'
import { isActive } from '../kit/people/links'
import type { Stored } from '../kit/database'
import { mealOrders, type MealOrder } from './collections'
import { BOOKS_FOR_CALLERS } from './rules/order'

/**
 * A meal that is for the caller, or for somebody for whom they may act now; whoever booked it. To anybody else, and from
 * the moment on at which a link is ended, it does not exist.
 * @throws NOT_FOUND
 */
export async function orderFor(caller: Caller, id: string): Promise<Stored<MealOrder>> {
  const order = await caller.db.of(mealOrders).get(id)
  if (!order || !(await caller.mayActFor(order.personId, 'meals'))) throw notFound('订餐')
  return order
}

/** Those meals of a list which the caller may see now. Costs a round trip only where one is for somebody else. */
export async function seenBy<T extends Pick<MealOrder, 'personId'>>(
  caller: Caller,
  list: readonly T[],
): Promise<T[]> {
  const people = [...new Set(list.map(({ personId }) => personId))]
  const seen = new Set<string>()
  for (const personId of people) if (await caller.mayActFor(personId, 'meals')) seen.add(personId)
  return list.filter(({ personId }) => seen.has(personId))
}

/** Whether staff may do something about a person's meals: the canteen for everybody, a grid worker for their own grid. */
async function reachesAsStaff(caller: Caller, personId: string): Promise<boolean> {
  if (!caller.has(...BOOKS_FOR_CALLERS)) return false
  if (caller.gridsFor(...BOOKS_FOR_CALLERS) === null) return true
  const person = await caller.db.of(persons).get(personId)
  return person !== null && caller.reaches(person.grid, ...BOOKS_FOR_CALLERS)
}

/**
 * A meal that the caller may change or cancel, and as whom: as one of its people, or as staff for a caller.
 * @throws NOT_FOUND
 */
export async function orderToChange(
  caller: Caller,
  id: string,
): Promise<{ order: Stored<MealOrder>; as: 'watcher' | 'staff' }> {
  const order = await caller.db.of(mealOrders).get(id)
  if (!order) throw notFound('订餐')
  if (await caller.mayActFor(order.personId, 'meals')) return { order, as: 'watcher' }
  if (await reachesAsStaff(caller, order.personId)) return { order, as: 'staff' }
  throw notFound('订餐')
}

/** For whom a page is looked at. */
export interface Reader {
  personId: string
  name: string
  phone: string
  household: string
  birthdate: string | null
  door: 'self' | 'proxy' | 'staff'
}

/**
 * For whom the pages of menus show prices: the caller, or somebody for whom they may book; null for a stranger, and for
 * somebody for whom the caller may not. Booking itself decides with a fresh account.
 */
export async function readerOf(caller: Caller, personId: string | undefined): Promise<Reader | null> {
  if (!(await caller.hasProfile())) return null
  try {
    return await caller.actFor(personId, 'meals', BOOKS_FOR_CALLERS)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

export interface EaterOut {
  personId: string
  name: string
  relation: string
}

/** For whom somebody may book, themselves first; the caller on the phone before them. Costs nothing. */
export function eatersOf(caller: Caller, now: number, forCaller: Reader | null = null): EaterOut[] {
  const { personId, name, links } = caller.profile()
  const linked = links.flatMap((link) =>
    link.personId !== null && isActive(link, now, 'meals')
      ? [{ personId: link.personId, name: link.name, relation: link.relation }]
      : [],
  )
  const own = [{ personId, name, relation: '本人' }, ...linked]
  if (forCaller?.door !== 'staff') return own
  return [{ personId: forCaller.personId, name: forCaller.name, relation: '代电话订' }, ...own]
}
