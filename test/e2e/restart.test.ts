import { LIU_YANG, useStage, ZHANG_MIN } from '../support/stage'
import { choose, EGGS, openCounter, placeOrder, typeCode, codeOn } from '../support/steps'

const stage = useStage()

test('what was ordered, paid and fetched is still there after the cloud has been started anew', async () => {
  // given an order that was paid and handed over
  const resident = await stage().phone({ as: LIU_YANG })
  await choose(resident, EGGS, { 老面馒头: 2 })
  const { id } = await placeOrder(resident)
  await resident.tap('看取货码')
  const code = await codeOn(resident)
  await stage().setTime(10, 4)
  const counter = await stage().phone({ as: ZHANG_MIN })
  await openCounter(counter, EGGS)
  await typeCode(counter, code)
  await counter.tap('扫码收了 16.00 元')
  await counter.tap('交付 2 份')
  await counter.see('已交付,都取完了')

  // when the cloud ends and starts again
  await stage().cloud.restart()
  await stage().setTime(10, 4)

  // then the resident's phone, opened anew, says the same, and so does the counter
  const later = await stage().phone({ as: LIU_YANG, page: `/packages/groupbuy/pages/order/index?id=${id}` })
  await later.see('已取货', '老面馒头', '已付清')
  await openCounter(counter, EGGS)
  await typeCode(counter, code)
  await counter.see('已经取走了')
  await counter.goto('/packages/staff/pages/ledger/index')
  await counter.see('刘洋', '+¥16.00')
})
