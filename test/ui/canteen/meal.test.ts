import { showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { NOW, paidMeal, staffMeal, type StaffMeal } from './fixtures'
import { HOUR } from '../../../miniprogram/shared/time'

const open = (meal: StaffMeal, meals: CloudAnswers[string] = {}): Promise<Shown> =>
  showPage('packages/canteen/pages/meal/index', {
    query: { id: meal.id },
    cloud: { meals: { staffMeal: meal, ...meals }, payment: {} },
  })

const sent = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)

async function call(page: Shown, method: string, ...args: unknown[]): Promise<void> {
  const run = page.instance[method] as (...given: unknown[]) => void
  run.apply(page.instance, args)
  await page.settle()
}

const way = (page: Shown, to: string) => call(page, 'onWay', { currentTarget: { dataset: { way: to } } })
const reason = (page: Shown, text: string) => call(page, 'onReason', { detail: { reason: text } })

describe('one meal', () => {
  test('the full phone, read once, stays while the meal is handed out', async () => {
    const meal = paidMeal({ phone: '13900001001' })
    const page = await open(meal, { handOut: paidMeal({ state: 'collected', phone: null }) })

    await page.fire('#hand-out', 'act')

    expect(sent(page, 'handOut')[0]?.input).toEqual({ id: meal.id, knownBy: 'name' })
    expect(page.text()).toContain('13900001001')
    expect(sent(page, 'staffMeal')).toHaveLength(1)
  })

  test('another way before the cutoff is asked once and repeats the dishes', async () => {
    const meal = staffMeal({ state: 'booked', changeUntil: NOW + HOUR })
    const found = { knownBy: 'code', items: [staffMeal({ state: 'booked', way: 'dineIn' })], now: NOW }
    const page = await open(meal, { changeFor: {}, changeMeal: {}, findForHandOut: found })

    await way(page, 'dineIn')

    expect(sent(page, 'changeMeal')[0]?.input).toEqual({
      id: meal.id,
      lines: [{ itemId: 'fish', quantity: 1 }],
      way: 'dineIn',
      remark: '',
      seenPayFen: 400,
      lateReason: '',
    })
    expect(page.text()).toContain('改成在食堂吃了')
  })

  test('after the cutoff a change wants a reason', async () => {
    const meal = staffMeal({ state: 'booked' })
    const found = { knownBy: 'code', items: [meal], now: NOW }
    const page = await open(meal, { changeMeal: {}, findForHandOut: found })

    await way(page, 'delivery')
    expect(sent(page, 'changeMeal')).toHaveLength(0)
    await reason(page, '腿脚不便')

    expect(sent(page, 'changeMeal')[0]?.input).toMatchObject({ way: 'delivery', lateReason: '腿脚不便' })
  })

  test('cancelling always wants a reason', async () => {
    const meal = staffMeal({ state: 'locked' })
    const found = { knownBy: 'code', items: [staffMeal({ state: 'cancelled' })], now: NOW }
    const page = await open(meal, { cancelMeal: {}, findForHandOut: found })

    await call(page, 'onCancel')
    await reason(page, '本人来电取消')

    expect(sent(page, 'cancelMeal')[0]?.input).toEqual({ id: meal.id, reason: '本人来电取消' })
    expect(page.text()).toContain('这一餐取消了')
  })

  test('what is in the hands of a courier is not handed out at the window', async () => {
    const page = await open(paidMeal({ state: 'out', way: 'delivery' }))

    expect(page.text()).toContain('在送餐员手里')
    expect(page.findAll('#hand-out')).toHaveLength(0)
  })
})
