import { checkTexts } from '../../kit/contentCheck'
import { communityOf } from '../../kit/community'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { newPerson, persons, phoneTailOf } from '../../kit/people'
import { gridOf } from '../../kit/people/address'
import { isMinor } from '../../kit/people/age'
import { initialsOf } from '../../kit/people/initials'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { sightOf } from '../rules/sight'
import { auditBy, guardiansOwn, onceFor } from '../staff'

/** Staff write down a caller. Somebody of the same name and phone is known already, and is pointed out. */
export const registerPerson = action(contract.registerPerson, async (context) => {
  const { input, caller, db, clock, requestId } = context
  return onceFor(context, 'registerPerson', input, async () => {
    const { name, phone, address, birthdate = null, diet = [], note = '' } = input
    const _id = derivedId('person', caller.openid, requestId)
    if (isMinor(birthdate, clock.now())) throw guardiansOwn()
    const grid = gridOf(await communityOf(db), address)
    if (sightOf(caller, { grid, hasWechat: false, own: false }).sight === 'none') {
      throw new AppError('BAD_INPUT', '请选您网格里的门牌,别的网格请让那边的网格员登记', { field: 'address' })
    }
    const same = { phoneTail: phoneTailOf(phone), phone, name, mergedInto: null }
    const [known] = await db.of(persons).find(same, { limit: 1, fields: ['name'] })
    if (known && known._id !== _id) {
      throw new AppError('STALE', `${name}已经登记过了,可以直接选`, { personId: known._id })
    }
    await checkTexts(caller.openid, 'profile', [note])
    const given = { _id, name, initials: initialsOf(name), phone, address, grid, birthdate, diet, note }
    await db.of(persons).insert(newPerson({ ...given, createdAt: clock.now(), createdBy: caller.openid }))
    await auditBy(context, 'registerPerson', { _id, name })
    return { personId: _id }
  })
})
