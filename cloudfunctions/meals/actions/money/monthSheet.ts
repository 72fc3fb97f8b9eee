import { action } from '../../../kit/serve'
import { money } from '../../contract/money'
import { monthSheetOf } from '../../month'

/** What was granted in a month, for whoever pays it. */
export const monthSheet = action(money.monthSheet, async ({ input, db, clock }) => ({
  month: input.month,
  ...(await monthSheetOf(db, input.month)),
  now: clock.now(),
}))
