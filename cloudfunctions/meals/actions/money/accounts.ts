import { command } from '../../../kit/database'
import { balancesOf, personAccounts } from '../../../kit/personAccounts'
import { action } from '../../../kit/serve'
import { isoDate } from '../../../../miniprogram/shared/time'
import { accountView } from '../../accounts'
import { mealOrders, menus } from '../../collections'
import { money } from '../../contract/money'
import { COMING } from '../../rules/states'

const MOST = 1000

/** Everybody with an account of one kind, with what stands on it by one aggregation. */
export const accounts = action(money.accounts, async ({ input, db, clock }) => {
  const now = clock.now()
  const [found, ahead] = await Promise.all([
    db.of(personAccounts).find({ mode: input.show }, { limit: MOST }),
    db
      .of(menus)
      .find({ state: 'published', date: command.gte(isoDate(now)) }, { limit: MOST, fields: ['date'] }),
  ])
  const ids = found.map(({ _id }) => _id)
  const menuIds = ahead.map(({ _id }) => _id)
  const [balances, coming] = await Promise.all([
    balancesOf(db, ids),
    menuIds.length === 0
      ? []
      : db.of(mealOrders).aggregate<{ _id: string; sum: number }>([
          {
            $match: { menuId: { $in: menuIds }, state: { $in: [...COMING] }, payBy: 'account' },
          },
          { $group: { _id: '$personId', sum: { $sum: { $subtract: ['$money.dueFen', '$money.paidFen'] } } } },
          { $limit: MOST },
        ]),
  ])
  const comingFen = new Map(coming.map(({ _id, sum }) => [_id, Math.max(0, sum)]))
  return {
    items: found
      .map((account) =>
        accountView(
          { personId: account._id, personName: account.personName },
          account,
          { balanceFen: balances.get(account._id) ?? 0, comingFen: comingFen.get(account._id) ?? 0 },
          now,
        ),
      )
      .sort((a, b) => a.balanceFen - b.balanceFen || (a.personName < b.personName ? -1 : 1)),
    now,
  }
})
