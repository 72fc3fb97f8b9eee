import type { MealOrder } from '../../cloudfunctions/meals/collections'
import { formatYuan } from '../../miniprogram/shared/money'
import type { Hand, Phone } from '../support/phone'
import {
  aMinutePasses,
  countTaps,
  dateIn,
  fromDesk,
  mealOf,
  MEALS,
  minutes,
  nothingBooked,
} from '../support/meal-steps'
import { GUO_QIANG, LI_MEI, LIU_JIANGUO, MA_SHUFEN, useStage, WANG, WU_GANG } from '../support/stage'

const stage = useStage()
const INBOX = '/packages/account/pages/inbox/index'
const HER = 'p-wang-xiuying'
const HER_NAME = '王秀英'
const FOUND = '在邻居家下棋,没听见敲门'

interface Story {
  hand: Hand
  /** The day on which it is booked; it is eaten on the next. */
  day: number
}

/** Three taps, from the tab: for whom, what, yes. */
async function bookTomorrow(daughter: Phone): Promise<void> {
  await daughter.tap(/王秀英,妈妈/)
  const tomorrow = daughter.at('.day').filter({ hasText: '明天' }).first()
  await daughter.tapOn(tomorrow.getByRole('button', { name: /订这份/ }).first())
  await daughter.see(/给妈妈订明天.*午餐 1 份.*送到 3 号楼/)
  await daughter.tap(/^订下/)
  await daughter.see('订好了', HER_NAME)
}

/** From the lock until everything stands ready for the couriers. */
async function cook(canteen: Phone): Promise<void> {
  await fromDesk(canteen, /^食堂今天/)
  await canteen.see(/今天.*午餐/)
  await canteen.tap('截单')
  await canteen.see('现在就截单吗')
  await canteen.tap('截单')
  await canteen.see('已经截单,份数定了')
  await aMinutePasses(stage().cloud)
  await canteen.tap(/^厨房单/)
  await canteen.see('做什么', /少盐/)
  await canteen.seeNothingOf('还在查')
  await canteen.tap('返回')
  await canteen.tap(/^餐盒标签/)
  await canteen.see('1 号线 · 南区')
  await canteen.see(HER_NAME, '3-2-501')
  await canteen.tap('返回')
  await canteen.tap('开始做')
  await canteen.see('邻居们看到「正在做」了')
  await canteen.tap('做好了')
  await canteen.see('已经通知来取餐的邻居')
  await aMinutePasses(stage().cloud)
}

/** What a month's meals of somebody were subsidised with, as the sheet writes it. */
async function grantedTo(personId: string, month: string): Promise<string> {
  const orders = await stage().cloud.find('mealOrders', { personId, month, 'subsidy.state': 'granted' })
  const sums = orders.map((order) => (order as unknown as MealOrder).subsidy.amountFen)
  return formatYuan(sums.reduce((sum, fen) => sum + fen, 0))
}

describe.each<Story>([
  { hand: 'mouse', day: 0 },
  { hand: 'touch', day: 1 },
])('by $hand', ({ hand, day }) => {
  const noon = day + 1
  const take = (as: string, page?: string, font = 16): Promise<Phone> =>
    stage().phone({ as, hand, font, ...(page ? { page } : {}) })

  test('a daughter books, the canteen cooks, nobody answers the door, she is found, and it is hers after all', async () => {
    // given a daughter in another city, whose mother has no lunch tomorrow
    const { cloud } = stage()
    const date = dateIn(stage(), noon)
    await stage().setTime(10, day)
    await nothingBooked(cloud, LI_MEI, HER, date)
    const daughter = await take(LI_MEI, MEALS)
    const taps = await countTaps(daughter)

    // when she books tomorrow's lunch for her
    await bookTomorrow(daughter)

    // then it took three taps, and her mother sees it in large letters, and who booked it
    expect(await taps()).toBe(3)
    const booked = await mealOf(cloud, HER, date)
    const id = String(booked?._id)
    expect(booked).toMatchObject({ way: 'delivery', state: 'booked', subsidy: { state: 'reserved' } })
    await aMinutePasses(cloud)
    const hers = `/packages/meals/pages/order/index?id=${id}`
    const mother = await take(WANG, MEALS, 24)
    await mother.tap(/^明天.*午餐,已订/)
    await mother.see('已订好', /李梅/)

    // when the canteen cooks it the next day
    await stage().setTime(9.25, noon)
    const canteen = await take(MA_SHUFEN)
    await cook(canteen)

    // and the courier sets out and nobody answers
    await stage().setTime(11, noon)
    const courier = await take(GUO_QIANG)
    await fromDesk(courier, /^送餐/)
    await courier.see('1 号线 · 南区', HER_NAME)
    await courier.tap(/^出发/)
    await mother.goto(hers)
    await mother.see('送餐员 郭强', '打电话')
    const stop = courier.at('.stop').filter({ hasText: HER_NAME }).first()
    await courier.tapOn(stop.getByRole('button').first())
    await courier.tap(/家没人应门/)
    await courier.tap('原因:敲门没人应,电话也没人接')
    await courier.tap('没人应门,通知家人')
    await courier.see('已经告诉王秀英的家人和网格员')

    // then her daughter and the grid worker hear of it, and somebody is to telephone
    await daughter.goto(INBOX)
    await daughter.see('王秀英家敲门没人应')
    const grid = await take(WU_GANG, INBOX)
    await grid.see('王秀英家敲门没人应')
    expect(await cloud.find('callTasks', { personId: HER, state: 'open' })).toEqual(
      expect.arrayContaining([expect.objectContaining({ title: '王秀英家敲门没人应' })]),
    )

    // and a quarter of an hour later the director does
    await stage().setTime(11 + minutes(15.5), noon)
    await aMinutePasses(cloud)
    const director = await take(LIU_JIANGUO, INBOX)
    await director.see('王秀英还没有下落')
    await director.tap(/王秀英还没有下落/)

    // when the grid worker has found her and writes how she is
    await grid.tap(/王秀英家敲门没人应/)
    await grid.tap('有下落了,写下情况')
    await grid.tap(/平安|没事/)
    await grid.fill('怎么知道的,现在怎么样', FOUND)
    await grid.tap('写好了,不用再找')
    await daughter.goto(INBOX)
    await daughter.see('王秀英有下落了', new RegExp(FOUND))

    // and the courier comes back to her door
    await fromDesk(courier, /^送餐/)
    const again = courier.at('.stop').filter({ hasText: HER_NAME }).first()
    await courier.tapOn(again.getByRole('button').first())
    await courier.tap('王秀英的餐送到了')
    await courier.tap('本人')
    await courier.see('王秀英的餐送到了')
    await aMinutePasses(cloud)

    // then it was hers: subsidised on that proof, and taken from what she has paid in
    await mother.goto(hers)
    await mother.see('补贴已经算上')
    const eaten = await mealOf(cloud, HER, date)
    expect(eaten).toMatchObject({ state: 'delivered', subsidy: { state: 'granted' }, charge: 'done' })
    await mother.goto('/packages/meals/pages/account/index')
    await mother.see('预存扣款', `−${formatYuan(eaten!.money.dueFen)}`)
    await canteen.goto('/packages/canteen/pages/month/index')
    const row = canteen.at('.entry').filter({ hasText: HER_NAME }).first()
    expect(await row.innerText()).toContain(await grantedTo(HER, date.slice(0, 7)))
  })
})
