import { formatYuan } from '../../../shared/money'
import { clockTime } from '../../../shared/time'
import { paymentMethodLabel } from '../../../shared/vocabulary'
import type { Reply } from '../../../../typings/cloud-api'

type Ledger = Reply<'payment', 'ledger'>

export interface LedgerRow {
  id: string
  bookingId: string
  time: string
  who: string
  title: string
  method: string
  amount: string
  out: boolean
  staff: string
}

/** "-¥15.00": the sign before the yuan sign, as in a cash book. */
const signedYuan = (amount: number): string => `${amount < 0 ? '-' : ''}${formatYuan(Math.abs(amount))}`

export const ledgerRow = (entry: Ledger['items'][number]): LedgerRow => ({
  id: entry.id,
  bookingId: entry.bookingId,
  time: clockTime(entry.at),
  who: entry.personName,
  title: entry.title,
  method: paymentMethodLabel[entry.method],
  amount: `${entry.direction === 'in' ? '+' : '-'}${formatYuan(entry.amountFen)}`,
  out: entry.direction === 'out',
  staff: entry.staffName,
})

export interface LedgerSums {
  net: string
  rows: { label: string; collected: string; paidBack: string; net: string }[]
}

/** The day's sums per method: what the till and the collecting account must show in the evening. */
export function ledgerSums(sums: Ledger['sums']): LedgerSums {
  const { cashIn, cashOut, codeIn, codeOut } = sums
  const row = (label: string, collected: number, paidBack: number): LedgerSums['rows'][number] => ({
    label,
    collected: formatYuan(collected),
    paidBack: formatYuan(paidBack),
    net: signedYuan(collected - paidBack),
  })
  return {
    net: signedYuan(cashIn + codeIn - cashOut - codeOut),
    rows: [row(paymentMethodLabel.cash, cashIn, cashOut), row(paymentMethodLabel.code, codeIn, codeOut)],
  }
}
