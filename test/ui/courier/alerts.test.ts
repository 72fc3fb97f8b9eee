import type { Role } from '../../../miniprogram/shared/vocabulary'
import { showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { me } from '../pages/fixtures'
import { alert, NOON } from './fixtures'

const openAlert = (answers: CloudAnswers[string], roles: Role[] = ['gridWorker']): Promise<Shown> =>
  showPage('packages/courier/pages/alert/index', {
    query: { id: 'alert-1' },
    cloud: { meals: { alert: alert(), ...answers }, account: { me: me({ roles }) } },
  })

const asked = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)

function choose(page: Shown, value: string): void {
  ;(page.instance['onHow'] as (event: object) => void)({ currentTarget: { dataset: { value } } })
}

describe('people whom nobody could find', () => {
  test('stand with how long ago it was, and those that waited too long say so in words', async () => {
    const late = alert({ id: 'alert-2', state: 'escalated', openedAt: NOON - 80 * 60_000, escalateAt: null })
    const page = await showPage('packages/courier/pages/alerts/index', {
      cloud: { meals: { alerts: { items: [late, alert()], now: NOON } } },
    })

    expect(page.text()).toContain('超过 15 分钟,请马上处理')
    expect(page.text()).toContain('1 小时 20 分钟前,郭强送餐时')
    expect(page.text()).toContain('5 分钟前')
  })

  test('one is ended by how the person is and a sentence, never by one of them', async () => {
    const page = await openAlert({
      closeAlert: alert({
        state: 'closed',
        closed: { at: NOON, byName: '刘建国', how: 'fine', text: '在睡觉' },
      }),
    })
    await page.fire('#found', 'act')
    await page.fire('#close', 'act')
    choose(page, 'fine')
    await page.fire('#close', 'act')
    expect(asked(page, 'closeAlert')).toHaveLength(0)
    expect(page.text()).toContain('请写一句是怎么知道的')

    await page.fire('#text', 'change', { value: '在睡觉' })
    await page.fire('#close', 'act')

    expect(asked(page, 'closeAlert')[0]?.input).toEqual({ id: 'alert-1', how: 'fine', text: '在睡觉' })
    expect(page.text()).toContain('人没事:在睡觉')
    expect(page.findAll('#found')).toHaveLength(0)
  })

  test('a note does not end it', async () => {
    const noted = alert({ notes: [{ at: NOON, byName: '刘建国', text: '问了对门,早上见过' }] })
    const page = await openAlert({ noteAlert: noted })
    await page.fire('#note', 'change', { value: '问了对门,早上见过' })
    ;(page.instance['onSaveNote'] as () => void)()
    await page.settle()

    expect(page.text()).toContain('刘建国 · 今天 12:00')
    expect(page.findAll('#found')).toHaveLength(1)
  })

  test.each<[Role, boolean]>([
    ['gridWorker', true],
    ['canteen', true],
    ['courier', false],
  ])('a(n) %s is led to the record with the family: %s', async (role, leads) => {
    const page = await openAlert({}, [role])

    expect(page.text().includes('看资料和家人')).toBe(leads)
  })
})
