import { formatYuan, yuan } from '../shared/money'
import type { Money } from './pay'

/** A booking's money as the counter sees it; `money-panel` shows it. */
export interface TillView {
  due: string
  paid: string
  /** Empty when nothing was given back. */
  refunded: string
  openFen: number
  openYuan: string
  refundDueFen: number
  refundDueYuan: string
  /** Where the money stands when nothing is open: 已收款, 不用收钱. */
  moneyText: string
}

export const tillView = (money: Money, openFen: number): TillView => ({
  due: formatYuan(money.dueFen),
  paid: formatYuan(money.paidFen),
  refunded: money.refundedFen > 0 ? formatYuan(money.refundedFen) : '',
  openFen,
  openYuan: yuan(openFen),
  refundDueFen: money.refundDueFen,
  refundDueYuan: yuan(money.refundDueFen),
  moneyText: money.paidFen > money.refundedFen ? '已收款' : '不用收钱',
})
