import { formatYuan } from '../../../miniprogram/shared/money'
import { momentInWords } from '../../../miniprogram/shared/time'
import { orderStateLabel, type OrderState } from '../../../miniprogram/shared/vocabulary'
import { AppError } from '../../kit/errors'
import type { Order, Verification } from '../collections'
import { orderMoves, type Wish } from './order'

/** Where a handing-over, or its undoing, leaves the order. `picked` is by line, in the order's own order of lines. */
export interface PickedLines {
  picked: number[]
  state: OrderState
}

function stateOf(order: Order, picked: readonly number[]): OrderState {
  if (order.lines.every((line, i) => line.ordered === picked[i])) return 'picked'
  return picked.some((n) => n > 0) ? 'partly_picked' : 'placed'
}

const quantitiesOf = (lines: readonly Wish[]): Map<string, number> => {
  const quantities = new Map<string, number>()
  for (const { itemId, quantity } of lines) quantities.set(itemId, (quantities.get(itemId) ?? 0) + quantity)
  return quantities
}

/**
 * Whether these quantities may be handed over now. Never more than was ordered, and not before the cutoff, until which
 * the order may still be cancelled.
 * @param openFen what is still to be paid
 * @throws STALE {lines}, NOT_OPEN, BAD_INPUT
 */
export function decideVerification(
  order: Order,
  lines: readonly Wish[],
  openFen: number,
  now: number,
): PickedLines {
  if (!orderMoves.pickUp.from.includes(order.state)) {
    throw new AppError('STALE', `这个订单${orderStateLabel[order.state]},没有要取的了`, {
      state: order.state,
    })
  }
  if (now < order.closesAt) {
    throw new AppError('NOT_OPEN', `${momentInWords(order.closesAt, now)} 截单以后才能取货`)
  }
  if (openFen > 0) {
    throw new AppError('STALE', `还有 ${formatYuan(openFen)} 没收,请先收款`, { openFen })
  }
  const wanted = quantitiesOf(lines)
  if ([...wanted.keys()].some((id) => !order.lines.some((line) => line.itemId === id))) {
    throw new AppError('BAD_INPUT', '这个订单里没有这样菜,请刷新后再试')
  }
  const picked = order.lines.map((line) => line.picked + (wanted.get(line.itemId) ?? 0))
  const over = order.lines.filter((line, i) => (picked[i] ?? 0) > line.ordered)
  if (over.length > 0) {
    const words = over.map((line) => `${line.name}只剩 ${line.ordered - line.picked} 份没取`)
    throw new AppError('STALE', `${words.join(',')},请刷新后核对`, { lines: pickedOf(order) })
  }
  return { picked, state: stateOf(order, picked) }
}

/** How far each line is, for a device that was overtaken. */
export const pickedOf = (order: Order): { itemId: string; ordered: number; picked: number }[] =>
  order.lines.map(({ itemId, ordered, picked }) => ({ itemId, ordered, picked }))

/** Takes one handing-over back. @throws STALE */
export function decideUndo(order: Order, verification: Verification): PickedLines {
  if (!orderMoves.undoPickUp.from.includes(order.state)) {
    throw new AppError('STALE', `这个订单${orderStateLabel[order.state]},不能撤销取货`, {
      state: order.state,
    })
  }
  const given = quantitiesOf(verification.lines)
  const picked = order.lines.map((line) => Math.max(0, line.picked - (given.get(line.itemId) ?? 0)))
  return { picked, state: stateOf(order, picked) }
}

/** "上海青 2 · 土鸡蛋 1" */
export function inWords(order: Pick<Order, 'lines'>, quantities: readonly Wish[]): string {
  const nameOf = (id: string): string => order.lines.find((line) => line.itemId === id)?.name ?? ''
  return quantities.map(({ itemId, quantity }) => `${nameOf(itemId)} ${quantity}`).join(' · ')
}

const QR = /^xlv1\.([\w:-]{1,64})\.(\d{6})$/

/** What the QR of an order says. */
export const qrOf = (order: Pick<Order, '_id' | 'code'>): string => `xlv1.${order._id}.${order.code}`

/** What was typed or scanned at the counter; null for anything that cannot be one of ours. */
export function readCode(text: string): { code: string; orderId: string | null } | null {
  const scanned = QR.exec(text)
  if (scanned?.[1] && scanned[2]) return { orderId: scanned[1], code: scanned[2] }
  const typed = text.replace(/\s/g, '')
  return /^\d{6}$/.test(typed) ? { orderId: null, code: typed } : null
}
