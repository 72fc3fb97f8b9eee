import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { checkTexts } from '../../../kit/contentCheck'
import { action } from '../../../kit/serve'
import { callOffMeals } from '../../callingOff'
import { menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { saveChange } from '../../menuSaving'
import { withSales } from '../../menuViews'
import { titleOf } from '../../rules/menu'
import { auditBy, onceFor } from '../../staff'
import { applyTerms } from '../../terms'

/** The kitchen stays closed: nothing new comes in, then every meal is cancelled and what was paid is owed back. */
export const cancelMenu = action(kitchen.cancelMenu, (context) =>
  onceFor(context, 'cancelMenu', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const before = await db.of(menus).need(input.id, '菜单')
    if (before.state === 'draft') throw new AppError('STALE', '这份菜单还没发布,没有人订,不用取消')
    if (before.stage === 'closed') throw new AppError('STALE', '这一餐已经收餐,不能再取消了')
    if (before.state === 'cancelled') {
      await callOffMeals(db, before, now)
      return withSales(db, before, now)
    }
    await checkTexts(caller.openid, 'social', [input.reason])
    const cancelled = await saveChange(context, before, {
      state: 'cancelled',
      cancelledReason: input.reason,
      due: true,
      terms: command.inc(1),
    })
    await applyTerms(db, cancelled)
    await auditBy(context, 'cancelMenu', cancelled._id, {
      aboutName: titleOf(cancelled),
      reason: input.reason,
    })
    await callOffMeals(db, cancelled, now)
    return withSales(db, cancelled, now)
  }),
)
