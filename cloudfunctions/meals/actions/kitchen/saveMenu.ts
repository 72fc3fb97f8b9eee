import type { InferOutput } from 'valibot'
import { mealLabel } from '../../../../miniprogram/shared/vocabulary'
import { checkTexts } from '../../../kit/contentCheck'
import { command, type Database, type Patch } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { dishes, menus, type Menu } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { blankMenu, saveChange, staleMenu } from '../../menuSaving'
import { withSales, type StaffMenu } from '../../menuViews'
import { menuIdOf } from '../../rules/ids'
import { checkChange, copiesMoved, itemsAfter, termsChanged, textsOf, titleOf } from '../../rules/menu'
import { auditBy, onceFor, type Context } from '../../staff'
import { applyTerms, moveOrders } from '../../terms'

type Draft = InferOutput<typeof kitchen.saveMenu.input>

/** A short name for an item: the allotment counts by it. */
const itemId = (...parts: string[]): string => `i${derivedId('menu item', ...parts).slice(0, 9)}`

/** The menu as the editor wants it. @throws BAD_INPUT */
async function edited(db: Database, before: Menu, draft: Draft, seed: string): Promise<Menu> {
  const ids = [...new Set(draft.items.map(({ dishId }) => dishId))]
  const known = ids.length === 0 ? [] : await db.of(dishes).find({ _id: command.in(ids) })
  const items = itemsAfter(draft.items, before.items, known, {
    published: before.state !== 'draft',
    newId: (i) => itemId(before._id, seed, String(i)),
  })
  const { date, meal, capacity, place, note } = draft
  const { orderUntil, changeUntil, cancelUntil, serveFrom, serveTo } = draft
  const times = { orderUntil, changeUntil, cancelUntil, serveFrom, serveTo }
  return { ...before, ...times, date, meal, capacity, ways: [...new Set(draft.ways)], place, note, items }
}

/** What an editor may change, as a patch. */
const changesOf = (menu: Menu): Patch<Menu> => ({
  items: command.set(menu.items),
  capacity: menu.capacity,
  ways: command.set(menu.ways),
  place: menu.place,
  note: menu.note,
  orderUntil: menu.orderUntil,
  changeUntil: menu.changeUntil,
  cancelUntil: menu.cancelUntil,
  serveFrom: menu.serveFrom,
  serveTo: menu.serveTo,
})

async function create(context: Context, draft: Draft): Promise<StaffMenu> {
  const { db, caller, clock, requestId } = context
  const { date, meal } = draft
  const id = menuIdOf(db.community, date, meal)
  const blank = blankMenu(id, { date, meal, createdBy: caller.openid, createdAt: clock.now() })
  const created = await edited(db, blank, draft, requestId)
  checkChange(blank, created, clock.now())
  if (!(await db.of(menus).insert(created))) {
    throw new AppError('STALE', `这一天的${mealLabel[meal]}已经有菜单了,请打开那一份来改`)
  }
  await auditBy(context, 'createMenu', id, { aboutName: titleOf(created) })
  return withSales(db, created, clock.now())
}

const wordsOf = (menu: Menu): string => textsOf(menu).join('\n')

/** Creates a draft, or changes a draft or a published menu; what was booked on it follows. */
export const saveMenu = action(kitchen.saveMenu, (context) =>
  onceFor(context, 'saveMenu', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    if (input.id === undefined) return create(context, input)
    const before = await db.of(menus).need(input.id, '菜单')
    if (input.version !== before.version) throw staleMenu()
    const after = await edited(db, before, input, requestId)
    checkChange(before, after, clock.now())
    // What residents can read already is checked again with every change of it; a draft when it goes out.
    if (before.state === 'published' && wordsOf(before) !== wordsOf(after)) {
      await checkTexts(caller.openid, 'social', textsOf(after))
    }
    const terms = command.inc(termsChanged(before, after) ? 1 : 0)
    const saved = await saveChange(context, before, { ...changesOf(after), terms })
    if (saved.state === 'published') {
      // The allotment's terms come last: as long as they are behind, the timer knows that this was interrupted.
      if (copiesMoved(before, saved)) await moveOrders(db, saved)
      await applyTerms(db, saved)
    }
    await auditBy(context, 'saveMenu', saved._id, {
      aboutName: titleOf(saved),
      detail: { version: saved.version, terms: saved.terms },
    })
    return withSales(db, saved, clock.now())
  }),
)
