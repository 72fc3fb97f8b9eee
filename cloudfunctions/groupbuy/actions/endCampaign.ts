import { action } from '../../kit/serve'
import { contract } from '../contract'
import { finishOrders } from '../finish'
import { changeCampaign, onceFor, withSales } from '../staff'

/** Pick-up is over: what was not fetched becomes no-show. */
export const endCampaign = action(contract.endCampaign, (context) =>
  onceFor(context, 'endCampaign', context.input, async () => {
    const { id, reason } = context.input
    const ended = await changeCampaign(context, {
      id,
      reason,
      event: 'end',
      patch: (_campaign, now) => ({ endedAt: now, endedReason: reason }),
    })
    await finishOrders(context.db, ended, context.clock.now())
    return withSales(context, ended)
  }),
)
