import { AppError } from '../../kit/errors'
import { accounts, persons } from '../../kit/people'
import { erasePerson as erase, openBookings, type OpenBooking } from '../../kit/people/erase'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { auditBy, isAudited, onceFor, unknownPerson } from '../staff'

const WHY: Record<OpenBooking['why'], string> = {
  coming: '还没有办完',
  unpaid: '还没有付款',
  owed: '还有钱要退',
}

/** Deletes the record of somebody who asked for it and has no account. */
export const erasePerson = action(contract.erasePerson, (context) => {
  const { input, db, clock } = context
  return onceFor(context, 'erasePerson', input, async () => {
    const { personId: _id, reason } = input
    const [person, own, open] = await Promise.all([
      db.of(persons).get(_id),
      db.of(accounts).count({ personId: _id }),
      openBookings(db, _id, clock.now()),
    ])
    if (!person || person.mergedInto !== null) {
      // Deleted by this very request, which died before it could say so.
      if (await isAudited(context, 'erasePerson')) return {}
      throw unknownPerson()
    }
    if (own > 0) {
      throw new AppError('NOT_ALLOWED', '这位居民有自己的账号,请本人在「我的 · 隐私与授权」里注销')
    }
    if (person.merging !== null) throw new AppError('STALE', '这份资料正在合并,请过几分钟再来')
    const [first] = open
    if (first) throw new AppError('STALE', `「${first.title}」${WHY[first.why]},办完后再删除`)
    // The log keeps that it was done, and of which record, but not of whom.
    await auditBy(context, 'erasePerson', { _id, name: '' }, { reason })
    await erase(db, _id)
    return {}
  })
})
