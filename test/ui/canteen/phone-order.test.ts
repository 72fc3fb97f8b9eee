import type { Role } from '../../../miniprogram/shared/vocabulary'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { me } from '../pages/fixtures'
import { booked, caller, card, menu, NOW, quote } from './calling-fixtures'

const openFor = async (answers: CloudAnswers[string] = {}, roles: Role[] = ['canteen']): Promise<Shown> => {
  const page = await showPage('packages/canteen/pages/phone-order/index', {
    query: { personId: 'p-wang' },
    cloud: {
      meals: { callerMeals: caller(), quote: quote(), book: booked(), ...answers },
      account: { me: me({ roles }) },
    },
  })
  page.instance['getOpenerEventChannel'] = () => ({})
  return page
}

const asked = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)

function tapOn(page: Shown, method: string, id: string): void {
  const event = { currentTarget: { dataset: { id } }, detail: {} }
  ;(page.instance[method] as (event: object) => void)(event)
}

describe('a meal for a caller', () => {
  test('the same as the last time stands booked after two taps behind the search', async () => {
    const page = await openFor()
    let taps = 0
    const tap = (selector: string, event: string) => {
      taps++
      return page.fire(selector, event)
    }

    await tap('#same', 'tap')
    expect(page.text()).toContain('给王秀英订明天(周三)午餐:红烧鱼套餐 1 份,送到 3 号楼 2 单元 501,¥4.00')
    await tap('#place', 'act')

    // One more tap, on the person's name, comes before: three in all, of at most five.
    expect(taps).toBe(2)
    expect(asked(page, 'book')[0]?.input).toMatchObject({
      menuId: 'm-wed',
      personId: 'p-wang',
      lines: [{ itemId: 'fish', quantity: 1 }],
      way: 'delivery',
      door: 'phone',
      seenPayFen: 400,
    })
    expect(page.text()).toContain('送到时付 ¥4.00')
  })

  test('says what to watch with their food before anything is chosen', async () => {
    const page = await openFor({ callerMeals: caller({ diet: ['allergy'], dietNote: '花生' }) })

    expect(page.text()).toContain('吃饭要注意:有过敏 · 花生')
  })

  test('what of the last meal is not on the menu is said on the button', async () => {
    const same = { ...menu().same, missing: ['小米粥'] } as NonNullable<ReturnType<typeof menu>['same']>
    const page = await openFor({ callerMeals: caller({ menus: [menu({ same })] }) })

    expect(page.text()).toContain('上次的小米粥这次没有')
  })

  test('a booking that stands already is told as such, whoever made it', async () => {
    const page = await openFor({ book: booked({ existed: true }) })
    await page.tap('#same')
    await page.fire('#place', 'act')

    expect(page.text()).toContain('这一餐早就订好了')
  })

  test('at the counter they eat there, and the door is written down', async () => {
    const page = await openFor()
    await page.fire('#doors', 'change', { value: 'counter' })
    await page.tap('#same')
    await page.fire('#place', 'act')

    expect(asked(page, 'book')[0]?.input).toMatchObject({ door: 'counter', way: 'dineIn' })
  })

  test('nothing is delivered to somebody whose address nobody knows', async () => {
    const page = await openFor({ callerMeals: caller({ address: '' }) })
    tapOn(page, 'onMenu', 'm-wed')

    expect(page.data['ways']).toEqual([
      { value: 'dineIn', label: '在食堂吃' },
      { value: 'pickUp', label: '自己来取' },
    ])
  })

  test('when the price has changed the new one is read back before anything is booked', async () => {
    let pay = 400
    const page = await openFor({
      quote: () => quote({ payFen: pay as never }),
      book: () => {
        pay = 600
        throw new Refusal('CHANGED', '价格变了,请再看一下', { payFen: 600 })
      },
    })
    await page.tap('#same')
    await page.fire('#place', 'act')
    await page.settle()

    expect(page.text()).toContain('¥6.00')
    expect(page.find('#place').data['problem']).toBe('价格变了,请再看一下')
    expect(asked(page, 'book')).toHaveLength(1)
  })

  describe('after the cutoff', () => {
    const closed = menu({ phase: 'closed', orderUntil: NOW - 1 })

    test('the canteen still books, and says why', async () => {
      const page = await openFor({ callerMeals: caller({ menus: [closed] }) })
      tapOn(page, 'onMenu', 'm-wed')
      await page.fire('#next', 'act')
      await page.fire('#place', 'act')
      expect(asked(page, 'book')).toHaveLength(0)

      await page.fire('#reason', 'confirm', { reason: '老人忘了订' })

      expect(asked(page, 'book')[0]?.input).toMatchObject({ lateReason: '老人忘了订' })
    })

    test('a grid worker is not offered it', async () => {
      const page = await openFor({ callerMeals: caller({ menus: [closed] }) }, ['gridWorker'])

      expect(page.text()).not.toContain('补一份')
      expect(page.text()).toContain('现在没有可以订的菜单')
    })
  })

  describe('a meal that stands', () => {
    const standing = caller({
      menus: [
        menu({
          mine: {
            orderId: card().id,
            personId: 'p-wang',
            personName: '王秀英',
            state: 'booked',
            summary: '红烧鱼套餐 1 份',
            way: 'delivery',
          },
        }),
      ],
      coming: [card()],
    })

    test('is not offered once more', async () => {
      const page = await openFor({ callerMeals: standing })

      expect(page.findAll('#same')).toHaveLength(0)
      expect(page.text()).toContain('已经订好的')
    })

    test('is cancelled with a reason only', async () => {
      const page = await openFor({ callerMeals: standing, cancelMeal: booked({ state: 'cancelled' }) })
      tapOn(page, 'onCancel', card().id)
      expect(asked(page, 'cancelMeal')).toHaveLength(0)

      await page.fire('#reason', 'confirm', { reason: '本人来电取消' })

      expect(asked(page, 'cancelMeal')[0]?.input).toEqual({ id: card().id, reason: '本人来电取消' })
      expect(page.text()).toContain('已经取消')
    })

    test('is changed beginning with what was ordered', async () => {
      const line = {
        itemId: 'fish',
        kind: 'set' as const,
        name: '红烧鱼套餐',
        photo: '',
        parts: [],
        priceFen: 800 as never,
        quantity: 2,
        amountFen: 1600 as never,
      }
      const page = await openFor({
        callerMeals: standing,
        staffMeal: {
          ...booked({ lines: [line] }),
          openFen: 0,
          phone: null,
          diet: [],
          dietNote: '',
          number: 1,
          routeName: '',
        },
        changeMeal: booked(),
      })
      tapOn(page, 'onChange', card().id)
      await page.settle()
      expect(page.data['quantities']).toEqual({ fish: 2 })

      await page.fire('#next', 'act')
      await page.fire('#place', 'act')

      expect(asked(page, 'changeMeal')[0]?.input).toMatchObject({ id: card().id, seenPayFen: 400 })
      expect(asked(page, 'book')).toHaveLength(0)
    })
  })
})
