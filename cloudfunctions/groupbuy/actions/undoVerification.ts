import { AppError, notFound } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { campaigns, orders, type Order } from '../collections'
import { contract } from '../contract'
import { actorName } from '../../kit/actorName'
import { decideUndo, inWords } from '../rules/pickup'
import { auditBy, type Context } from '../staff'
import { savePicked } from '../verifying'
import { staffOrder } from '../views'

const ATTEMPTS = 3

/** Once for a handing-over, also where the call that took it back died before it could say so. */
const record = (context: Context, order: Order, verificationId: string, reason: string): Promise<void> =>
  auditBy(context, 'undoVerification', order._id, {
    id: derivedId('audit', 'groupbuy.undoVerification', verificationId),
    personId: order.personId,
    aboutName: order.personName,
    reason,
    detail: { verificationId },
  })

/** Takes one handing-over back, once, for a reason that stays on record. */
export const undoVerification = action(contract.undoVerification, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { personId, name } = caller.profile()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const order = await db.of(orders).need(input.orderId, '订单')
    const at = order.verifications.findIndex(({ id }) => id === input.verificationId)
    const verification = order.verifications[at]
    if (!verification) throw notFound('取货记录')
    if (verification.undone) {
      const { staffName, reason } = verification.undone
      if (staffName === name) await record(context, order, verification.id, reason)
      return staffOrder(order, personId, now)
    }
    const campaign = await db.of(campaigns).need(order.campaignId, '团购')
    if (campaign.state !== 'published') throw new AppError('STALE', '这次团购已经结束,取货记录不能再改')
    const event = {
      at: now,
      what: '撤销取货',
      by: actorName({ door: 'staff' }, name),
      note: `${inWords(order, verification.lines)}:${input.reason}`,
    }
    const undone = { at: now, staffName: name, reason: input.reason }
    const saved = await savePicked(db, order, decideUndo(order, verification), {
      event,
      verification: { at, undone },
    })
    if (!saved) continue
    await record(context, order, verification.id, input.reason)
    return staffOrder(saved, personId, now)
  }
  throw new AppError('BUSY', '这个订单正在被处理,请稍等几秒再试')
})
