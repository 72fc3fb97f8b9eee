import { fen, sum } from '../../../../miniprogram/shared/money'
import { addressInWords } from '../../../../miniprogram/shared/people'
import { isoDate } from '../../../../miniprogram/shared/time'
import { command } from '../../../kit/database'
import { notFound } from '../../../kit/errors'
import { addressOf } from '../../../kit/people'
import { action } from '../../../kit/serve'
import { menus } from '../../collections'
import { contract } from '../../contract'
import { mealsOfMonths } from '../../months'
import { dietOf, payingOf, payWords, quoted } from '../../pricing'
import { eatersOf } from '../../reading'
import { monthOf } from '../../rules/ids'
import { priorOf, usedOf } from '../../rules/month'
import { BOOKS_FOR_CALLERS, decideMeal, waysFor } from '../../rules/order'
import { orderingRefusal } from '../../rules/offer'

/** What several days would cost, in the order of the days: what one day is subsidised counts for the next. */
export const quoteWeek = action(contract.quoteWeek, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const subject = await caller.actFor(input.personId, 'meals', BOOKS_FOR_CALLERS)
  const { personId, household, birthdate } = subject
  const ids = [...new Set(input.days.map(({ menuId }) => menuId))]
  const [found, diet, paying] = await Promise.all([
    db.of(menus).find({ _id: command.in(ids) }, { limit: ids.length }),
    dietOf(db, personId),
    payingOf(db, personId),
  ])
  if (found.length < ids.length) throw notFound('菜单')
  const wanted = found.sort((a, b) => a.serveFrom - b.serveFrom)
  const meals = await mealsOfMonths(db, personId, [...new Set(wanted.map(({ date }) => monthOf(date)))])
  const planned = new Map<string, number>()
  const days = wanted.map((menu) => {
    const refusal = orderingRefusal(menu, now)
    if (refusal) throw refusal
    const month = monthOf(menu.date)
    const others = meals.filter((meal) => monthOf(meal.date) === month)
    const usedFen = usedOf(others, isoDate(now), priorOf(others, menu)?._id) + (planned.get(month) ?? 0)
    const lines = input.days.find(({ menuId }) => menuId === menu._id)?.lines ?? []
    const wish = { lines, way: waysFor(menu, household)[0] ?? 'dineIn', seenPayFen: null }
    const decision = decideMeal(menu, wish, { household, birthdate, usedFen })
    planned.set(month, (planned.get(month) ?? 0) + decision.subsidy.amountFen)
    return quoted(menu, decision, diet)
  })
  const payFen = sum(days.map((day) => day.payFen))
  const address = addressOf(household)
  return {
    eaters: eatersOf(caller, now, subject),
    forPersonId: personId,
    address: address ? addressInWords(address) : '',
    days,
    totalFen: sum(days.map((day) => day.totalFen)),
    subsidyFen: fen(days.reduce((n, day) => n + day.subsidyFen, 0)),
    payFen,
    payWords: payWords(paying, payFen, null).payWords,
    now,
  }
})
