import { derivedId } from '../../kit/fingerprint'
import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { pickupPoints } from '../collections'
import { contract } from '../contract'
import { auditBy, onceFor } from '../staff'

/** Campaigns that are out already keep the place that was announced in them. */
export const savePickupPoint = action(contract.savePickupPoint, (context) =>
  onceFor(context, 'savePickupPoint', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const { id: existing, ...fields } = input
    const id = existing ?? derivedId('pickupPoint', caller.openid, requestId)
    if (existing === undefined)
      await db.of(pickupPoints).insert({ _id: id, ...fields, createdAt: clock.now() })
    else if (!(await db.of(pickupPoints).updateAndReturn({ _id: id }, fields))) throw notFound('自提点')
    await auditBy(context, 'savePickupPoint', id, { aboutName: fields.name })
    return { id }
  }),
)
