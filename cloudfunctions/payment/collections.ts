import { ledgerEntries } from '../kit/ledger'
import { payments, refunds } from '../kit/payments'

/** Money that moved; the kit writes it for every domain. */
export const declarations = [payments, refunds, ledgerEntries]
