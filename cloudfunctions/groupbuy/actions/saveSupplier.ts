import { derivedId } from '../../kit/fingerprint'
import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { suppliers } from '../collections'
import { contract } from '../contract'
import { auditBy, onceFor } from '../staff'

/** Campaigns that are out already keep the name under which the supplier stood in them. */
export const saveSupplier = action(contract.saveSupplier, (context) =>
  onceFor(context, 'saveSupplier', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const { id: existing, ...fields } = input
    const id = existing ?? derivedId('supplier', caller.openid, requestId)
    if (existing === undefined) await db.of(suppliers).insert({ _id: id, ...fields, createdAt: clock.now() })
    else if (!(await db.of(suppliers).updateAndReturn({ _id: id }, fields))) throw notFound('供货方')
    await auditBy(context, 'saveSupplier', id, { aboutName: fields.name })
    return { id }
  }),
)
