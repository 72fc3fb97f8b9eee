import type { Hand, Phone } from '../support/phone'
import { LI_MEI, SUN_LI, useStage, WANG, ZHAO } from '../support/stage'
import { choose, EGGS, placeOrder } from '../support/steps'

const stage = useStage()
const FAMILY = '/packages/account/pages/family/index'

test.each<Hand>(['mouse', 'touch'])(
  'by %s: a daughter orders for her mother, who sees it on her own phone',
  async (hand) => {
    // given a daughter in another city with noodles in her basket
    const daughter = await stage().phone({ as: LI_MEI, hand })
    await choose(daughter, EGGS, { 手擀面: 1 })
    await daughter.see('给自己订 1 份菜')

    // when she orders them for her mother
    await daughter.tap(/王秀英,妈妈/)
    await daughter.see('给妈妈订 1 份菜')
    const { number } = await placeOrder(daughter)
    await daughter.see('王秀英')

    // then her mother finds the order among her own, and who placed it
    const mother = await stage().phone({ as: WANG, hand })
    await mother.tap('我的订单')
    await mother.see(`跟团号 ${number}`)
    await mother.tap(EGGS)
    await mother.see('王秀英', '李梅', '手擀面', '取货码')

    // and the daughter's own list says for whom it is
    await daughter.goto('/packages/groupbuy/pages/orders/index')
    await daughter.see(new RegExp(`跟团号 ${number}.*王秀英`))
  },
)

/** Asks to act for somebody, and answers the path of the card that is sent to them. */
async function askFor(daughter: Phone, relation: string, name: string, phone: string): Promise<string> {
  await daughter.goto(FAMILY)
  await daughter.tap('添加家人')
  await daughter.tap(relation)
  await daughter.fill('TA 的姓名', name)
  await daughter.fill('TA 的电话', phone)
  await daughter.tap(/^下一步/)
  await daughter.tap(`发给${relation}`)
  const path = await daughter.read(/\/packages\/account\/pages\/invitation\/index\?id=\S+/)
  await daughter.tap('取消')
  return path
}

test.each<Hand>(['mouse', 'touch'])(
  'by %s: a daughter asks, the elder says yes on the card, she orders, he stops it, and she is refused',
  async (hand) => {
    // given a daughter-in-law who has asked, and an elder who was sent her card
    const [elder] = await stage().cloud.find('persons', { name: '赵国庆' })
    const daughter = await stage().phone({ as: SUN_LI, hand })
    const card = await askFor(daughter, '公公', '赵国庆', String(elder?.['phone']))
    await choose(daughter, EGGS, { 手擀面: 1 })
    await daughter.seeNothingOf('赵国庆')

    // when he agrees with one tap
    const his = await stage().phone({ as: ZHAO, hand, page: card })
    await his.see('孙丽', '同意以后会怎样')
    await his.tap('同意')
    await his.see('看我的家人')

    // then she can order for him
    await choose(daughter, EGGS, { 手擀面: 1 })
    await daughter.tap(/赵国庆,公公/)
    const { id } = await placeOrder(daughter)
    await his.goto(`/packages/groupbuy/pages/order/index?id=${id}`)
    await his.see('手擀面', /孙丽/)

    // when he stops it
    await his.goto(FAMILY)
    await his.tap(/^孙丽/)
    await his.tap('停止')
    await his.see('不能再替您办')
    await his.tap('停止')

    // then the order is gone from her phone at once, and she cannot order for him any more
    await daughter.goto(`/packages/groupbuy/pages/order/index?id=${id}`)
    await daughter.see('回首页')
    await daughter.seeNothingOf('手擀面')
    await choose(daughter, EGGS, { 老面馒头: 1 })
    await daughter.seeNothingOf('赵国庆')
    const refused = await stage().cloud.call('groupbuy', SUN_LI, 'quote', {
      campaignId: 'c-eggs',
      personId: 'p-zhao-guoqing',
      lines: [{ itemId: 'i-noodles', quantity: 1 }],
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })

    // and his own order stands
    await his.goto(`/packages/groupbuy/pages/order/index?id=${id}`)
    await his.see('手擀面', '取货码')
  },
)
