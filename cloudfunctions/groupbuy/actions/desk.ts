import { DAY } from '../../../miniprogram/shared/time'
import { command } from '../../kit/database'
import { action } from '../../kit/serve'
import { campaigns, orders } from '../collections'
import { contract } from '../contract'
import { phaseOf } from '../rules/campaign'
import { WAITING } from '../rules/order'

/** A campaign that nobody has ended yet still waits for it so long after its pick-up. */
const LATELY_MS = 14 * DAY
const MAX_CURRENT = 100
const MAX_SHOWN = 9999

/** What waits for the organiser: campaigns that take orders, orders to be handed over, drafts. */
export const desk = action(contract.desk, async ({ db, clock }) => {
  const now = clock.now()
  const [running, drafts] = await Promise.all([
    db
      .of(campaigns)
      .find(
        { state: 'published', pickupTo: command.gte(now - LATELY_MS) },
        { limit: MAX_CURRENT, fields: ['state', 'opensAt', 'closesAt', 'pickupFrom', 'pickupTo'] },
      ),
    db.of(campaigns).count({ state: 'draft' }),
  ])
  const inPickup = running.filter((campaign) => phaseOf(campaign, now) === 'pickup').map(({ _id }) => _id)
  const toPickUp =
    inPickup.length === 0
      ? 0
      : await db.of(orders).count({ campaignId: command.in(inPickup), state: command.in([...WAITING]) })
  return {
    open: running.filter((campaign) => phaseOf(campaign, now) === 'open').length,
    toPickUp: Math.min(toPickUp, MAX_SHOWN),
    drafts: Math.min(drafts, MAX_SHOWN),
    now,
  }
})
