import { action } from '../../../kit/serve'
import { money } from '../../contract/money'
import { monthSheetOf } from '../../month'
import { listRead } from '../../staff'

/** What was granted in a month, for whoever pays it. That it was read is written down. */
export const monthSheet = action(money.monthSheet, async (context) => {
  const { input, db, clock } = context
  const sheet = await monthSheetOf(db, input.month)
  await listRead(context, 'monthSheet', input.month, input.month)
  return { month: input.month, ...sheet, now: clock.now() }
})
