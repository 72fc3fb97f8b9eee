import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { dish, draft, NOW, staffMenu, type StaffMenu } from './fixtures'

const openMenu = (menu: StaffMenu, meals: CloudAnswers[string] = {}): Promise<Shown> =>
  showPage('packages/canteen/pages/menu-edit/index', {
    query: { id: 'm1' },
    cloud: { meals: { staffMenu: menu, ...meals } },
  })

const sent = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)

async function call(page: Shown, method: string, ...args: unknown[]): Promise<void> {
  const run = page.instance[method] as (...given: unknown[]) => void
  run.apply(page.instance, args)
  await page.settle()
}

const typed = (page: Shown, index: number, key: string, value: string) =>
  call(page, 'onItemType', { currentTarget: { dataset: { index, key } }, detail: { value } })

describe('the editor of a menu', () => {
  test('a draft is saved with the version that it was opened with, then published with the new one', async () => {
    const page = await openMenu(draft(), {
      saveMenu: draft({ version: 4 }),
      publishMenu: draft({ version: 5, state: 'published' }),
    })
    await typed(page, 0, 'price', '12.5')

    await page.fire('#save', 'act')

    expect(sent(page, 'saveMenu')[0]?.input).toMatchObject({ id: 'm1', version: 3 })
    expect(sent(page, 'saveMenu')[0]?.input).toMatchObject({ items: [{ priceFen: 1250 }, {}] })
    expect(sent(page, 'publishMenu')[0]?.input).toEqual({ id: 'm1', version: 4 })
    expect(page.text()).toContain('发布了')
  })

  test('a price that is none is said at its field, and nothing is sent', async () => {
    const page = await openMenu(draft())
    await typed(page, 1, 'price', '十块')

    await page.fire('#save', 'act')

    expect(page.data['field']).toBe('price-noodles')
    expect(sent(page, 'saveMenu')).toHaveLength(0)
  })

  test('when somebody else has saved since, both ways out are offered and what was typed is kept', async () => {
    let version = 3
    const page = await openMenu(draft(), {
      staffMenu: () => draft({ version }),
      saveMenu: () => {
        version = 9
        throw new Refusal('STALE', '别人刚刚改过')
      },
    })
    await typed(page, 0, 'capacity', '33')

    await page.fire('#save', 'act')

    expect(page.text()).toContain('别人刚刚改过这份菜单')
    expect(page.data['form']).toMatchObject({ items: [{ capacity: '33' }, {}] })
  })

  test('an item that residents have seen is hidden, not removed; a new one goes', async () => {
    const open = draft({ state: 'published' })
    const page = await openMenu(open)
    await call(page, 'add', dish({ id: 'd-soup', name: '冬瓜汤' }))

    await call(page, 'onRemove', { currentTarget: { dataset: { index: 0 } } })
    await call(page, 'onRemove', { currentTarget: { dataset: { index: 2 } } })

    const { items } = page.data['form'] as { items: { name: string; hidden: boolean }[] }
    expect(items.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['红烧鱼套餐', true],
      ['番茄鸡蛋面', false],
    ])
  })

  test('after the cutoff dishes and cutoffs stand', async () => {
    const page = await openMenu(staffMenu())

    expect(page.text()).toContain('已经截单')
    expect(page.text()).not.toContain('从菜品库里加')
  })

  test('a new menu takes hours and cutoffs from the latest of the same meal', async () => {
    const page = await showPage('packages/canteen/pages/menu-edit/index', {
      query: { date: '2026-11-27', meal: 'lunch' },
      cloud: { meals: { staffMenus: { items: [staffMenu(), draft()], today: '2026-11-25', now: NOW } } },
    })

    expect(page.data['form']).toMatchObject({
      date: '2026-11-27',
      items: [],
      place: '社区食堂一楼',
      orderUntil: { daysBefore: 1, time: '20:00' },
      serveFrom: '11:00',
    })
  })
})
