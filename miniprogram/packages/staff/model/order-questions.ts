import { paymentMethodLabel, type CounterMethod } from '../../../shared/vocabulary'

/** What an order's page asks before something that cannot be undone. */
export type Asking =
  | { kind: 'cancel' }
  | { kind: 'undo'; verificationId: string }
  | { kind: 'payBack'; method: CounterMethod; amount: string }

export interface AskingView {
  title: string
  consequence: string
  usual: string[]
  action: string
}

export function askingView(asking: Asking): AskingView {
  switch (asking.kind) {
    case 'cancel':
      return {
        title: '取消这一单',
        consequence: '菜会放回去给别人订。收过的钱会变成「待退」,记得退给对方。',
        usual: ['本人来电取消', '缺货', '订错了'],
        action: '确定取消',
      }
    case 'undo':
      return {
        title: '撤销这次交付',
        consequence: '这几样会重新变成「待取」。只在点错、没有真的交出去时用。',
        usual: ['点错了人', '数量点错了', '货有问题,没有拿走'],
        action: '确定撤销',
      }
    case 'payBack': {
      const how = asking.method === 'cash' ? paymentMethodLabel.cash : '转账'
      return {
        title: `${how}退 ¥${asking.amount}`,
        consequence: '先把钱交到对方手里,再点确定。会记进今天的账目。',
        usual: ['订单取消', '缺货', '质量问题'],
        action: '已经退了',
      }
    }
  }
}
