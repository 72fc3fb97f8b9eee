import type { Allotment } from '../../../cloudfunctions/kit/allotment'
import { maskName } from '../../../cloudfunctions/kit/masking'
import type { Menu, MealOrder } from '../../../cloudfunctions/meals/collections'
import { ALL, allotmentIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { termsOf } from '../../../cloudfunctions/meals/rules/menu'
import type { In } from './desk'

const standing = (orders: readonly MealOrder[]): MealOrder[] =>
  orders.filter(({ state }) => state !== 'cancelled')

/** How many portions of an item are taken; of all of them for `all`. */
export const soldOf = (orders: readonly MealOrder[], key: string): number =>
  standing(orders)
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (key === ALL || line.itemId === key ? sum + line.quantity : sum), 0)

/** How much a published menu has, less what its orders took. */
export function allotmentOf(menu: In<Menu>, orders: readonly MealOrder[]): In<Allotment> {
  const terms = termsOf(menu)
  return {
    _id: allotmentIdOf(menu._id),
    community: menu.community,
    ...terms,
    left: Object.fromEntries(Object.entries(terms.stock).map(([key, n]) => [key, n - soldOf(orders, key)])),
    taken: {},
    holds: {},
    returns: {},
    sequence: orders.length,
    recent: standing(orders)
      .slice(-10)
      .map(({ personName, createdAt }) => ({ name: maskName(personName), at: createdAt })),
    dirty: false,
  }
}

/** A menu whose portions count from what is sold: so many as are taken, and what shall be left. */
export const withLeft = (
  menu: In<Menu>,
  orders: readonly MealOrder[],
  counted: ReadonlyMap<string, number>,
): In<Menu> => ({
  ...menu,
  items: menu.items.map((item) => {
    const left = counted.get(item.id)
    return left === undefined ? item : { ...item, capacity: soldOf(orders, item.id) + left }
  }),
})
