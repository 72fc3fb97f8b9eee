import { formatYuan } from '../../miniprogram/shared/money'
import { accountMoveLabel, mealLabel, mealWayLabel } from '../../miniprogram/shared/vocabulary'
import type { OwnData } from './exporting'
import { when, type Table } from './table'

/** "+¥50.00", "-¥8.00" */
const signed = (amountFen: number): string => `${amountFen < 0 ? '-' : '+'}${formatYuan(Math.abs(amountFen))}`

export function accountTable({ entries, me, children }: OwnData): Table {
  const names = new Map([me, ...children].map(({ _id, name }) => [_id, name]))
  return {
    sheet: '助餐账户',
    header: ['时间', '谁的', '什么', '金额', '说明', '经办'],
    rows: entries.map(({ at, personId, move, amountFen, title, staffName }) => [
      when(at),
      names.get(personId) ?? '',
      accountMoveLabel[move],
      signed(amountFen),
      title,
      staffName,
    ]),
  }
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const standingTable = ({ standing }: OwnData): Table => ({
  sheet: '长期订餐',
  header: ['谁', '哪一餐', '周几', '怎么取', '爱吃', '份数', '备注', '暂停', '状态'],
  rows: standing.map((one) => [
    one.personName,
    mealLabel[one.meal],
    one.weekdays.map((day) => WEEKDAYS[day - 1] ?? '').join('、'),
    mealWayLabel[one.way],
    one.likes.join('、'),
    String(one.quantity),
    one.remark,
    one.pauses.map(({ from, to }) => `${from} 至 ${to}`).join('、'),
    one.state === 'active' ? '在订' : '已停',
  ]),
})
