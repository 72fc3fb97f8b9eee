import type { Hand } from '../support/phone'
import { LI_MEI, useStage, WANG } from '../support/stage'
import { choose, EGGS, placeOrder } from '../support/steps'

const stage = useStage()

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
