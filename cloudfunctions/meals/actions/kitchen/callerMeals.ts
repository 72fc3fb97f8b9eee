import { auditRead } from '../../../kit/audit'
import { maskPhone } from '../../../kit/masking'
import { addressOf } from '../../../kit/people'
import { action } from '../../../kit/serve'
import { addressInWords } from '../../../../miniprogram/shared/people'
import { isoDate } from '../../../../miniprogram/shared/time'
import { historyOf, lastOut, sameOn } from '../../calling'
import { standingOrders } from '../../collections'
import { contract } from '../../contract'
import { menusFor } from '../../looking'
import { isOpen } from '../../rules/menu'
import { lateRefusal } from '../../rules/offer'
import { BOOKS_FOR_CALLERS, DECIDES_LATE } from '../../rules/order'
import { standingInWords } from '../../rules/standing'
import { mealCard } from '../../views'

const DAYS = 7

/** For somebody on the phone or at the counter: who they are, what they had last, what can be had. It is written down. */
export const callerMeals = action(contract.callerMeals, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const subject = await caller.actFor(input.personId, 'meals', BOOKS_FOR_CALLERS)
  const { personId, name, phone, household, birthdate } = subject
  const [{ menus, guest, documents }, { last, coming }, standing] = await Promise.all([
    menusFor(db, subject, { from: isoDate(now), days: DAYS }, now),
    historyOf(db, personId, now),
    db.of(standingOrders).find({ personId }, { limit: 10 }),
    auditRead(db, {
      ...{ at: now, by: caller.openid, byName: caller.profile().name, personId },
      what: 'meals.callerMeals',
      about: personId,
      aboutName: name,
    }),
  ])
  const late = caller.has(...DECIDES_LATE)
  const offered = documents.filter((menu) => isOpen(menu, now) || (late && lateRefusal(menu, now) === null))
  const address = addressOf(household)
  return {
    ...{ personId, name, now },
    maskedPhone: maskPhone(phone),
    address: address ? addressInWords(address) : '',
    diet: [...guest.diet.diet],
    dietNote: guest.diet.dietNote,
    last: last && lastOut(last),
    menus: offered.flatMap((menu) => {
      const view = menus.find(({ id }) => id === menu._id)
      return view ? [{ ...view, same: sameOn(menu, last, guest, { household, birthdate }) }] : []
    }),
    coming: coming.map((order) => mealCard(order, caller.personId, now)),
    standingWords: standing
      .filter(({ state }) => state === 'active')
      .map(standingInWords)
      .join(';'),
  }
})
