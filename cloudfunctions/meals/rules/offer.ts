import { AppError, notFound } from '../../kit/errors'
import { momentInWords } from '../../../miniprogram/shared/time'
import type { MealState } from '../../../miniprogram/shared/vocabulary'
import type { Menu } from '../collections'
import { isOpen } from './menu'

/** What a menu offers, and until when. */

export type MenuPhase = 'open' | 'closed' | 'cancelled'

export function phaseOf(menu: Pick<Menu, 'state' | 'stage' | 'orderUntil'>, now: number): MenuPhase {
  if (menu.state === 'cancelled') return 'cancelled'
  return isOpen(menu, now) ? 'open' : 'closed'
}

/** A draft answers like a menu that does not exist. */
const unseen = (menu: Menu): AppError | null => (menu.publishedAt === null ? notFound('菜单') : null)

const calledOff = ({ state, cancelledReason }: Menu): AppError | null =>
  state === 'cancelled' ? new AppError('CLOSED', `这一餐不开了:${cancelledReason || '请看看别的日子'}`) : null

/** Why nobody can book from a menu now; null if they can. */
export function orderingRefusal(menu: Menu, now: number): AppError | null {
  const refusal = unseen(menu) ?? calledOff(menu)
  if (refusal) return refusal
  if (isOpen(menu, now)) return null
  return new AppError('CLOSED', `${momentInWords(menu.orderUntil, now)} 已经截单,如果实在需要,请打电话给食堂`)
}

/** Why staff, too, cannot book from it any more. */
export function lateRefusal(menu: Menu, now: number): AppError | null {
  const refusal = unseen(menu) ?? calledOff(menu)
  if (refusal) return refusal
  const over = menu.stage === 'closed' || now >= menu.serveTo
  return over ? new AppError('CLOSED', '这一餐已经收餐了,不能再订') : null
}

/** Where a meal starts that is booked while the kitchen is at work already. */
export const stateAtStage: Readonly<Record<Menu['stage'], MealState>> = {
  open: 'booked',
  locked: 'locked',
  cooking: 'cooking',
  ready: 'ready',
  closed: 'ready',
}
