import { formatYuan } from '../../../../miniprogram/shared/money'
import { command, type Database } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { balanceOf, personAccounts } from '../../../kit/personAccounts'
import { action } from '../../../kit/serve'
import { personNow, readAccount } from '../../accounts'
import { mealOrders } from '../../collections'
import { money } from '../../contract/money'
import { auditBy, onceFor } from '../../staff'

/** @throws STALE while money stands on the account, or is on its way from it */
async function mustBeEven(db: Database, personId: string): Promise<void> {
  const [{ balanceFen }, due] = await Promise.all([
    balanceOf(db, personId),
    db.of(mealOrders).count({ charge: 'due', personId }),
  ])
  if (due > 0) throw new AppError('STALE', '有一餐正在从账户扣款,请过一分钟再改')
  if (balanceFen > 0) {
    throw new AppError('STALE', `账户里还有 ${formatYuan(balanceFen)},请先退还余额再改`)
  }
  if (balanceFen < 0) throw new AppError('STALE', `账户还欠 ${formatYuan(-balanceFen)},请先结清再改`)
}

/** How somebody pays from now on. Meals that stand follow when they are next prepared. */
export const setAccountMode = action(money.setAccountMode, (context) =>
  onceFor(context, 'setAccountMode', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const { personId, mode, version } = input
    const person = await personNow(db, personId)
    await mustBeEven(db, personId)
    const set = { personName: person.name, mode, since: now, setByName: caller.profile().name }
    const saved =
      version === 0
        ? await db.of(personAccounts).insert({ _id: personId, ...set, version: 1 })
        : (await db
            .of(personAccounts)
            .update({ _id: personId, version }, { ...set, version: command.inc(1) })) > 0
    if (!saved) throw new AppError('STALE', '别人刚刚改过付款方式,请刷新再看')
    await auditBy(context, 'setAccountMode', personId, {
      personId,
      aboutName: person.name,
      detail: { mode },
    })
    return readAccount(db, { personId, personName: person.name }, now)
  }),
)
