import { maskPhone } from '../../../kit/masking'
import { action } from '../../../kit/serve'
import { addressOf } from '../../../kit/people'
import { addressInWords } from '../../../../miniprogram/shared/people'
import { isoDate } from '../../../../miniprogram/shared/time'
import { contract } from '../../contract'
import { readMenu } from '../../menus'
import { mealsOfMonths } from '../../months'
import { dietOf, payingOf, payWords, quoted } from '../../pricing'
import { eatersOf } from '../../reading'
import { monthOf } from '../../rules/ids'
import { priorOf, usedOf, type MonthMeal } from '../../rules/month'
import { BOOKS_FOR_CALLERS, decideMeal, DECIDES_LATE, waysFor } from '../../rules/order'
import { lateRefusal, orderingRefusal } from '../../rules/offer'

/** How somebody had their latest meal of the month; null where they had none. */
const lastWayOf = (meals: readonly MonthMeal[]) =>
  [...meals].sort((a, b) => (a.date < b.date ? 1 : -1)).find(({ state }) => state !== 'cancelled')?.way ??
  null

/** What the confirm page shows. Reserves nothing: between this and the booking anything may be gone. */
export const quote = action(contract.quote, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const subject = await caller.actFor(input.personId, 'meals', BOOKS_FOR_CALLERS)
  const { personId, household, birthdate } = subject
  const [menu, diet, paying] = await Promise.all([
    readMenu(db, input.menuId),
    dietOf(db, personId),
    payingOf(db, personId),
  ])
  const meals = await mealsOfMonths(db, personId, [monthOf(menu.date)])
  const prior = priorOf(meals, menu)
  const existing = prior?.state === 'cancelled' ? null : prior
  const late = caller.has(...DECIDES_LATE) && subject.door === 'staff'
  // Of a meal that stands, changing it is what is asked about: its own cutoff decides that.
  const refusal = existing ? null : late ? lateRefusal(menu, now) : orderingRefusal(menu, now)
  if (refusal) throw refusal
  const usedFen = usedOf(meals, isoDate(now), existing?._id)
  const ways = waysFor(menu, household)
  const wish = { lines: input.lines, way: ways[0] ?? 'dineIn', seenPayFen: null }
  const kept = existing ? input.lines.map(({ itemId }) => itemId) : []
  const decision = decideMeal(menu, wish, { household, birthdate, usedFen }, kept)
  const address = addressOf(household)
  return {
    ...quoted(menu, decision, diet),
    eaters: eatersOf(caller, now, subject),
    forPersonId: personId,
    personName: subject.name,
    maskedPhone: maskPhone(subject.phone),
    address: address ? addressInWords(address) : '',
    ways,
    lastWay: lastWayOf(meals),
    place: menu.place,
    serveFrom: menu.serveFrom,
    serveTo: menu.serveTo,
    orderUntil: menu.orderUntil,
    changeUntil: menu.changeUntil,
    cancelUntil: menu.cancelUntil,
    ...payWords(paying, decision.payFen, null),
    existingOrderId: existing?._id ?? null,
    now,
  }
})
