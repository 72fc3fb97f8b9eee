import { mealStateLabel, type MealState } from '../../../miniprogram/shared/vocabulary'
import { AppError } from '../../kit/errors'
import type { MealOrder } from '../collections'
import { mealMoves } from './states'

type Cancellable = Pick<MealOrder, 'state' | 'cancelUntil'>

/**
 * Cancelling, asked for by its people or by staff, who may do it after the cutoff with a reason.
 * @returns 'already' when there is nothing left to do
 * @throws CLOSED, STALE, BAD_INPUT
 */
export function decideCancel(
  order: Cancellable,
  move: 'cancel' | 'staffCancel',
  { now, reason }: { now: number; reason: string },
): 'go' | 'already' {
  if (order.state === 'cancelled') return 'already'
  if (!mealMoves[move].from.includes(order.state)) {
    throw new AppError('STALE', `这一餐${mealStateLabel[order.state]},不能再取消了`, { state: order.state })
  }
  const late = now >= order.cancelUntil
  if (late && move === 'cancel') {
    throw new AppError('CLOSED', '已经过了取消的时间,不能自己取消了,请打电话给食堂')
  }
  if (late && reason === '') throw new AppError('BAD_INPUT', '截止以后取消,请写明原因', { field: 'reason' })
  return 'go'
}

/** From which states a meal may be changed; staff after the cutoff may, as long as nothing is on the stove. */
export const changeableFrom = (late: boolean): readonly MealState[] =>
  late ? [...mealMoves.change.from, 'locked'] : mealMoves.change.from

/** Whether a meal can be changed now. @throws STALE, CLOSED */
export function checkChange(
  order: Pick<MealOrder, 'state' | 'changeUntil'>,
  { now, late }: { now: number; late: boolean },
): void {
  const inTime = late || now < order.changeUntil
  if (!inTime && ['booked', 'locked'].includes(order.state)) {
    throw new AppError('CLOSED', '已经过了改餐的时间,不能自己改了,请打电话给食堂')
  }
  if (!changeableFrom(late).includes(order.state)) {
    throw new AppError('STALE', `这一餐${mealStateLabel[order.state]},不能再改了`, { state: order.state })
  }
}

/** What a change takes more of, and what it gives up. */
export function differenceOf(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): { more: Record<string, number>; less: Record<string, number> } {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = keys.map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)] as const)
  return {
    more: Object.fromEntries(changes.filter(([, n]) => n > 0)),
    less: Object.fromEntries(changes.filter(([, n]) => n < 0).map(([key, n]) => [key, -n])),
  }
}
