import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { dishes, menus, type Menu } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { dayAfter, daysFrom } from '../../days'
import { blankMenu } from '../../menuSaving'
import { menuIdOf } from '../../rules/ids'
import { itemsNow, timesOn } from '../../rules/menu'
import { auditBy, onceFor } from '../../staff'

const WEEK = 7
/** More dishes than a week of menus can have. */
const LIBRARY = 500

/** The draft of a day that is so many days later than an older menu. */
function laterMenu(
  old: Menu,
  date: string,
  of: { community: string; createdBy: string; createdAt: number },
): Menu {
  const { community, createdBy, createdAt } = of
  const { meal, capacity, ways, place, note, items } = old
  const blank = blankMenu(menuIdOf(community, date, meal), { date, meal, createdBy, createdAt })
  return { ...blank, ...timesOn(old, date), capacity, ways, place, note, items }
}

/** Drafts for a week from the menus of an earlier one; days that have a menu, or that are over, are left as they are. */
export const copyWeek = action(kitchen.copyWeek, (context) =>
  onceFor(context, 'copyWeek', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const from = daysFrom(input.from, WEEK)
    const to = daysFrom(input.to, WEEK)
    if (from.includes(input.to) || to.includes(input.from)) {
      throw new AppError('BAD_INPUT', '两周不能重叠,请重新选要复制到哪一周', { field: 'to' })
    }
    const found = await db.of(menus).find({ date: command.in(from) }, { sort: { date: 'asc' } })
    const old = found.filter(({ state }) => state !== 'cancelled')
    const dishIds = [...new Set(old.flatMap(({ items }) => items.map(({ dishId }) => dishId)))]
    const library =
      dishIds.length === 0 ? [] : await db.of(dishes).find({ _id: command.in(dishIds) }, { limit: LIBRARY })
    let made = 0
    for (const menu of old) {
      const items = itemsNow(menu.items, library)
      const date = dayAfter(input.to, from.indexOf(menu.date))
      const of = { community: db.community, createdBy: caller.openid, createdAt: now }
      const draft = laterMenu({ ...menu, items }, date, of)
      if (draft.orderUntil > now && (await db.of(menus).insert(draft))) made++
    }
    await auditBy(context, 'copyWeek', input.to, { detail: { from: input.from, made } })
    return { made, skipped: old.length - made }
  }),
)
