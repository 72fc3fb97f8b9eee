import {
  mealWayLabel,
  paymentMethodLabel,
  type CounterMethod,
  type MealWay,
} from '../../../shared/vocabulary'

/** What a meal's page, or the window, asks before something that goes into the record. */
export type Asking =
  | { kind: 'cancel' }
  | { kind: 'undo' }
  | { kind: 'way'; way: MealWay }
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
        title: '取消这一餐',
        consequence: '这份会放回去给别人订,补贴不算。收过的钱会变成「待退」,记得退给对方。',
        usual: ['本人来电取消', '住院了', '家里有人做饭', '订错了'],
        action: '确定取消',
      }
    case 'undo':
      return {
        title: '撤销「已领」',
        consequence: '这一餐会变回「没领」。只在点错、没有真的交出去时用。',
        usual: ['点错了人', '餐有问题,没有拿走'],
        action: '确定撤销',
      }
    case 'way':
      return {
        title: `改成${mealWayLabel[asking.way]}`,
        consequence: '已经过了可以改的时间,请写明原因。厨房单和标签会跟着变。',
        usual: ['本人来电要改', '腿脚不便', '家人来取'],
        action: '确定改',
      }
    case 'payBack': {
      const how = asking.method === 'cash' ? paymentMethodLabel.cash : '转账'
      return {
        title: `${how}退 ¥${asking.amount}`,
        consequence: '先把钱交到对方手里,再点确定。会记进今天的账目。',
        usual: ['订餐取消', '换了便宜的菜', '餐有问题'],
        action: '已经退了',
      }
    }
  }
}
