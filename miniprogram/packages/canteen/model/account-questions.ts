import { formatYuan, parseYuan } from '../../../shared/money'
import type { AccountView } from './money-view'

/** What is done with the money on somebody's account. */
export type Move = 'topUp' | 'settle' | 'payOut'

export interface MoveView {
  title: string
  consequence: string
  /** Whether an amount is typed; otherwise the whole is meant. */
  typed: boolean
  cash: string
  code: string
}

export function moveView(
  move: Move,
  { name, balanceFen }: Pick<AccountView, 'name' | 'balanceFen'>,
): MoveView {
  const whole = formatYuan(Math.abs(balanceFen))
  switch (move) {
    case 'topUp':
      return {
        title: `给${name}充值`,
        consequence: '先把钱收好,再点怎么收的',
        typed: true,
        cash: '收了现金',
        code: '扫码收了',
      }
    case 'settle':
      return {
        title: `${name}结账 ${whole}`,
        consequence: '一次结清。先把钱收好,再点怎么收的',
        typed: false,
        cash: '收了现金',
        code: '扫码收了',
      }
    case 'payOut':
      return {
        title: `退给${name} ${whole}`,
        consequence: '余额全部退还。先写原因,再点怎么退的',
        typed: false,
        cash: '退了现金',
        code: '转账退了',
      }
  }
}

/** What is missing before money may move; empty when nothing is. */
export function moveProblem(move: Move, amount: string, reason: string): string {
  if (move === 'topUp') {
    const fen = parseYuan(amount)
    return fen === null || fen === 0 ? '请写充多少元,如 100' : ''
  }
  return move === 'payOut' && !reason.trim() ? '请写一句为什么退' : ''
}

export const afterMove = (move: Move, amount: string): string =>
  move === 'topUp'
    ? `充了 ${formatYuan(parseYuan(amount) ?? 0)},记进今天的账目`
    : move === 'settle'
      ? '结清了,记进今天的账目'
      : '余额退了,记进今天的账目'
