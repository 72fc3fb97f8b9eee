import { auditRead } from '../../kit/audit'
import { action } from '../../kit/serve'
import { orders } from '../collections'
import { contract } from '../contract'
import { householdText, staffOrder as view } from '../views'

/** An order with what the counter needs: room and full phone, what is still to be paid, what was handed over by whom. */
export const staffOrder = action(contract.staffOrder, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const { personId: reader, name } = caller.profile()
  const order = await db.of(orders).need(input.id, '订单')
  await auditRead(db, {
    at: now,
    by: caller.openid,
    byName: name,
    what: 'groupbuy.staffOrder',
    about: order._id,
    personId: order.personId,
    aboutName: order.personName,
  })
  const { household, personPhone: phone } = order
  return { ...view(order, reader, now), household: householdText(household), phone }
})
