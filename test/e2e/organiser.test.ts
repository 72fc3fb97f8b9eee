import { dayNumber, HOUR } from '../../miniprogram/shared/time'
import { cameraPhoto } from '../support/photo'
import type { Hand, Phone } from '../support/phone'
import { soldOf } from '../support/shop'
import { LIU_YANG, SUN_LI, useStage, WANG, ZHANG_MIN, ZHAO } from '../support/stage'
import {
  add,
  choose,
  codeOn,
  EGGS,
  openCampaign,
  openCounter,
  openForStaff,
  placeOrder,
  typeCode,
  VEGETABLES,
} from '../support/steps'
import type { Campaign, Order } from '../../cloudfunctions/groupbuy/collections'

const stage = useStage()
const FRUIT = '范县苹果和梨'

beforeEach(() => stage().setTime(10))

/** On the editor's page for one item: photo, name, unit, price, stock, limit, supplier. */
async function fillItem(organiser: Phone): Promise<void> {
  await organiser.choosePhoto(/^添加.*照片/, cameraPhoto())
  await organiser.fill('品名', '卤水豆腐')
  await organiser.fill('规格', '约 500 克/块')
  await organiser.fill('价格(元)', '3.5')
  await organiser.fill('备货数量', '30')
  await organiser.fill('每户最多', '2')
  await organiser.tap(/^供货方/)
  await organiser.turn('孟轲乡面点坊')
  await organiser.tap('好了')
}

describe.each<{ hand: Hand; title: string }>([
  { hand: 'mouse', title: '周三豆制品' },
  { hand: 'touch', title: '周四豆制品' },
])('by $hand', ({ hand, title }) => {
  test('an organiser makes a campaign from nothing, and a resident orders from it', async () => {
    // given a new campaign with a photo, a cutoff this evening and pick-up tomorrow
    const organiser = await stage().phone({ as: ZHANG_MIN, hand })
    await organiser.tap('工作台')
    await organiser.tap('团购管理')
    await organiser.tap('新建团购')
    await organiser.fill('标题', title)
    await organiser.fill('介绍', '早上现做,下午送到')
    await organiser.choosePhoto(/^添加团购照片/, cameraPhoto())
    await organiser.tap(/^截单,/)
    await organiser.turn('今天', '18 点', '00 分')
    await organiser.tap(/^开始取货,/)
    await organiser.turn(/^明天/, '16 点', '00 分')
    await organiser.tap(/^取货到,/)
    await organiser.turn(/^明天/, '19 点', '00 分')
    await organiser.tap(/^党群服务中心/)

    // when something is on offer and it is saved and published
    await organiser.tap('加一样菜')
    await fillItem(organiser)
    await organiser.see('卤水豆腐')
    await organiser.tap('保存')
    await organiser.see('邻居们才看得到')
    await organiser.tap('发布')
    await organiser.see('内容都检查过了吗')
    await organiser.tap('发布')
    await organiser.see('已经发布')

    // then a resident sees it at its time, with its photo, cutoff and limit
    await stage().setTime(10.5)
    const resident = await stage().phone({ as: LIU_YANG, hand })
    await openCampaign(resident, title)
    await resident.see('今天 18:00', /明天.*16:00–19:00/, '每户限 2 份', '早上现做')
    expect(
      await resident
        .at('img')
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    ).toBeGreaterThan(0)
    await add(resident, { 卤水豆腐: 2 })
    await resident.tap(/^去确认/)
    await placeOrder(resident)
  })
})

test('a price that changes between page and order is shown and agreed to before it is charged', async () => {
  // given a resident on the confirm page
  const resident = await stage().phone({ as: SUN_LI })
  await choose(resident, EGGS, { 手擀面: 1 })
  await resident.see('订下 1 份 · ¥5.00')

  // when the organiser changes the price
  const organiser = await stage().phone({ as: ZHANG_MIN })
  await openForStaff(organiser, EGGS)
  await organiser.tap('改内容')
  await organiser.tap('修改手擀面')
  await organiser.fill('价格(元)', '5.50')
  await organiser.tap('好了')
  await organiser.tap('保存')
  await organiser.see('看订单')

  // then the resident is told, and orders at the new total
  await resident.tap(/^订下/)
  await resident.see('价格刚刚有变动,现在合计 ¥5.50', '订下 1 份 · ¥5.50')
  await placeOrder(resident)
  await resident.see('¥5.50')
})

test('a campaign is opened again from an earlier one as a draft of its own', async () => {
  const organiser = await stage().phone({ as: ZHANG_MIN })
  await openForStaff(organiser, FRUIT)

  await organiser.tap('再开一团')

  expect(await organiser.written('标题')).toContain('范县苹果和梨')
  await organiser.see('红富士苹果', '板栗南瓜')
  await organiser.goto('/packages/staff/pages/campaigns/index?show=drafts')
  await organiser.see(FRUIT, '草稿')
})

describe('for somebody on the telephone', () => {
  test('an order is entered for a caller who is known by the tail of their number', async () => {
    const [caller] = await stage().cloud.find('persons', { name: '李桂花' })
    const organiser = await stage().phone({ as: ZHANG_MIN })
    await organiser.goto('/packages/staff/pages/desk/index')
    await organiser.tap('代客下单')
    await organiser.search(String(caller?.['phoneTail']))

    await organiser.tap(/^李桂花/)
    await organiser.tap(EGGS)
    await add(organiser, { 老面馒头: 2 })
    await organiser.tap(/下一步/)
    await organiser.see('念给对方听一遍', '给李桂花订老面馒头 2 份,一共 ¥16.00')
    await organiser.fill('备注', '女儿来取')
    await organiser.tap(/^下单/)

    await organiser.see('订好了,跟团号')
    const code = await codeOn(organiser)
    const [order] = await stage().cloud.find('groupbuyOrders', { code })
    expect(order).toMatchObject({
      personName: '李桂花',
      remark: '女儿来取',
      placedBy: { name: '张敏', door: 'staff' },
    })
  })

  test('a caller who is new is written down and ordered for in one go', async () => {
    const organiser = await stage().phone({ as: ZHANG_MIN, hand: 'touch' })
    await organiser.goto('/packages/staff/pages/people/index')
    await organiser.search('6677')
    await organiser.see('没有找到6677')

    await organiser.tap('登记新邻居')
    await organiser.fill('姓名', '段玉芬')
    await organiser.fill('电话', '13900006677')
    await organiser.tap(/^住址/)
    await organiser.turn('6 号楼', '2 单元', '302')
    await organiser.tap(/^登记,接着/)
    await organiser.tap(EGGS)
    await add(organiser, { 散养土鸡蛋: 1 })
    await organiser.tap(/下一步/)
    await organiser.see('给段玉芬订散养土鸡蛋 1 份')
    await organiser.tap(/^下单/)

    await organiser.see('订好了,跟团号')
    const [person] = await stage().cloud.find('persons', { phoneTail: '6677' })
    expect(person).toMatchObject({ name: '段玉芬', address: { building: '6', unit: '2', room: '302' } })
  })
})

test('ordering is closed early, the purchase list adds up, and after the end the unfetched are no-shows', async () => {
  // given a campaign with orders, closed before its time
  const organiser = await stage().phone({ as: ZHANG_MIN })
  await openForStaff(organiser, VEGETABLES)
  await organiser.tap('更多')
  await organiser.tap('提前截单')
  await organiser.see('现在就截单吗')
  await organiser.tap('货已经订满')
  await organiser.tap('确定截单')
  await organiser.see('已经截单')

  // then nobody can order any more
  const resident = await stage().phone({ as: WANG })
  await resident.goto('/packages/groupbuy/pages/campaign/index?id=c-vegetables')
  await resident.see('已经截单,正在备货')

  // and the purchase list is the sum of the orders
  const orders = (await stage().cloud.find('groupbuyOrders', {
    campaignId: 'c-vegetables',
  })) as unknown as Order[]
  const [campaign] = (await stage().cloud.find('groupbuyCampaigns', {
    _id: 'c-vegetables',
  })) as unknown as Campaign[]
  await organiser.tap('看采购单')
  await organiser.see(`共 ${orders.length} 单`, '数量已定')
  const list = await organiser.says()
  for (const item of campaign?.items ?? []) {
    const sold = soldOf(orders, item.id)
    if (sold > 0) expect(list).toMatch(new RegExp(`${item.name}[^×]*× ${sold}\\b`))
  }
  const total = orders.reduce((sum, order) => sum + order.money.dueFen, 0)
  expect(list).toContain(`合计 ¥${(total / 100).toFixed(2)}`)

  // when the pick-up is over and the organiser ends the campaign
  const from = campaign?.pickupFrom ?? 0
  const daysLater = dayNumber(from) - dayNumber(stage().at(0))
  await stage().setTime((from - stage().at(0, daysLater)) / HOUR + 1, daysLater)
  const later = await stage().phone({ as: ZHANG_MIN })
  await openForStaff(later, VEGETABLES)
  await later.tap('更多')
  await later.tap('结束这次团购')
  await later.tap('取货时间已过')
  await later.tap('确定结束')
  await later.see('这次团购结束了')

  // then who did not come is told so
  const absent = await stage().phone({ as: ZHAO })
  await absent.goto('/packages/groupbuy/pages/orders/index')
  await absent.see('没有来取')
})

describe('at the counter', () => {
  const qrOf = async (as: string, id: string): Promise<string> => {
    const answer = await stage().cloud.call<{ qr: string }>('groupbuy', as, 'order', { id })
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value.qr
  }

  test.each<Hand>(['mouse', 'touch'])('a QR code is scanned by %s', async (hand) => {
    const organiser = await stage().phone({ as: ZHANG_MIN, hand })
    await openCounter(organiser, FRUIT)

    await organiser.tap('扫取货码')
    await organiser.scan(await qrOf(WANG, 'o-c-fruit-2'))

    await organiser.see('2 号 王秀英', '圆黄梨', '还没收款')
  })

  test('a code of another campaign is refused with the name of that campaign', async () => {
    const organiser = await stage().phone({ as: ZHANG_MIN })
    await openCounter(organiser, FRUIT)

    await organiser.tap('扫取货码')
    await organiser.scan(await qrOf(LIU_YANG, 'o-c-eggs-1'))

    await organiser.see(`这是「${EGGS}」的取货码,请切换到那次团购`)
  })

  test('digits that belong to nobody, and a QR code of something else, are refused in words', async () => {
    const organiser = await stage().phone({ as: ZHANG_MIN })
    await openCounter(organiser, FRUIT)

    await typeCode(organiser, '000001')
    await organiser.see('没有这个取货码')
    await organiser.tap('扫取货码')
    await organiser.scan('https://example.com/not-ours')

    await organiser.see('没有这个取货码')
  })
})
