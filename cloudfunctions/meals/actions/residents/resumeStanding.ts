import { action } from '../../../kit/serve'
import { isoDate } from '../../../../miniprogram/shared/time'
import { contract } from '../../contract'
import { withoutPauses } from '../../rules/standing'
import { onceFor } from '../../staff'
import { saveStandingChange, settleStanding, standingFor } from '../../standingSaving'

/** Back earlier: what the pause had cancelled is booked again where it still can be. */
export const resumeStanding = action(contract.resumeStanding, async (context) => {
  const { input, clock } = context
  const { standing, subject } = await standingFor(context, input.id)
  return onceFor(context, 'resumeStanding', input, async () => {
    const pauses = withoutPauses(standing.pauses, input.from, isoDate(clock.now()))
    const saved = await saveStandingChange(context, standing, { pauses })
    return settleStanding(context, 'resumeStanding', saved, subject)
  })
})
