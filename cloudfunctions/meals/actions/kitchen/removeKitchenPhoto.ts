import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { kitchenDays } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { kitchenDayIdOf } from '../../rules/ids'
import { auditBy } from '../../staff'

/** Takes a photo down; one that is gone already is gone. */
export const removeKitchenPhoto = action(kitchen.removeKitchenPhoto, async (context) => {
  const { input, db } = context
  const _id = kitchenDayIdOf(db.community, input.date)
  const removed = await db
    .of(kitchenDays)
    .update({ _id, 'photos.file': input.file }, { photos: command.pull({ file: input.file }) })
  if (removed) await auditBy(context, 'removeKitchenPhoto', _id, { aboutName: input.date })
  return {}
})
