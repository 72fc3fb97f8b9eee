import { sum } from '../../../miniprogram/shared/money'
import { command } from '../../kit/database'
import { action } from '../../kit/serve'
import { campaigns, orders, suppliers } from '../collections'
import { contract } from '../contract'
import { phaseOf } from '../rules/campaign'
import { STANDING } from '../rules/order'
import { bySupplier, type Bought } from '../rules/purchase'

/** What to buy, per supplier: made from the orders that stand, so that it is their sum by construction. */
export const purchaseList = action(contract.purchaseList, async ({ input, db, clock }) => {
  const now = clock.now()
  const standing = { campaignId: input.campaignId, state: command.in([...STANDING]) }
  const [campaign, bought, orderCount] = await Promise.all([
    db.of(campaigns).need(input.campaignId, '团购'),
    db.of(orders).aggregate<Bought>([
      { $match: standing },
      { $unwind: '$lines' },
      {
        $group: {
          _id: { supplierId: '$lines.supplierId', itemId: '$lines.itemId' },
          supplierName: { $first: '$lines.supplierName' },
          name: { $first: '$lines.name' },
          unit: { $first: '$lines.unit' },
          quantity: { $sum: '$lines.ordered' },
          amountFen: { $sum: '$lines.amountFen' },
        },
      },
    ]),
    db.of(orders).count(standing),
  ])
  const lists = bySupplier(
    bought,
    campaign.items.map((item) => item.id),
  )
  const supplierIds = lists.map((list) => list.supplierId)
  const contacts = await db.of(suppliers).find({ _id: command.in(supplierIds) }, { fields: ['phone'] })
  const withSums = lists.map((list) => ({
    ...list,
    phone: contacts.find(({ _id }) => _id === list.supplierId)?.phone ?? '',
    amountFen: sum(list.items.map((item) => item.amountFen)),
  }))
  return {
    campaignTitle: campaign.title,
    phase: phaseOf(campaign, now),
    orderCount,
    suppliers: withSums,
    totalFen: sum(withSums.map((list) => list.amountFen)),
    now,
  }
})
