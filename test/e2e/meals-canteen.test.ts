import type { MealOrder, Menu } from '../../cloudfunctions/meals/collections'
import type { Reply } from '../../typings/cloud-api'
import { aMinutePasses, countTaps, dateIn, fromDesk, minutes } from '../support/meal-steps'
import type { Hand, Phone } from '../support/phone'
import { MA_SHUFEN, useStage } from '../support/stage'
import { typeCode } from '../support/steps'

const stage = useStage()

async function menuOf(date: string, meal = 'lunch'): Promise<Menu> {
  const [menu] = await stage().cloud.find('mealMenus', { date, meal })
  if (!menu) throw new Error(`there is no ${meal} on ${date}`)
  return menu as unknown as Menu
}

interface Caller {
  name: string
  phoneTail: string
}

type CallerMeals = Reply<'meals', 'callerMeals'>

/** Somebody who eats today, and whose last meal is on a menu to come that they have not ordered from. */
async function someCaller(): Promise<Caller> {
  const { cloud } = stage()
  const { _id: menuId } = await menuOf(dateIn(stage(), 0))
  for (const { personId } of (await cloud.find('mealOrders', { menuId })) as unknown as MealOrder[]) {
    const answer = await cloud.call<CallerMeals>('meals', MA_SHUFEN, 'callerMeals', { personId })
    const menus = answer.ok ? answer.value.menus : []
    if (menus.some(({ phase, mine, same }) => phase === 'open' && mine === null && same?.lines.length)) {
      const [person] = await cloud.find('persons', { _id: personId })
      return person as unknown as Caller
    }
  }
  throw new Error('nobody would call for the same again')
}

async function find(canteen: Phone, { name, phoneTail }: Caller): Promise<void> {
  await canteen.search(phoneTail)
  await canteen.see(name)
}

describe('on the telephone', () => {
  test.each<Hand>(['mouse', 'touch'])(
    'by %s: whoever calls gets the same again within five taps, and a second call finds it standing',
    async (hand) => {
      // given a caller who is found by the tail of their number
      await stage().setTime(10)
      const caller = await someCaller()
      const { name } = caller
      const canteen = await stage().phone({ as: MA_SHUFEN, hand })
      await fromDesk(canteen, /^电话订餐/)
      await find(canteen, caller)
      const taps = await countTaps(canteen)

      // when they want the same as the last time
      await canteen.tap(new RegExp(`订餐 ${name}`))
      const same = (await canteen.at('#same').getAttribute('aria-label')) ?? ''
      const meal = /^一样的:([^,]+),/.exec(same)?.[1] ?? ''
      await canteen.tap(/^一样的/)
      await canteen.see('念给对方听一遍', new RegExp(`给${name}订`))
      await canteen.tap(/^订下/)
      await canteen.see('订好了', '这样跟对方说')

      // then it took no more than a call may take
      expect(await taps()).toBeLessThanOrEqual(5)

      // and when they call again it stands, and is not offered once more
      await canteen.tap('接下一个电话')
      await find(canteen, caller)
      await canteen.tap(new RegExp(`订餐 ${name}`))
      await canteen.see('已经订好的')
      await canteen.see(meal)
      expect(await canteen.at(`[aria-label^="一样的:${meal}"]`).count()).toBe(0)
    },
  )
})

describe('at the window', () => {
  /** Who sits down to lunch today, and has to pay for it. */
  async function guests(): Promise<MealOrder[]> {
    const { _id: menuId } = await menuOf(dateIn(stage(), 0))
    const waiting = { menuId, state: 'ready', way: 'dineIn', payBy: 'onsite' }
    const orders = (await stage().cloud.find('mealOrders', waiting)) as unknown as MealOrder[]
    return orders.filter(({ money }) => money.dueFen > money.paidFen)
  }

  beforeEach(async () => {
    const { cloud } = stage()
    await stage().setTime(11)
    const { _id: menuId, stage: at } = await menuOf(dateIn(stage(), 0))
    if (at !== 'ready')
      await cloud.call('meals', MA_SHUFEN, 'advance', { menuId, to: 'ready' }, 'lunch-is-ready')
    await aMinutePasses(cloud)
  })

  test.each<Hand>(['mouse', 'touch'])(
    'by %s: a code, the money, the meal; taken back; then by name',
    async (hand) => {
      // given somebody who has not paid, and says their six digits
      const [guest] = await guests()
      const { personName: name, number, code, personPhone } = guest!
      const canteen = await stage().phone({ as: MA_SHUFEN, hand })
      await fromDesk(canteen, /^领餐/)
      await typeCode(canteen, code)
      await canteen.see(`${number} 号 ${name}`, '还没收款', '先收款,再交给对方')

      // when the money is there and the meal is handed over
      await canteen.tap(/^收现金/)
      await canteen.see('已收款')
      await canteen.tap('已领')
      await canteen.see(new RegExp(`${number} 号 ${name}`), '点错了')

      // and that was the wrong one
      await canteen.tap(/^点错了/)
      await canteen.tap(/^原因:/)
      await canteen.tap('确定撤销')
      await canteen.see(`${number} 号 ${name} 变回「没领」了`)

      // then a name alone is not enough: the number's tail has to fit
      await canteen.search(name)
      await canteen.see('先核对手机后四位')
      await canteen.tap(new RegExp(`手机号对上了.*${personPhone.slice(-4)}`))
      await canteen.tap('已领')
      await canteen.see(new RegExp(`${number} 号 ${name}`), '点错了')
      const [after] = await stage().cloud.find('mealOrders', { _id: guest!._id })
      expect(after).toMatchObject({
        state: 'collected',
        subsidy: { state: expect.not.stringMatching('reserved') as unknown },
      })
    },
  )
})

describe('on paper', () => {
  const sum = (figures: readonly string[]): number => figures.reduce((total, text) => total + Number(text), 0)

  /** The address that a page of papers shows, for the computer in the office. */
  async function addressOn(canteen: Phone, tool: RegExp): Promise<string> {
    await fromDesk(canteen, /^食堂今天/)
    await canteen.tap(tool)
    await canteen.tap(/^打印/)
    await canteen.see('10 分钟内有效')
    return canteen.at('.address').first().innerText()
  }

  test('kitchen sheet and labels add up to the same meals; after ten minutes their address is worth nothing', async () => {
    // given the papers of today's lunch, opened on another machine
    await stage().setTime(10)
    const canteen = await stage().phone({ as: MA_SHUFEN })
    const sheet = await addressOn(canteen, /^厨房单/)
    const labels = await addressOn(canteen, /^餐盒标签/)
    const office = await canteen.page.context().newPage()

    // when they are read
    await office.goto(sheet)
    const portions = Number(/(\d+) 份/.exec(await office.locator('p .huge').first().innerText())?.[1])
    const cooked = sum(await office.locator('table').first().locator('td.huge').allInnerTexts())
    await office.screenshot({ path: 'test/screens/flows/meals-paper-kitchen.png', fullPage: true })
    await office.goto(labels)
    const stickers = await office.locator('.sticker').count()
    await office.screenshot({ path: 'test/screens/flows/meals-paper-labels.png' })

    // then both are the sum of the orders
    expect(portions).toBeGreaterThan(0)
    expect(cooked).toBe(portions)
    expect(stickers).toBe(portions)

    // and eleven minutes later neither opens
    await stage().setTime(10 + minutes(11))
    for (const address of [sheet, labels]) {
      const answer = await office.goto(address)
      expect(answer?.status()).toBe(403)
      expect(await office.locator('body').innerText()).toContain('已经超过十分钟')
    }
  })
})
