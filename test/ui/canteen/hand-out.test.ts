import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { day, dayMenu, NOW, paidMeal, staffMeal, type StaffMeal } from './fixtures'

type Known = 'code' | 'card' | 'name'

const finds = (items: StaffMeal[], knownBy: Known = 'code') => ({ knownBy, items, now: NOW })

const openWindow = (
  meals: CloudAnswers[string],
  payment: CloudAnswers[string] = {},
  menus = [dayMenu({ stage: 'ready' })],
): Promise<Shown> =>
  showPage('packages/canteen/pages/hand-out/index', {
    query: { menuId: 'm1' },
    cloud: { meals: { today: day(menus), ...meals }, payment },
  })

/** The sixth digit sends. */
const type = (window: Shown, code: string): Promise<void> => window.fire('#keypad', 'full', { value: code })
const sent = (window: Shown, action: string) => window.calls.filter((call) => call.action === action)
const bar = (window: Shown): unknown => window.find('#hand-out').data['text']

async function searched(window: Shown, name: string): Promise<void> {
  const call = window.instance['onSearch'] as (event: object) => void
  call.call(window.instance, { detail: { value: name } })
  await window.settle()
}

describe('who stands at the window', () => {
  test('the sixth digit finds the meal of the chosen menu', async () => {
    const window = await openWindow({ findForHandOut: finds([paidMeal()]) })

    await type(window, '482913')

    expect(sent(window, 'findForHandOut')[0]?.input).toEqual({ menuId: 'm1', query: '482913' })
    expect(window.text()).toContain('12 号 王秀英')
    expect(bar(window)).toBe('已领')
  })

  test('by a name alone nothing is handed out before the end of the phone number was compared', async () => {
    const window = await openWindow({ findForHandOut: finds([paidMeal()], 'name'), handOut: paidMeal() })

    await searched(window, '王秀英')
    expect(bar(window)).toBe('先核对手机后四位')
    await window.fire('#hand-out', 'act')
    expect(sent(window, 'handOut')).toHaveLength(0)

    await window.tap('.check')
    await window.fire('#hand-out', 'act')
    expect(sent(window, 'handOut')[0]?.input).toEqual({ id: paidMeal().id, knownBy: 'name' })
  })

  test('several of a name are listed, and one of them is chosen', async () => {
    const other = paidMeal({ id: 'o2', number: 31, personName: '王德志' })
    const window = await openWindow({ findForHandOut: finds([paidMeal(), other], 'name') })

    await searched(window, '王')

    expect(window.text()).toContain('是哪一位(2 位)')
    await window.tap('.person')
    expect(window.text()).toContain('12 号 王秀英')
  })

  test('a code that nobody has is refused in words, and the boxes are empty for the next try', async () => {
    const refusal = '没有这个领餐码,请再核对一下'
    const window = await openWindow({
      findForHandOut: () => {
        throw new Refusal('NOT_FOUND', refusal)
      },
    })

    await type(window, '111222')

    expect(window.text()).toContain(`111 222:${refusal}`)
    expect(window.data['code']).toBe('')
  })

  test('the phone is masked: reading it is what the page of the meal is for', async () => {
    const window = await openWindow({ findForHandOut: finds([paidMeal()]) })

    await type(window, '482913')

    expect(window.findAll('.call')).toHaveLength(0)
  })

  test('what the kitchen must not overlook stands with the dish', async () => {
    const meal = paidMeal({ diet: ['lowSalt'], clashes: ['红烧鱼套餐不是少盐的'], remark: '鱼刺挑干净' })
    const window = await openWindow({ findForHandOut: finds([meal]) })

    await type(window, '482913')

    expect(window.text()).toContain('少盐')
    expect(window.text()).toContain('红烧鱼套餐不是少盐的')
    expect(window.text()).toContain('鱼刺挑干净')
  })
})

describe('money at the window', () => {
  test('nothing is handed out while money is open; what is collected is what stood on the screen', async () => {
    let times = 0
    const window = await openWindow(
      { findForHandOut: () => finds([times++ === 0 ? staffMeal() : paidMeal()]), handOut: paidMeal() },
      { collect: {} },
    )
    await type(window, '482913')
    expect(bar(window)).toBe('先收款,再交给对方')

    await window.fire('#money', 'collect', { method: 'cash' })

    expect(sent(window, 'collect')[0]?.input).toEqual({
      kind: 'meals',
      bookingId: staffMeal().id,
      method: 'cash',
      seenFen: 400,
    })
    expect(bar(window)).toBe('已领')
  })

  test('what the account pays is not collected at the window', async () => {
    const window = await openWindow({ findForHandOut: finds([staffMeal({ payBy: 'account' })]) })

    await type(window, '482913')

    expect(window.text()).toContain('从助餐账户扣 ¥4.00')
    expect(window.findAll('#money')).toHaveLength(0)
    expect(bar(window)).toBe('已领')
  })
})

describe('handing out', () => {
  const handed = () =>
    openWindow({ findForHandOut: finds([paidMeal()]), handOut: paidMeal({ state: 'collected' }) })

  test('after one tap the window is free for the next, and says who was served', async () => {
    const window = await handed()
    await type(window, '482913')

    await window.fire('#hand-out', 'act')

    expect(window.text()).toContain('12 号 王秀英 已领 红烧鱼套餐 1 份')
    expect(window.findAll('#keypad')).toHaveLength(1)
  })

  test('a wrong tap is taken back with a reason', async () => {
    const window = await openWindow({
      findForHandOut: finds([paidMeal()]),
      handOut: paidMeal({ state: 'collected' }),
      undoHandOut: paidMeal(),
    })
    await type(window, '482913')
    await window.fire('#hand-out', 'act')

    const undo = window.instance['onReason'] as (event: object) => void
    undo.call(window.instance, { detail: { reason: '点错了人' } })
    await window.settle()

    expect(sent(window, 'undoHandOut')[0]?.input).toEqual({ id: paidMeal().id, reason: '点错了人' })
    expect(window.text()).toContain('变回「没领」了')
  })

  test('what was fetched already says when, and offers no handing out', async () => {
    const handover = { at: NOW - 60_000, words: '马淑芬' }
    const window = await openWindow({
      findForHandOut: finds([paidMeal({ state: 'collected', handover })]),
    })

    await type(window, '482913')

    expect(window.text()).toContain('已经领走了:今天 09:59,马淑芬')
    expect(window.findAll('#hand-out')).toHaveLength(0)
  })

  test('before it is cooked the window says so', async () => {
    const window = await openWindow({}, {}, [dayMenu()])

    expect(window.text()).toContain('正在做,还不能领')
  })
})
