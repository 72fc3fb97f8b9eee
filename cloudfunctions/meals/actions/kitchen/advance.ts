import { command } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { mealOrders, menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { withSales } from '../../menuViews'
import { titleOf } from '../../rules/menu'
import { checkAdvance, isTakingBack } from '../../rules/stages'
import { auditBy, onceFor, type Context } from '../../staff'
import { moveStage } from '../../stages'

/** A meal in one of these is in somebody's hands, or was. */
const OUT_OF_HOUSE = ['out', 'no_answer', 'delivered', 'collected', 'returned'] as const

const isHandedOver = async ({ db }: Context, menuId: string): Promise<boolean> =>
  (await db
    .of(mealOrders)
    .find({ menuId, state: command.in([...OUT_OF_HOUSE]) }, { limit: 1, fields: ['state'] })
    .then((found) => found.length)) > 0

/** One tap for the whole menu: its meals move with it. Whoever taps second finds it done. */
export const advance = action(kitchen.advance, (context) =>
  onceFor(context, 'advance', context.input, async () => {
    const { input, db, clock } = context
    const { menuId, to } = input
    const now = clock.now()
    const before = await db.of(menus).need(menuId, '菜单')
    if (before.stage === to && before.state === 'published') return withSales(db, before, now)
    const back = isTakingBack(before.stage, to)
    checkAdvance(before, to, back && (await isHandedOver(context, menuId)), now)
    const moved = await moveStage(db, before, to, now)
    if (!moved) throw new AppError('STALE', '别的同事刚刚点过了,请刷新看看')
    await auditBy(context, 'advance', menuId, {
      aboutName: titleOf(moved),
      detail: { from: before.stage, to },
    })
    return withSales(db, moved, now)
  }),
)
