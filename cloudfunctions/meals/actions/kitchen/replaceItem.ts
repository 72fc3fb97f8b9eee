import { checkTexts } from '../../../kit/contentCheck'
import { command, type Stored } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { menus, type Menu, type MenuItem } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { saveChange } from '../../menuSaving'
import { withSales } from '../../menuViews'
import { replaceMeals } from '../../replacing'
import { titleOf } from '../../rules/menu'
import { auditBy, onceFor } from '../../staff'
import { applyTerms } from '../../terms'

/** Batches that the canteen waits for; the timer goes on where that stops. */
const BATCHES_AT_ONCE = 3

/** @throws STALE, BAD_INPUT */
function checkSwap(menu: Menu, itemId: string, byItemId: string): { item: MenuItem; byItem: MenuItem } {
  if (menu.state !== 'published' || menu.stage === 'ready' || menu.stage === 'closed') {
    throw new AppError('STALE', '这一餐现在不能换菜了,请刷新看看')
  }
  const item = menu.items.find(({ id }) => id === itemId)
  const byItem = menu.items.find(({ id }) => id === byItemId)
  if (!item || !byItem || byItem.hidden) throw new AppError('BAD_INPUT', '选的菜不在菜单上了,请刷新后再选')
  if (itemId === byItemId) throw new AppError('BAD_INPUT', '换成的菜和原来一样,请选另一样')
  return { item, byItem }
}

/** Takes the item off the menu, and writes down what takes its place, so that the timer can finish the meals. */
function swapped(menu: Stored<Menu>, itemId: string, byItemId: string, reason: string, at: number) {
  const earlier = (menu.swaps ?? []).filter((swap) => swap.itemId !== itemId && swap.itemId !== byItemId)
  return {
    items: command.set(menu.items.map((item) => (item.id === itemId ? { ...item, hidden: true } : item))),
    swaps: command.set([...earlier, { itemId, byItemId, reason, at }]),
    terms: command.inc(1),
    due: true,
  }
}

/** Something cannot be cooked: every meal that has it gets the other item, and its people are told. */
export const replaceItem = action(kitchen.replaceItem, (context) =>
  onceFor(context, 'replaceItem', context.input, async () => {
    const { input, db, caller, clock } = context
    const { id, itemId, byItemId, reason } = input
    const now = clock.now()
    const before = await db.of(menus).need(id, '菜单')
    const { item, byItem } = checkSwap(before, itemId, byItemId)
    await checkTexts(caller.openid, 'social', [reason])
    const known = before.swaps?.find((swap) => swap.itemId === itemId && swap.byItemId === byItemId)
    const at = known?.at ?? now
    const menu = known
      ? before
      : await saveChange(context, before, swapped(before, itemId, byItemId, reason, at))
    if (!known) await applyTerms(db, menu)
    await auditBy(context, 'replaceItem', id, {
      aboutName: titleOf(menu),
      reason,
      detail: { from: item.name, to: byItem.name },
    })
    const swap = { item, byItem, reason: known?.reason ?? reason, at }
    const { replaced, clashing } = await replaceMeals(db, menu, swap, { now, batches: BATCHES_AT_ONCE })
    return { menu: await withSales(db, menu, now), replaced, clashing }
  }),
)
