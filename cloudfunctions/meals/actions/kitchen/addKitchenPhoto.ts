import { isoDate } from '../../../../miniprogram/shared/time'
import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { kitchenDays } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { kitchenDayIdOf } from '../../rules/ids'
import { MAX_PHOTOS } from '../../rules/samples'
import { auditBy } from '../../staff'

/** One more photo of a day; the same file twice is there once. The number is stated in the condition. */
export const addKitchenPhoto = action(kitchen.addKitchenPhoto, async (context) => {
  const { input, caller, db, clock } = context
  const { date, file } = input
  const at = clock.now()
  if (date !== isoDate(at)) throw new AppError('BAD_INPUT', '只能放今天厨房的照片')
  const _id = kitchenDayIdOf(db.community, date)
  const photo = { file, at, byName: caller.profile().name }
  if (!(await db.of(kitchenDays).insert({ _id, date, photos: [photo] }))) {
    const added = await db
      .of(kitchenDays)
      .update(
        { _id, 'photos.file': command.neq(file), [`photos.${MAX_PHOTOS - 1}`]: command.exists(false) },
        { photos: command.push([photo]) },
      )
    const { photos } = added ? { photos: [photo] } : await db.of(kitchenDays).need(_id)
    if (!photos.some((known) => known.file === file)) {
      throw new AppError('LIMIT_REACHED', `一天最多放 ${MAX_PHOTOS} 张照片,请先撤下一张`)
    }
  }
  await auditBy(context, 'addKitchenPhoto', _id, { aboutName: date })
  return {}
})
