import { action } from '../../kit/serve'
import { contract } from '../contract'
import { changeCampaign, onceFor, withSales } from '../staff'
import { moveOrders } from '../terms'

/** Ordering, and cancelling by oneself, end now instead of at the announced cutoff. */
export const closeOrdering = action(contract.closeOrdering, (context) =>
  onceFor(context, 'closeOrdering', context.input, async () => {
    const { id, reason } = context.input
    const closed = await changeCampaign(context, {
      id,
      reason,
      event: 'closeOrdering',
      patch: (_campaign, now) => ({ closesAt: now }),
    })
    await moveOrders(context.db, closed)
    return withSales(context, closed)
  }),
)
