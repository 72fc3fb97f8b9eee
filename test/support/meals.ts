import type { MealLine, MealOrder, Menu } from '../../cloudfunctions/meals/collections'
import { monthOf, orderIdOf } from '../../cloudfunctions/meals/rules/ids'
import { subsidyOf, totalOf } from '../../cloudfunctions/meals/rules/subsidy'
import { bookingTitle, nextOf } from '../../cloudfunctions/meals/rules/words'
import { fen, lineTotal } from '../../miniprogram/shared/money'

/** Meals in any state, as they lie in the database, for tests that are about something else than booking. */

export function lineOf(menu: Menu, itemId: string, quantity: number): MealLine {
  const item = menu.items.find(({ id }) => id === itemId)
  if (!item) throw new Error(`no item ${itemId}`)
  const { dishId, kind, name, photo, parts, priceFen, tags, contains } = item
  const amountFen = lineTotal(priceFen, quantity)
  return { itemId, dishId, kind, name, photo, parts, priceFen, quantity, amountFen, tags, contains }
}

/** Elder number `n`'s meal: one portion of the menu's first item, 76 years old, dine-in, unless told otherwise. */
export function mealDocument(
  menu: Menu & { community: string },
  n: number,
  more: Partial<MealOrder> & { takes?: Record<string, number>; born?: string } = {},
): MealOrder & { community: string } {
  const { takes = { [menu.items[0]!.id]: 1 }, born = '1950-03-08', ...fields } = more
  const personId = fields.personId ?? `p-elder-${n}`
  const lines = fields.lines ?? Object.entries(takes).map(([id, quantity]) => lineOf(menu, id, quantity))
  const { date, meal, policy, serveFrom, serveTo, place } = menu
  const subsidy = fields.subsidy ?? subsidyOf({ policy, birthdate: born, date, lines, usedFen: 0 })
  const totalFen = totalOf(lines)
  const way = fields.way ?? 'dineIn'
  const address = fields.address ?? null
  return {
    _id: orderIdOf(personId, date, meal),
    community: menu.community,
    watchers: [personId],
    personId,
    personName: `王秀英${n}`,
    personPhone: `1390000${String(1000 + n)}`,
    household: `person_${personId}`,
    placedBy: { personId, name: `王秀英${n}`, door: 'self' },
    remark: '',
    title: bookingTitle(menu),
    createdAt: 1,
    next: nextOf({ way, place, address, serveFrom, serveTo }),
    money: {
      channel: 'onsite',
      dueFen: fen(totalFen - subsidy.amountFen),
      paidFen: fen(0),
      refundedFen: fen(0),
      refundDueFen: fen(0),
    },
    events: [{ at: 1, what: '订餐', by: '您', note: '' }],
    menuId: menu._id,
    date,
    month: monthOf(date),
    meal,
    door: 'app',
    way,
    state: 'booked',
    code: String(100_000 + n),
    number: n + 1,
    lines,
    totalFen,
    subsidy,
    turn: `${personId}:${date}:${meal}`,
    address,
    grid: null,
    diet: null,
    dietNote: '',
    clashes: [],
    serveFrom,
    serveTo,
    place,
    changeUntil: menu.changeUntil,
    cancelUntil: menu.cancelUntil,
    holdId: orderIdOf(personId, date, meal),
    attempt: `attempt-${n}`,
    returning: [],
    returningAt: null,
    requestFingerprint: '',
    requestKey: '',
    payBy: 'onsite',
    charge: null,
    courier: null,
    handover: null,
    doorMoves: [],
    standingId: null,
    swap: null,
    rating: null,
    ratedAt: null,
    cancelledAt: null,
    cancelReason: '',
    cancelledBy: null,
    ...fields,
  }
}
