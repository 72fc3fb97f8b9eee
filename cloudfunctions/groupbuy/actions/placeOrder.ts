import type { Database } from '../../kit/database'
import { checkTexts } from '../../kit/contentCheck'
import { AppError } from '../../kit/errors'
import { derivedId, fingerprint } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { orders, type Order } from '../collections'
import { contract } from '../contract'
import { placeOnce } from '../ordering'
import { ORDERS_FOR_CALLERS } from '../rules/order'
import { auditBy } from '../staff'
import { orderDetail } from '../views'

/** A repeat is answered with its first order even when the goods have sold out or the cutoff has passed since. */
async function firstOrder(db: Database, id: string, refusal: unknown): Promise<Order> {
  if (!(refusal instanceof AppError) || refusal.code === 'BUSY') throw refusal
  const order = await db.of(orders).get(id)
  if (!order) throw refusal
  return order
}

/** Orders from an open campaign. The same requestId again answers the first order. */
export const placeOrder = action(contract.placeOrder, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const subject = await caller.actFor(input.personId, 'groupbuy', ORDERS_FOR_CALLERS)
  const { personId, name } = caller.profile()
  await checkTexts(caller.openid, 'social', [input.remark])
  const id = derivedId('order', caller.openid, requestId)
  const mark = fingerprint(input)
  const intention = { db, clock, id, wish: input, mark, subject, placer: { personId, name } }
  const order = await placeOnce(intention).catch((refusal: unknown) => firstOrder(db, id, refusal))
  if (order.requestFingerprint !== mark) {
    throw new AppError('REPEATED_DIFFERENTLY', '这次下单和刚才提交的内容不一样,请返回后重新下单')
  }
  if (subject.door === 'staff') {
    await auditBy(context, 'placeOrder', order._id, {
      // One order is one entry, however often it is asked for.
      id: derivedId('audit', 'groupbuy.placeOrder', order._id),
      personId: order.personId,
      aboutName: order.personName,
      detail: { campaign: order.campaignTitle, number: order.number },
    })
  }
  return orderDetail(order, personId, clock.now())
})
