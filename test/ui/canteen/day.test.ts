import { showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { day, dayMenu, NOW, staffMenu, type DayMenu } from './fixtures'
import { HOUR } from '../../../miniprogram/shared/time'

const openDay = (menus: DayMenu[], meals: CloudAnswers[string] = {}): Promise<Shown> =>
  showPage('packages/canteen/pages/day/index', { cloud: { meals: { today: day(menus), ...meals } } })

const sent = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)
const main = (page: Shown): unknown => page.find('#main').data['text']
const more = (page: Shown) => (page.data['more'] as { label: string }[]).map(({ label }) => label)

async function choose(page: Shown, label: string): Promise<void> {
  const call = page.instance['onMoreChosen'] as (event: object) => void
  call.call(page.instance, { detail: { index: more(page).indexOf(label) } })
  await page.settle()
}

describe('the day of the canteen', () => {
  test('counts come first: how many to cook, how they are eaten, how many wait', async () => {
    const page = await openDay([dayMenu({}, { portions: 52, waiting: 39 })])

    expect(page.text()).toContain('要做 52 份')
    expect(page.text()).toContain('还没领 39')
    expect(page.text()).toContain('堂食8 位')
  })

  test('a stage that can be taken back is one tap without a question', async () => {
    const page = await openDay([dayMenu()], { advance: staffMenu({ stage: 'ready' }) })
    expect(main(page)).toBe('做好了')

    await page.fire('#main', 'act')

    expect(page.wx.showModal).not.toHaveBeenCalled()
    expect(sent(page, 'advance')[0]?.input).toEqual({ menuId: 'm1', to: 'ready' })
  })

  test('cutting off before its time is asked first', async () => {
    const page = await openDay([dayMenu({ stage: 'open', orderUntil: NOW + HOUR })])
    page.wx.showModal.mockResolvedValue({ errMsg: 'ok', confirm: false } as never)

    await page.fire('#main', 'act')

    expect(page.wx.showModal).toHaveBeenCalledTimes(1)
    expect(sent(page, 'advance')).toHaveLength(0)
  })

  test('while people are served the big button is the window; closing is behind it and asked first', async () => {
    const page = await openDay([dayMenu({ stage: 'ready' })], { advance: staffMenu({ stage: 'closed' }) })
    expect(main(page)).toBe('领餐')

    await choose(page, '收餐')

    expect(page.wx.showModal).toHaveBeenCalledTimes(1)
    expect(sent(page, 'advance')[0]?.input).toEqual({ menuId: 'm1', to: 'closed' })
  })

  test('once somebody has a meal, the stage is not taken back', async () => {
    const before = await openDay([dayMenu({ stage: 'ready' })])
    expect(more(before)).toContain('点错了,还没做好')

    const after = await openDay([dayMenu({ stage: 'ready' }, { handedOver: 1 })])
    expect(more(after)).not.toContain('点错了,还没做好')
  })

  test('a meal is called off in two steps, with a reason', async () => {
    const page = await openDay([dayMenu()], { cancelMenu: staffMenu({ state: 'cancelled' }) })

    await choose(page, '这餐不开了')
    expect(sent(page, 'cancelMenu')).toHaveLength(0)
    await page.fire('#call-off', 'confirm', { reason: '停水停电' })

    expect(sent(page, 'cancelMenu')[0]?.input).toEqual({ id: 'm1', reason: '停水停电' })
  })

  test('replacing an item says how many it was and who clashes', async () => {
    const page = await openDay([dayMenu()], {
      staffMenu: staffMenu(),
      replaceItem: { menu: staffMenu(), replaced: 18, clashing: 2 },
    })

    await choose(page, '换一样菜')
    await page.fire('#replace', 'confirm', { itemId: 'fish', byItemId: 'noodles', reason: '食材没到' })

    expect(sent(page, 'replaceItem')[0]?.input).toEqual({
      id: 'm1',
      itemId: 'fish',
      byItemId: 'noodles',
      reason: '食材没到',
    })
    expect(page.text()).toContain('换好了 18 份')
    expect(page.text()).toContain('2 位有忌口')
  })

  test('somebody whom nobody has found yet stands above the tools', async () => {
    const page = await openDay([dayMenu({ stage: 'ready' }, { noAnswer: 1 })])

    expect(page.text()).toContain('1 位没人应门,还没找到人')
  })

  test('a day without a menu leads to the menus', async () => {
    const page = await openDay([])

    expect(page.text()).toContain('这一天还没有菜单')
  })
})
