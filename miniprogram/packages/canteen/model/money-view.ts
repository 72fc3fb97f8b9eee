import type { Account, MonthSheet, PersonAccount } from '../../../services/canteen'
import { formatYuan } from '../../../shared/money'
import { momentInWords } from '../../../shared/time'
import type { AccountMode } from '../../../shared/vocabulary'
import { ACCOUNT_MODES, accountModeLabel, accountMoveLabel } from '../../../shared/vocabulary'

/** "2026年11月" */
export const monthInWords = (month: string): string => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月')

/** "2026-10" of "2026-11" and -1. */
export function monthBeside(month: string, by: -1 | 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + number - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

export interface MonthView {
  subsidy: string
  /** "46 位邻居,812 餐" */
  about: string
  sums: { label: string; amount: string }[]
  payers: { payer: string; words: string; amount: string }[]
  /** What is not decided yet; empty for nothing. */
  pending: string
  rows: MonthRow[]
}

export interface MonthRow {
  key: string
  name: string
  /** "78 岁 · 70 岁以上,每餐补 ¥4.00" */
  why: string
  /** "20 餐 × ¥4.00 + 1 餐 ¥2.00(到本月上限)" */
  words: string
  subsidy: string
  /** "21 餐,总价 ¥168.00,自己付 ¥86.00" */
  about: string
}

export const monthView = (sheet: MonthSheet): MonthView => ({
  subsidy: formatYuan(sheet.subsidyFen),
  about: `${sheet.people} 位邻居,${sheet.meals} 餐`,
  sums: [
    { label: '餐费总价', amount: formatYuan(sheet.totalFen) },
    { label: '补贴', amount: formatYuan(sheet.subsidyFen) },
    { label: '自己付', amount: formatYuan(sheet.paidFen) },
  ],
  payers: sheet.payers.map(({ payer, meals, subsidyFen }) => ({
    payer,
    words: `${meals} 餐`,
    amount: formatYuan(subsidyFen),
  })),
  pending: sheet.pending.meals
    ? `还有 ${sheet.pending.meals} 餐没送到、没领走,领了以后再补 ${formatYuan(sheet.pending.subsidyFen)}`
    : '',
  rows: sheet.rows.map((row, i) => ({
    key: `${row.personId}-${i}`,
    name: row.personName,
    why: [row.age === null ? '没有登记年龄' : `${row.age} 岁`, row.tier].filter(Boolean).join(' · '),
    words: row.words,
    subsidy: formatYuan(row.subsidyFen),
    about: `${row.meals} 餐,总价 ${formatYuan(row.totalFen)},自己付 ${formatYuan(row.paidFen)}`,
  })),
})

export interface AccountRow {
  personId: string
  name: string
  /** "余额 ¥23.00", "欠 ¥48.00" */
  balance: string
  /** Below zero on a prepaid account, or owed on a monthly one. */
  owes: boolean
  coming: string
}

/** "余额 ¥23.00"; below zero it is what is owed. */
export const balanceInWords = ({ balanceFen }: Account): string =>
  balanceFen < 0 ? `欠 ${formatYuan(-balanceFen)}` : `余额 ${formatYuan(balanceFen)}`

export const accountRow = (account: Account): AccountRow => ({
  personId: account.personId,
  name: account.personName,
  balance: balanceInWords(account),
  owes: account.balanceFen < 0,
  coming: account.comingFen > 0 ? `订好的餐还要扣 ${formatYuan(account.comingFen)}` : '',
})

export interface AccountView extends AccountRow {
  mode: AccountMode
  modeLabel: string
  /** What paying this way means. */
  modeWords: string
  version: number
  balanceFen: number
  /** What is owed on a monthly account and can be settled. */
  canSettle: boolean
  canTopUp: boolean
  canPayOut: boolean
}

const modeWords: Record<AccountMode, string> = {
  onsite: '每餐送到或领餐时付',
  prepaid: '先充钱,送到或领餐后扣,余额不够就当面付',
  billed: '先吃后付,月底一起结',
}

export const MODES = ACCOUNT_MODES.map((value) => ({
  value,
  label: accountModeLabel[value],
  words: modeWords[value],
}))

export const accountView = (account: Account): AccountView => ({
  ...accountRow(account),
  mode: account.mode,
  modeLabel: accountModeLabel[account.mode],
  modeWords: modeWords[account.mode],
  version: account.version,
  balanceFen: account.balanceFen,
  canSettle: account.balanceFen < 0,
  canTopUp: account.mode === 'prepaid',
  canPayOut: account.balanceFen > 0,
})

export interface MovementRow {
  id: string
  what: string
  title: string
  about: string
  amount: string
  out: boolean
}

type Entry = PersonAccount['items'][number]

export const movementRow = (entry: Entry, now: number): MovementRow => ({
  id: entry.id,
  what: accountMoveLabel[entry.move],
  title: entry.title === accountMoveLabel[entry.move] ? '' : entry.title,
  about: [momentInWords(entry.at, now), entry.staffName && `${entry.staffName}经手`]
    .filter(Boolean)
    .join(' · '),
  amount: `${entry.amountFen < 0 ? '−' : '+'}${formatYuan(Math.abs(entry.amountFen))}`,
  out: entry.amountFen < 0,
})
