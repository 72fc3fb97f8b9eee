import { action } from '../../../kit/serve'
import { contract } from '../../contract'
import { onceFor } from '../../staff'
import { saveStandingChange, settleStanding, standingFor } from '../../standingSaving'

/** No more of it: what it has booked is cancelled where it still can be. Ended twice is ended once. */
export const endStanding = action(contract.endStanding, async (context) => {
  const { input, clock } = context
  const { standing, subject } = await standingFor(context, input.id)
  return onceFor(context, 'endStanding', input, async () => {
    const saved =
      standing.state === 'ended'
        ? standing
        : await saveStandingChange(context, standing, { state: 'ended', endedAt: clock.now() })
    return settleStanding(context, 'endStanding', saved, subject)
  })
})
