import type { Hand } from '../support/phone'
import {
  add,
  choose,
  codeOn,
  EGGS,
  openCampaign,
  openCounter,
  openForStaff,
  ordersOf,
  placeOrder,
  typeCode,
} from '../support/steps'
import { LIU_YANG, SUN_LI, useStage, WANG, ZHANG_MIN, ZHAO } from '../support/stage'

const stage = useStage()

interface Buyer {
  hand: Hand
  as: string
  name: string
}

const buyers: Buyer[] = [
  { hand: 'mouse', as: WANG, name: '王秀英' },
  { hand: 'touch', as: ZHAO, name: '赵国庆' },
]

describe.each(buyers)('by $hand', ({ hand, as, name }) => {
  beforeEach(() => stage().setTime(10))

  test('a resident orders, the organiser takes the money and hands over, the resident sees it', async () => {
    // given a resident who has chosen eggs and noodles
    const resident = await stage().phone({ as, hand })
    await openCampaign(resident, EGGS)
    await add(resident, { 散养土鸡蛋: 1, 手擀面: 2 })
    await resident.see('去确认 · 3 份 · ¥46.00')

    // when they confirm where to fetch it, with a remark
    await resident.tap(/^去确认/)
    await resident.tap('北区物业服务站')
    await resident.fill('备注', '鸡蛋请分开装')
    await resident.see(/给自己订 3 份菜,.*到北区物业服务站取,取货时付 ¥46\.00/)
    const { id, number } = await placeOrder(resident)

    // then it stands in their orders, with a QR code and six digits
    await resident.tap('回首页')
    await resident.tap('我的订单')
    await resident.see(`跟团号 ${number}`, '散养土鸡蛋')
    await resident.tap(EGGS)
    await resident.see('已订好', '北区物业服务站', '鸡蛋请分开装', '取消订单')
    expect(await resident.at('canvas').count()).toBeGreaterThan(0)
    const code = await codeOn(resident)

    // and the organiser finds it among the campaign's orders
    const organiser = await stage().phone({ as: ZHANG_MIN, hand })
    await openForStaff(organiser, EGGS)
    await organiser.tap('看订单')
    await organiser.search(name)
    await organiser.see(`${number} 号`, '未收 ¥46.00')

    // when they come on the day of pick-up
    await stage().setTime(10, 4)
    const counter = await stage().phone({ as: ZHANG_MIN, hand })
    await openCounter(counter, EGGS)
    await typeCode(counter, code)
    await counter.see(`${number} 号 ${name}`, '还没收款', '备注:鸡蛋请分开装')
    await counter.tap('收现金 46.00 元')
    await counter.see('已收款')

    // and take the eggs first
    await counter.tap('手擀面减一份')
    await counter.tap('手擀面减一份')
    await counter.tap('交付 1 份')
    await counter.see('已交付,还有 2 份没取')

    // and then the rest
    await typeCode(counter, code)
    await counter.see('取完了')
    await counter.tap('交付 2 份')
    await counter.see('已交付,都取完了')

    // then their own phone says so, and the day's account has the money
    const later = await stage().phone({ as, hand, page: `/packages/groupbuy/pages/order/index?id=${id}` })
    await later.see('已取货', '都取走了', '已付清')
    await counter.goto('/packages/staff/pages/ledger/index')
    await counter.see(name, '+¥46.00', '张敏经手')
  })

  test('a resident who cancels before the cutoff gives the stock back', async () => {
    // given the last two blocks of tofu in one order
    const resident = await stage().phone({ as, hand })
    await openCampaign(resident, EGGS)
    await resident.see('还剩 2 份')
    await add(resident, { 卤水豆腐: 2 })
    await resident.tap(/^去确认/)
    const { id } = await placeOrder(resident)
    const neighbour = await stage().phone({ as: SUN_LI, hand })
    await openCampaign(neighbour, EGGS)
    await neighbour.see('卖完了')

    // when they think better of it twice
    await resident.tap('看取货码')
    await resident.tap('取消订单')
    await resident.tap('不取消')
    await resident.see('已订好')
    await resident.tap('取消订单')
    await resident.see('给您留的菜会让给别的邻居')
    await resident.tap('取消订单')

    // then the order is cancelled and the neighbour can have them
    await resident.see('已取消', '不用付钱')
    await resident.seeNothingOf('取货码')
    await openCampaign(neighbour, EGGS)
    await neighbour.see('还剩 2 份')
    const orders = await ordersOf(stage().cloud, 'c-eggs', as.replace('o-', 'p-'))
    expect(orders.find((order) => order['_id'] === id)).toMatchObject({ state: 'cancelled' })
  })
})

test('after the cutoff an order is not cancelled by oneself, and its page says why', async () => {
  await stage().setTime(10)
  const resident = await stage().phone({ as: LIU_YANG })
  await choose(resident, EGGS, { 手擀面: 1 })
  const { id } = await placeOrder(resident)

  await stage().setTime(21, 2)
  const later = await stage().phone({ as: LIU_YANG, page: `/packages/groupbuy/pages/order/index?id=${id}` })

  await later.see('已订好')
  await later.seeNothingOf('取消订单')
  await later.see(/已经?截(单|止).*(取消|改)/)
})

describe('when many want the same', () => {
  beforeEach(() => stage().setTime(10))

  test('what was sold meanwhile is named with what is left, and nothing typed is lost', async () => {
    // given two blocks of tofu on the confirm page, of which a neighbour takes one
    const resident = await stage().phone({ as: SUN_LI })
    await choose(resident, EGGS, { 卤水豆腐: 2, 手擀面: 1 })
    await resident.fill('备注', '豆腐要嫩的')
    const wish = {
      campaignId: 'c-eggs',
      pickupPointId: 'pp-centre',
      lines: [{ itemId: 'i-tofu', quantity: 1 }],
      seenTotalFen: 350,
    }
    const taken = await stage().cloud.call('groupbuy', LIU_YANG, 'placeOrder', wish, 'a-neighbour-was-faster')
    expect(taken).toMatchObject({ ok: true })

    // when the order is sent
    await resident.tap(/^订下/)

    // then the page says what is left, keeps the remark, and offers what can be had
    await resident.see('卤水豆腐只剩 1 份')
    expect(await resident.written('备注')).toBe('豆腐要嫩的')
    await resident.tap('改成能订的')
    await resident.see('共 2 份')
    expect(await resident.written('备注')).toBe('豆腐要嫩的')
    await placeOrder(resident)
    await resident.tap('看取货码')
    await resident.see('豆腐要嫩的', '卤水豆腐')
  })

  test.each<Hand>(['mouse', 'touch'])('five quick taps by %s are one order', async (hand) => {
    const before = await ordersOf(stage().cloud, 'c-eggs', 'p-sun-li')
    const resident = await stage().phone({ as: SUN_LI, hand })
    await choose(resident, EGGS, { 手擀面: 1 })

    await resident.tapQuickly(/^订下/, 5)

    // The last taps may already fall on the result page, whose button leads on to the order.
    await resident.see('跟团号')
    expect(await ordersOf(stage().cloud, 'c-eggs', 'p-sun-li')).toHaveLength(before.length + 1)
  })
})
