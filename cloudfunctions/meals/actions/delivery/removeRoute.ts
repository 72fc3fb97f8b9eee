import { action } from '../../../kit/serve'
import { mealRoutes } from '../../collections'
import { delivery } from '../../contract/delivery'
import { auditBy, onceFor } from '../../staff'

/** Whoever has set out on it walks it to its end. */
export const removeRoute = action(delivery.removeRoute, (context) =>
  onceFor(context, 'removeRoute', context.input, async () => {
    const { input, db } = context
    const route = await db.of(mealRoutes).need(input.id, '路线')
    await db.of(mealRoutes).remove({ _id: route._id })
    await auditBy(context, 'removeRoute', route._id, { aboutName: route.name })
    return {}
  }),
)
