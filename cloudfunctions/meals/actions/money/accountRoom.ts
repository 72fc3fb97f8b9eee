import { accounts } from './accounts'
import { payOutAccount } from './payOutAccount'
import { personAccount } from './personAccount'
import { setAccountMode } from './setAccountMode'
import { settleAccount } from './settleAccount'
import { topUp } from './topUp'

/** What people have with the canteen. */
export const accountActions = { accounts, personAccount, setAccountMode, topUp, settleAccount, payOutAccount }
