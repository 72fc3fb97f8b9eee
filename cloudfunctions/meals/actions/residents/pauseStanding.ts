import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { isoDate } from '../../../../miniprogram/shared/time'
import { contract } from '../../contract'
import { withPause } from '../../rules/standing'
import { onceFor } from '../../staff'
import { saveStandingChange, settleStanding, standingFor } from '../../standingSaving'

const MAX_PAUSES = 20

/** @throws BAD_INPUT */
function checkDays(from: string, to: string, today: string): void {
  if (to < from) throw new AppError('BAD_INPUT', '回来的日子要在离开以后', { field: 'to' })
  if (to < today) throw new AppError('BAD_INPUT', '这几天已经过去了,请选以后的日子', { field: 'to' })
}

/** Away from … to …: what was booked for those days is cancelled where it still can be. */
export const pauseStanding = action(contract.pauseStanding, async (context) => {
  const { input, clock } = context
  const { standing, subject } = await standingFor(context, input.id)
  return onceFor(context, 'pauseStanding', input, async () => {
    const today = isoDate(clock.now())
    checkDays(input.from, input.to, today)
    const pauses = withPause(standing.pauses, { from: input.from, to: input.to }, today)
    if (pauses.length > MAX_PAUSES) throw new AppError('BAD_INPUT', '暂停的日子太多了,请先去掉几段')
    const saved = await saveStandingChange(context, standing, { pauses })
    return settleStanding(context, 'pauseStanding', saved, subject)
  })
})
