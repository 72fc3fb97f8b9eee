import type { Caller } from '../kit/caller'
import { notFound } from '../kit/errors'
import { orders, type Order } from './collections'
import type { Stored } from '../kit/database'

/**
 * An order that is for the caller, or for somebody for whom they may act now; whoever placed it. To anybody else, and
 * from the moment on at which a link is ended, it does not exist.
 * @throws NOT_FOUND
 */
export async function orderFor(caller: Caller, id: string): Promise<Stored<Order>> {
  const order = await caller.db.of(orders).get(id)
  if (!order || !(await caller.mayActFor(order.personId, 'groupbuy'))) throw notFound('订单')
  return order
}

/** Those orders of a list which the caller may see now. Costs a round trip only where one is for somebody else. */
export async function seenBy<T extends Pick<Order, 'personId'>>(
  caller: Caller,
  list: readonly T[],
): Promise<T[]> {
  const people = [...new Set(list.map(({ personId }) => personId))]
  const seen = new Set<string>()
  for (const personId of people) if (await caller.mayActFor(personId, 'groupbuy')) seen.add(personId)
  return list.filter(({ personId }) => seen.has(personId))
}
