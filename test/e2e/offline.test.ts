import { LIU_YANG, SUN_LI, useStage, WANG } from '../support/stage'
import { choose, EGGS, openCampaign, ordersOf, placedOrder } from '../support/steps'

const stage = useStage()

/** What the browser and the transport write to the console when a reply is cut off. */
const CUT_OFF = [/Failed to load resource/, /call failed/]

afterEach(() => stage().cloud.fault({}))

test('an order whose answer was lost is sent again as the same order', async () => {
  // given a reply that never arrives although the order stands
  const resident = await stage().phone({ as: SUN_LI })
  resident.forgive(...CUT_OFF)
  await choose(resident, EGGS, { 手擀面: 1 })
  const before = await ordersOf(stage().cloud, 'c-eggs', 'p-sun-li')
  await stage().cloud.fault({ dropCallReply: 1, only: { function: 'groupbuy', action: 'placeOrder' } })
  await resident.tap(/^订下/)
  await resident.see('没有连上社区的服务器,请再试一次')

  // when the network is back and they tap again
  await stage().cloud.fault({})
  await resident.tap(/^订下/)

  // then there is one order
  await placedOrder(resident)
  expect(await ordersOf(stage().cloud, 'c-eggs', 'p-sun-li')).toHaveLength(before.length + 1)
})

test('an order whose answer was lost is found again when the mini-program is started anew', async () => {
  const resident = await stage().phone({ as: LIU_YANG })
  resident.forgive(...CUT_OFF)
  await choose(resident, EGGS, { 老面馒头: 1 })
  const before = await ordersOf(stage().cloud, 'c-eggs', 'p-liu-yang')
  await stage().cloud.fault({ dropCallReply: 1, only: { function: 'groupbuy', action: 'placeOrder' } })
  await resident.tap(/^订下/)
  await resident.see('请再试一次')
  await stage().cloud.fault({})

  await resident.restart()

  await placedOrder(resident)
  expect(await ordersOf(stage().cloud, 'c-eggs', 'p-liu-yang')).toHaveLength(before.length + 1)
})

test('without a network a page says so, keeps what it had, and recovers', async () => {
  // given a campaign on the screen and a network that goes away
  const resident = await stage().phone({ as: WANG })
  await openCampaign(resident, EGGS)
  await resident.setOnline(false)

  // when another page is opened
  await resident.tap('手擀面加一份')
  await resident.tap(/^去确认/)

  // then it says what is wrong and what to do
  await resident.see('网络')
  await resident.shot('offline')
  await resident.tap('返回')

  // and the page before it still shows the campaign, a little older
  await resident.see('手机现在没有网络', '手擀面')

  // when the network is back
  await resident.setOnline(true)
  await resident.tap(/点这里再试/)
  await resident.seeNothingOf('手机现在没有网络')
  await resident.tap(/^去确认/)
  await resident.see('给自己订 1 份菜')
})

test('an order without a network is not lost and not sent twice', async () => {
  const resident = await stage().phone({ as: WANG })
  await choose(resident, EGGS, { 手擀面: 1 })
  await resident.fill('备注', '下楼晚一点')
  const before = await ordersOf(stage().cloud, 'c-eggs', 'p-wang-xiuying')
  await resident.setOnline(false)
  await resident.tap(/^订下/)
  await resident.see('手机现在没有网络')
  expect(await resident.written('备注')).toBe('下楼晚一点')

  await resident.setOnline(true)
  await resident.tap(/^订下/)

  await placedOrder(resident)
  expect(await ordersOf(stage().cloud, 'c-eggs', 'p-wang-xiuying')).toHaveLength(before.length + 1)
})
