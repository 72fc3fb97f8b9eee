import { fen, lineTotal, type Fen } from '../../../miniprogram/shared/money'
import type { MealLine, MealOrder, MenuItem, PolicyTerms, Subsidy } from '../collections'
import { subsidyOf, totalOf } from './subsidy'

/** What becomes of a meal when the kitchen puts one item in the place of another. Nobody ever pays more. */

type Replaceable = Pick<MealOrder, 'date' | 'lines' | 'totalFen' | 'subsidy'>

export interface Replaced {
  lines: MealLine[]
  totalFen: Fen
  subsidy: Subsidy
  payFen: Fen
  quantity: number
  /** What goes back to the menu and, below zero, what is taken instead. */
  takes: Record<string, number>
}

/** A birthdate that gives this age on the day of the meal: the order has the age alone. */
function birthdateOf(age: number | null, date: string): string | null {
  if (age === null) return null
  const [year = '0', ...rest] = date.split('-')
  return [String(Number(year) - age).padStart(4, '0'), ...rest].join('-')
}

function lineWith(item: MenuItem, priceFen: Fen, quantity: number): MealLine {
  const { id: itemId, dishId, kind, name, photo, parts, tags, contains } = item
  const amountFen = lineTotal(priceFen, quantity)
  return { itemId, dishId, kind, name, photo, parts, priceFen, quantity, amountFen, tags, contains }
}

const lower = (...prices: Fen[]): Fen => fen(Math.min(...prices))

/** The lines with the other item at a price; of an item that was there already, one line of both. */
function linesAt(lines: readonly MealLine[], itemId: string, byItem: MenuItem, priceFen: Fen): MealLine[] {
  const old = lines.filter((line) => line.itemId === itemId)
  const there = lines.filter((line) => line.itemId === byItem.id)
  const quantity = [...old, ...there].reduce((sum, line) => sum + line.quantity, 0)
  const at = lines.findIndex((line) => line.itemId === itemId)
  return lines.flatMap((line, i) => {
    if (i === at) return [lineWith(byItem, lower(priceFen, ...there.map((l) => l.priceFen)), quantity)]
    return line.itemId === itemId || line.itemId === byItem.id ? [] : [line]
  })
}

/**
 * The subsidy of other lines by the rules under which the meal was booked, never more than what stood: what of the
 * month's limit was free is known to be that much.
 */
function subsidyAfterwards(
  order: Replaceable,
  lines: readonly MealLine[],
  policy: PolicyTerms | null,
): Subsidy {
  const { amountFen, age, tierId, policyId } = order.subsidy
  if (!policyId || amountFen === 0) {
    return {
      ...order.subsidy,
      why: [{ words: '原价', amountFen: totalOf(lines) }, ...order.subsidy.why.slice(1)],
    }
  }
  const tier = policy?.tiers.find(({ id }) => id === tierId)
  const usedFen = tier && tier.maxPerMonthFen !== null ? tier.maxPerMonthFen - amountFen : 0
  const birthdate = birthdateOf(age, order.date)
  const subsidy = subsidyOf({ policy, birthdate, date: order.date, lines, usedFen })
  const { grantedAt, proof, state } = order.subsidy
  return { ...subsidy, state: subsidy.amountFen > 0 ? state : 'none', grantedAt, proof }
}

/**
 * The meal with `byItem` in the place of `item`, at the lower of the two prices.
 * @param policy the terms that the meal was booked under
 * @returns null where the item is not in it
 */
export function replaceIn(
  order: Replaceable,
  itemId: string,
  byItem: MenuItem,
  policy: PolicyTerms | null,
): Replaced | null {
  const old = order.lines.filter((line) => line.itemId === itemId)
  const quantity = old.reduce((sum, line) => sum + line.quantity, 0)
  if (quantity === 0) return null
  const paid = order.totalFen - order.subsidy.amountFen
  let priceFen = lower(byItem.priceFen, ...old.map((line) => line.priceFen))
  for (;;) {
    const lines = linesAt(order.lines, itemId, byItem, priceFen)
    const totalFen = totalOf(lines)
    const subsidy = subsidyAfterwards(order, lines, policy)
    const payFen = fen(totalFen - subsidy.amountFen)
    // Where the subsidy falls by more than the price does, the canteen bears the rest.
    if (payFen <= paid || priceFen === 0) {
      return {
        lines,
        totalFen,
        subsidy,
        payFen,
        quantity,
        takes: { [itemId]: quantity, [byItem.id]: -quantity },
      }
    }
    priceFen = fen(Math.max(0, priceFen - Math.max(1, Math.floor((payFen - paid) / quantity))))
  }
}
