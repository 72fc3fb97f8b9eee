import type { Choosable } from '../../../../components/person-picker/index'
import type { MyAccount } from '../../../../services/meals'
import { formatYuan, yuan } from '../../../../shared/money'
import { momentInWords } from '../../../../shared/time'
import type { AccountMode } from '../../../../shared/vocabulary'
import { accountModeLabel, accountMoveLabel } from '../../../../shared/vocabulary'
import { facesOf } from '../../../../view/meals'

export interface AccountView {
  people: Choosable[]
  personId: string
  mode: string
  /** What the mode means. */
  sentence: string
  /** What the figure is: "余额", "这个月要结". */
  label: string
  figure: string
  /** "订好还没吃的要扣 ¥8.00" */
  coming: string
  short: boolean
}

/** What the list is made of. */
export type Answer = Pick<MyAccount, 'items' | 'next' | 'now'>

export interface EntryView {
  id: string
  title: string
  when: string
  amount: string
  plus: boolean
}

const SENTENCES: Record<AccountMode, string> = {
  onsite: '每餐吃到的时候付,现金或扫码都可以。想先存一笔、吃一餐扣一餐,请到食堂窗口或者打电话给社区',
  prepaid: '先存一笔钱在食堂,吃到一餐扣一餐。充值请到食堂窗口',
  billed: '先吃,月底一起结。结账请到食堂窗口',
}

export function accountView({ eaters, account }: Pick<MyAccount, 'eaters' | 'account'>): AccountView {
  const { personId, mode, balanceFen, comingFen } = account
  const owes = balanceFen < 0
  return {
    people: facesOf(eaters),
    personId,
    mode: accountModeLabel[mode],
    sentence: SENTENCES[mode],
    label: owes ? '要付' : '余额',
    // Somebody who pays each meal, and has nothing left here, has no figure.
    figure: mode === 'onsite' && balanceFen === 0 ? '' : yuan(Math.abs(balanceFen)),
    coming: comingFen > 0 ? `订好还没吃的,要扣 ${formatYuan(comingFen)}` : '',
    short: mode === 'prepaid' && balanceFen < comingFen,
  }
}

export const entryView = (entry: MyAccount['items'][number], { now }: Answer): EntryView => ({
  id: entry.id,
  title: entry.title || accountMoveLabel[entry.move],
  when: [
    entry.title === accountMoveLabel[entry.move] ? '' : accountMoveLabel[entry.move],
    momentInWords(entry.at, now),
    entry.staffName,
  ]
    .filter(Boolean)
    .join(' · '),
  amount: entry.amountFen < 0 ? `−${formatYuan(-entry.amountFen)}` : `+${formatYuan(entry.amountFen)}`,
  plus: entry.amountFen > 0,
})
