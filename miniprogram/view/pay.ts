import type { Order } from '../services/groupbuy'
import { formatYuan, yuan } from '../shared/money'

export type Money = Order['money']

/** What `pay-panel` shows. */
export interface PayView {
  icon: string
  title: string
  text: string
  /** The amount at the right; empty when there is none to show. */
  yuan: string
}

/** What a booking still wants, in fen: the price less what is paid and neither given nor owed back. */
export function openFen(money: Money): number {
  return Math.max(0, money.dueFen - (money.paidFen - money.refundedFen - money.refundDueFen))
}

const HOW: Record<Money['channel'], (place: string) => string> = {
  onsite: (place) => `到${place}付,现金或扫码都可以`,
  wechat: () => '用微信支付',
}

/** `place`: where people pay, "党群服务中心一楼". */
export function payView(money: Money, place: string): PayView {
  const open = openFen(money)
  if (money.refundDueFen > 0) {
    const text = `已付 ${formatYuan(money.paidFen)},到${place}领取退款`
    return { icon: 'money', title: '要退给您', text, yuan: yuan(money.refundDueFen) }
  }
  if (open > 0) {
    return { icon: 'wallet', title: '取货时付', text: HOW[money.channel](place), yuan: yuan(open) }
  }
  if (money.refundedFen > 0) {
    return { icon: 'check-circle', title: '已退给您', text: '', yuan: yuan(money.refundedFen) }
  }
  if (money.paidFen > 0) return { icon: 'check-circle', title: '已付清', text: '', yuan: yuan(money.paidFen) }
  return { icon: 'check-circle', title: '不用付钱', text: '', yuan: '' }
}

/** The same in a few words, for a line in a list. */
export function payWords(money: Pick<Money, 'dueFen' | 'paidFen' | 'refundDueFen'>): string {
  if (money.refundDueFen > 0) return `待退 ${formatYuan(money.refundDueFen)}`
  if (money.dueFen > money.paidFen) return `取货时付 ${formatYuan(money.dueFen - money.paidFen)}`
  return money.dueFen > 0 ? `已付 ${formatYuan(money.dueFen)}` : ''
}
