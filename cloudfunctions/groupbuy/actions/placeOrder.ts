import type { Database } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { derivedId, fingerprint } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { orders, type Order } from '../collections'
import { contract } from '../contract'
import { placeOnce } from '../ordering'
import { orderDetail } from '../views'

/** A repeat is answered with its first order even when the goods have sold out or the cutoff has passed since. */
async function firstOrder(db: Database, id: string, refusal: unknown): Promise<Order> {
  if (!(refusal instanceof AppError) || refusal.code === 'BUSY') throw refusal
  const order = await db.of(orders).get(id)
  if (!order) throw refusal
  return order
}

/** Orders from an open campaign. The same requestId again answers the first order. */
export const placeOrder = action(contract.placeOrder, async ({ input, caller, db, clock, requestId }) => {
  const subject = await caller.actFor(input.personId, 'groupbuy', ['organiser'])
  const { personId, name } = caller.profile()
  const id = derivedId('order', caller.openid, requestId)
  const mark = fingerprint(input)
  const intention = { db, clock, id, wish: input, mark, subject, placer: { personId, name } }
  const order = await placeOnce(intention).catch((refusal: unknown) => firstOrder(db, id, refusal))
  if (order.requestFingerprint !== mark) {
    throw new AppError('REPEATED_DIFFERENTLY', '这次下单和刚才提交的内容不一样,请返回后重新下单')
  }
  return orderDetail(order, personId, clock.now())
})
