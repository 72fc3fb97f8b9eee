import { audit } from '../../kit/audit'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { once } from '../../kit/idempotency'
import { persons } from '../../kit/people'
import { action } from '../../kit/serve'
import { communityOf } from '../community'
import { contract } from '../contract'
import { gridOf, phoneTailOf } from '../rules'

/** Staff write down a caller. Somebody of the same name and phone is known already, and is pointed out. */
export const registerPerson = action(contract.registerPerson, ({ input, caller, db, clock, requestId }) =>
  once({ db, clock, requestId, openid: caller.openid }, 'account.registerPerson', input, async () => {
    const { name, phone, address, note = '' } = input
    const now = clock.now()
    const id = derivedId('person', caller.openid, requestId)
    const grid = gridOf(await communityOf(db), address)
    const phoneTail = phoneTailOf(phone)
    const [known] = await db.of(persons).find({ phoneTail, phone, name }, { limit: 1, fields: ['name'] })
    if (known?._id === id) return { personId: id }
    if (known) {
      throw new AppError('STALE', `${name}已经登记过了,可以直接选`, { personId: known._id })
    }
    await db.of(persons).insert({
      _id: id,
      name,
      initials: '',
      phone,
      phoneTail,
      address,
      grid,
      birthdate: null,
      note,
      createdAt: now,
      createdBy: caller.openid,
    })
    await audit(db, {
      at: now,
      by: caller.openid,
      byName: caller.profile().name,
      what: 'account.registerPerson',
      about: id,
    })
    return { personId: id }
  }),
)
