import type { MealOrder, Menu } from '../../cloudfunctions/meals/collections'
import { DAY } from '../../miniprogram/shared/time'
import { aMinutePasses, dateIn, fromDesk, mealOf, MEALS, minutes } from '../support/meal-steps'
import type { Hand, Phone } from '../support/phone'
import { LIU_YANG, MA_SHUFEN, SUN_LI, useStage, ZHANG_MIN } from '../support/stage'

const stage = useStage()
const INBOX = '/packages/account/pages/inbox/index'
const orderPage = (id: string): string => `/packages/meals/pages/order/index?id=${id}`

/** Turns the wheels of a date. */
async function turnTo(phone: Phone, label: string, date: string): Promise<void> {
  const [year, month, day] = date.split('-').map(Number)
  await phone.tap(new RegExp(`^${label}`))
  await phone.turn(`${year}年`, `${month}月`, `${day}日`)
}

describe.each<{ hand: Hand; as: string }>([
  { hand: 'mouse', as: SUN_LI },
  { hand: 'touch', as: LIU_YANG },
])('by $hand', ({ hand, as }) => {
  const personId = as.replace('o-', 'p-')
  const on = async (days: number): Promise<MealOrder | undefined> =>
    mealOf(stage().cloud, personId, dateIn(stage(), days))

  test('a standing order books each day, leaves out those away, and keeps its hands off what was called off', async () => {
    // given somebody who wants lunch on every day of the week
    await stage().setTime(10)
    const { cloud } = stage()
    const resident = await stage().phone({ as, hand, page: MEALS })
    await resident.tap(/^长期订餐/)
    await resident.see('周几要')
    await resident.tap('周六')
    await resident.tap('周日')
    await resident.see(/^每天,给自己订午餐 1 份/)

    // when they say so
    await resident.tap('就这样订')

    // then the days that have a menu are booked at once, and no day twice
    await resident.see(/已经替您订上:明天/, '出门几天,先不要')
    for (const days of [1, 2, 3]) expect(await on(days)).toMatchObject({ state: 'booked', door: 'standing' })

    // when they are away on the third day
    await resident.tap('出门几天,先不要')
    await turnTo(resident, '从哪天起', dateIn(stage(), 3))
    await turnTo(resident, '到哪天', dateIn(stage(), 3))
    await resident.tap(/不要$/)
    await resident.see(/已经取消:/)
    await aMinutePasses(cloud)

    // then that day is given back, and the others stand
    expect((await on(3))?.state).toBe('cancelled')
    expect((await on(2))?.state).toBe('booked')
    await resident.goto(MEALS)
    await resident.see(/^已订:/)

    // when they call one off a minute before the cutoff
    await stage().setTime(9 - minutes(1), 1)
    await resident.goto(orderPage(String((await on(1))?._id)))
    await resident.tap('取消')
    await resident.tap('取消这餐')

    // then it is, and the timer does not book it again
    await resident.see('已取消', '不用付钱')
    await aMinutePasses(cloud)
    expect((await on(1))?.state).toBe('cancelled')

    // when the page stayed open over the next day's cutoff
    await stage().setTime(9 - minutes(1), 2)
    await resident.goto(orderPage(String((await on(2))?._id)))
    await resident.see('取消')
    await stage().setTime(9, 2)
    await resident.tap('取消')
    await resident.tap('取消这餐')

    // then it is refused in words, and the meal stands
    await resident.see(/过了.*时间|已经截止|打电话/)
    expect((await on(2))?.state).not.toBe('cancelled')
    await resident.see('已经过了可以改的时间')
  })
})

describe.each<Hand>(['mouse', 'touch'])('the canteen, by %s', (hand) => {
  test('copies a week, edits a day of it and publishes it, and a resident sees it as it is now', async () => {
    // given a week that nobody has planned yet
    await stage().setTime(10)
    const canteen = await stage().phone({ as: MA_SHUFEN, hand })
    await fromDesk(canteen, /^菜单/)
    await canteen.tap('后两周')
    await canteen.tap(/照抄上一周$/)
    await canteen.see('抄过来是草稿,邻居们还看不到')
    await canteen.tap('照抄')
    await canteen.see(/抄/, '草稿')

    // when its first lunch gets another price and a word, and is published
    const note = `${hand === 'mouse' ? '鱼' : '鸡'}是早上现买的`
    await canteen.tap(/午餐,还没发布/)
    await canteen.fill('价钱', '11.5')
    await canteen.fill('说明', note)
    await canteen.tap('发布')
    await canteen.see(/检查过了吗/)
    await canteen.tap('发布')
    await canteen.see('发布了,邻居们现在可以订')

    // then on the day before it, it is what residents see
    const [menu] = await stage().cloud.find('mealMenus', { note })
    const ahead = Math.round((Number(menu?.['serveFrom']) - stage().at(11)) / DAY)
    await stage().setTime(10, ahead - 1)
    const resident = await stage().phone({ as: LIU_YANG, hand, page: MEALS })
    const day = resident.at('.day').filter({ hasText: '明天' }).first()
    expect(await day.innerText()).toContain('11.50')
  })
})

test('an item that cannot be cooked is replaced, and whoever had it is told, and reads it on their order', async () => {
  // given somebody who has the meatballs tomorrow
  await stage().setTime(10)
  const { cloud } = stage()
  const date = dateIn(stage(), 1)
  const [menu] = (await cloud.find('mealMenus', { date, meal: 'lunch' })) as unknown as Menu[]
  const item = menu!.items.find(({ name }) => name === '冬瓜丸子套餐')!
  const wish = { menuId: menu!._id, lines: [{ itemId: item.id, quantity: 1 }], way: 'dineIn', remark: '' }
  const booked = await cloud.call(
    'meals',
    ZHANG_MIN,
    'book',
    { ...wish, seenPayFen: item.priceFen },
    'meatballs-for-me',
  )
  expect(booked).toMatchObject({ ok: true })

  // when there are none
  const canteen = await stage().phone({ as: MA_SHUFEN, hand: 'touch' })
  await fromDesk(canteen, /^食堂今天/)
  await canteen.tap('明天')
  await canteen.tap('更多操作')
  await canteen.tap('换一样菜')
  await canteen.tap(/^冬瓜丸子套餐,/)
  await canteen.tap(/^换成软烂营养餐,/)
  await canteen.see(/冬瓜丸子套餐都换成软烂营养餐/)
  await canteen.tap('原因:食材没到')
  await canteen.tap('确定换')
  await canteen.see(/^换好了 \d+ 份,已经通知订了的邻居/)
  await aMinutePasses(cloud)

  // then they are told, and see why
  const eater = await stage().phone({ as: ZHANG_MIN, hand: 'touch', page: INBOX })
  await eater.see(/软烂营养餐/)
  await eater.tap(/软烂营养餐/)
  await eater.see(/食材没到/, '软烂营养餐')
})
