import { isoDate } from '../../../../miniprogram/shared/time'
import { checkTexts } from '../../../kit/contentCheck'
import { AppError } from '../../../kit/errors'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { samples } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { checkTaken, keepUntil } from '../../rules/samples'
import { auditBy } from '../../staff'

/** Writes down a food sample, once a request. What was written stays as it was. */
export const addSample = action(kitchen.addSample, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const now = clock.now()
  const { date, meal, dish, grams, takenAt } = input
  if (date > isoDate(now)) throw new AppError('BAD_INPUT', '这一天还没有到,请核对日期')
  checkTaken(takenAt, now)
  await checkTexts(caller.openid, 'social', [dish])
  const _id = derivedId('meal sample', caller.openid, requestId)
  const taken = { date, meal, dish, grams, takenAt }
  const more = { takenByName: caller.profile().name, keepUntil: keepUntil(takenAt) }
  if (!(await db.of(samples).insert({ _id, ...taken, ...more, disposedAt: null, disposedByName: '' }))) {
    const first = await db.of(samples).need(_id, '留样')
    if (first.dish !== dish || first.date !== date || first.meal !== meal) {
      throw new AppError('REPEATED_DIFFERENTLY', '这次提交的内容和上次不一样,请返回后重新提交')
    }
  }
  await auditBy(context, 'addSample', _id, { id: derivedId('audit', _id), aboutName: `${date} ${dish}` })
  return { id: _id }
})
