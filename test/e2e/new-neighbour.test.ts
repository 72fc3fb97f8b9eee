import { NEW_NEIGHBOUR, useStage } from '../support/stage'
import { add, EGGS, openCampaign, placeOrder } from '../support/steps'

const stage = useStage()

test('a new neighbour is asked who they are when they order, and loses nothing by it', async () => {
  // given somebody without a profile who has chosen
  const neighbour = await stage().phone({ as: NEW_NEIGHBOUR, hand: 'touch' })
  await neighbour.see('先登记姓名和电话')
  await openCampaign(neighbour, EGGS)
  await add(neighbour, { 手擀面: 2, 老面馒头: 1 })

  // when they go on to confirm
  await neighbour.tap(/^去确认/)
  await neighbour.see('先登记姓名和电话', '选好的菜都还在')
  await neighbour.tap('去登记')
  await neighbour.tap('同意并继续')

  // and first forget the phone number
  await neighbour.fill('姓名', '田小雨')
  await neighbour.tap('保存')
  await neighbour.see('请填手机号')
  expect(await neighbour.written('姓名')).toBe('田小雨')
  await neighbour.fill('电话', '13900008888')
  await neighbour.tap(/^住址/)
  await neighbour.turn('21 号楼', '1 单元', '302')
  await neighbour.see('21 号楼 1 单元 302')
  await neighbour.tap('保存')

  // then they are back at the order with everything that they had chosen
  await neighbour.see('共 3 份', '手擀面', '老面馒头', /给自己订 3 份菜/)
  await placeOrder(neighbour)
  await neighbour.see('田小雨')

  // and the greeting knows them
  await neighbour.tap('回首页')
  await neighbour.see(/田小雨,/)
  await neighbour.seeNothingOf('先登记姓名和电话')
})
