import { action } from '../../kit/serve'
import { contract } from '../contract'
import { finishOrders } from '../finish'
import { changeCampaign, onceFor, withSales } from '../staff'

/** Calls the campaign off: nothing new comes in, then every order is cancelled and what was paid is owed back. */
export const cancelCampaign = action(contract.cancelCampaign, (context) =>
  onceFor(context, 'cancelCampaign', context.input, async () => {
    const { id, reason } = context.input
    const cancelled = await changeCampaign(context, {
      id,
      reason,
      event: 'cancel',
      patch: ({ closesAt }, now) => ({
        endedAt: now,
        endedReason: reason,
        // Residents find it among the past ones at once.
        closesAt: Math.min(closesAt, now),
      }),
    })
    await finishOrders(context.db, cancelled, context.clock.now())
    return withSales(context, cancelled)
  }),
)
