import { fen, formatYuan } from '../../miniprogram/shared/money'
import type { AccountMode, MealWay } from '../../miniprogram/shared/vocabulary'
import type { Database } from '../kit/database'
import { balanceOf, personAccounts } from '../kit/personAccounts'
import { persons } from '../kit/people'
import type { MealLine, Menu } from './collections'
import { clashesOfMeal, type Diet } from './rules/diet'
import { lineOut } from './views'
import type { MealDecision } from './rules/order'

export interface Paying {
  mode: AccountMode
  balanceFen: number
}

/** How somebody pays for meals, and what they have left. Two round trips side by side. */
export async function payingOf(db: Database, personId: string): Promise<Paying> {
  const [account, { balanceFen }] = await Promise.all([
    db.of(personAccounts).get(personId),
    balanceOf(db, personId),
  ])
  return { mode: account?.mode ?? 'onsite', balanceFen }
}

const AT_HAND: Readonly<Record<MealWay, string>> = {
  dineIn: '用餐时付',
  pickUp: '取餐时付',
  delivery: '送到时付',
}

/** How a meal will be paid, and in words. Without a way it is said for all of them. */
export function payWords(
  { mode, balanceFen }: Paying,
  payFen: number,
  way: MealWay | null,
): { payBy: 'onsite' | 'account'; payWords: string } {
  const atHand = way === null ? '领餐时付' : AT_HAND[way]
  if (payFen === 0) return { payBy: 'onsite', payWords: '不用付钱' }
  if (mode === 'billed') return { payBy: 'account', payWords: '记在助餐账户上,按月结账' }
  if (mode === 'onsite') return { payBy: 'onsite', payWords: atHand }
  if (balanceFen < payFen) return { payBy: 'onsite', payWords: `余额不够,${atHand}` }
  return { payBy: 'account', payWords: `从助餐账户扣,余额 ${formatYuan(balanceFen)}` }
}

const NO_DIET: Diet = { diet: [], dietNote: '' }

/** What the kitchen must know of somebody; nothing of somebody who is not known. One round trip. */
export async function dietOf(db: Database, personId: string | null): Promise<Diet> {
  if (personId === null) return NO_DIET
  const [person] = await db.of(persons).find({ _id: personId }, { limit: 1, fields: ['diet', 'dietNote'] })
  return person ?? NO_DIET
}

/** What one meal would cost somebody, as a page shows it. */
export function quoted({ _id, date, meal }: Menu, decision: MealDecision, diet: Diet) {
  const { lines, totalFen, subsidy, payFen } = decision
  return {
    menuId: _id,
    date,
    meal,
    lines: lines.map(quotedLine),
    totalFen,
    subsidyFen: fen(subsidy.amountFen),
    payFen,
    why: subsidy.why,
    clashes: clashesOfMeal(diet, lines),
  }
}

function quotedLine(line: MealLine) {
  const { itemId, name, quantity, priceFen, amountFen } = lineOut(line)
  return { itemId, name, quantity, priceFen, amountFen }
}
