import { AppError } from '../../kit/errors'
import { derivedId, fingerprint } from '../../kit/fingerprint'
import { openFen } from '../../kit/payments'
import { action } from '../../kit/serve'
import { orders, type Order, type Verification } from '../collections'
import { contract } from '../contract'
import { actorName } from '../../kit/actorName'
import type { Wish } from '../rules/order'
import { decideVerification, inWords, pickedOf } from '../rules/pickup'
import { savePicked } from '../verifying'
import { staffOrder } from '../views'

/** The handing-over that this very request has made before. @throws REPEATED_DIFFERENTLY */
function madeBefore(order: Order, id: string, lines: readonly Wish[]): boolean {
  const first = order.verifications.find((verification) => verification.id === id)
  if (!first) return false
  if (fingerprint(first.lines) === fingerprint(lines)) return true
  throw new AppError('REPEATED_DIFFERENTLY', '这次取货和刚才提交的内容不一样,请刷新后核对')
}

/** A device that was overtaken looks once more; what still fits is handed over, else it is told how things stand. */
const ATTEMPTS = 2

/** Hands over lines. The same requestId again counts once, and two devices at once never hand over more than ordered. */
export const verify = action(contract.verify, async ({ input, caller, db, clock, requestId }) => {
  const now = clock.now()
  const { personId, name } = caller.profile()
  const id = derivedId('verification', caller.openid, requestId)
  const { lines } = input
  for (let attempt = 1; ; attempt++) {
    const order = await db.of(orders).need(input.orderId, '订单')
    if (madeBefore(order, id, lines)) return staffOrder(order, personId, now)
    const decision = decideVerification(order, lines, openFen(order.money), now)
    const add: Verification = { id, at: now, staffName: name, staffId: caller.openid, lines, undone: null }
    const event = {
      at: now,
      what: '取货',
      by: actorName({ door: 'staff' }, name),
      note: inWords(order, lines),
    }
    const saved = await savePicked(db, order, decision, { event, verification: { add } })
    if (saved) return staffOrder(saved, personId, now)
    if (attempt === ATTEMPTS) {
      throw new AppError('STALE', '别的同事正在给这个订单发货,请刷新后核对', { lines: pickedOf(order) })
    }
  }
})
