import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { isoDate } from '../../../../miniprogram/shared/time'
import { standingOrders, type Menu } from '../../collections'
import { contract } from '../../contract'
import { menusFrom } from '../../menus'
import { eatersOf } from '../../reading'
import { BOOKS_FOR_CALLERS } from '../../rules/order'
import { standingOut } from '../../standingSaving'

const DAYS_AHEAD = 14
const MAX_STANDINGS = 50

/** What can be liked: names on the coming menus, sets before single dishes. */
function choicesOf(menus: readonly Menu[]): string[] {
  const items = menus.flatMap((menu) => menu.items).filter(({ hidden }) => !hidden)
  const names = (kind: 'set' | 'dish'): string[] =>
    items.filter((item) => item.kind === kind).map(({ name }) => name)
  return [...new Set([...names('set'), ...names('dish')])]
}

/** Standing orders of the caller and of those for whom they may book, or those of one person. */
export const standings = action(contract.standings, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const today = isoDate(now)
  const subject =
    input.personId === undefined ? null : await caller.actFor(input.personId, 'meals', BOOKS_FOR_CALLERS)
  const eaters = eatersOf(caller, now, subject)
  const ids = subject ? [subject.personId] : eaters.map(({ personId }) => personId)
  const [found, menus] = await Promise.all([
    db.of(standingOrders).find({ personId: command.in(ids) }, { limit: MAX_STANDINGS }),
    menusFrom(db, today, DAYS_AHEAD),
  ])
  return {
    eaters,
    items: found.filter(({ state }) => state === 'active').map(standingOut),
    choices: choicesOf(menus),
    today,
    now,
  }
})
