import { fen } from '../../../miniprogram/shared/money'
import type { Role } from '../../../miniprogram/shared/vocabulary'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { campaign, eggs, item, me, NOW, order, quote } from '../pages/fixtures'

const CALLER = { personId: 'p-wang', name: '王秀英', about: '3号楼 2单元 501', campaignId: 'c1' }

const openFor = (
  groupbuy: CloudAnswers[string],
  query: Record<string, string> = CALLER,
  roles: Role[] = ['organiser'],
): Promise<Shown> =>
  showPage('packages/staff/pages/phone-order/index', {
    query,
    cloud: {
      groupbuy: { campaign: campaign({ items: [item(), eggs()] }), quote: quote(), ...groupbuy },
      account: { me: me({ roles }) },
    },
  })

/** Chooses a quantity of an item, as its stepper does. */
function choose(page: Shown, id: string, value: number): void {
  const event = { currentTarget: { dataset: { id } }, detail: { value } }
  ;(page.instance['onQuantity'] as (event: object) => void)(event)
}

async function next(page: Shown): Promise<void> {
  await page.fire('#next', 'act')
}

const placed = (page: Shown) => page.calls.filter((call) => call.action === 'placeOrder')

describe('an order for a caller', () => {
  test('is priced by the server for that person, and read back in one sentence', async () => {
    const page = await openFor({})
    choose(page, 'greens', 2)

    await next(page)

    const asked = page.calls.find((call) => call.action === 'quote')
    expect(asked?.input).toEqual({
      campaignId: 'c1',
      personId: 'p-wang',
      lines: [{ itemId: 'greens', quantity: 2 }],
    })
    expect(page.text()).toContain('给王秀英订')
  })

  test('names the person and the total that was read back, and ends with the code to read out', async () => {
    const page = await openFor({ placeOrder: order() })
    choose(page, 'greens', 2)
    await next(page)

    await page.fire('#place', 'act')

    expect(placed(page)[0]?.input).toMatchObject({ personId: 'p-wang', seenTotalFen: quote().totalFen })
    expect(page.text()).toContain('取货码念给对方')
  })

  test.each<[Role, boolean]>([
    ['organiser', true],
    ['admin', true],
    ['gridWorker', false],
  ])('leads a(n) %s on to the order: %s', async (role, leads) => {
    const page = await openFor({ placeOrder: order() }, CALLER, [role])
    choose(page, 'greens', 2)
    await next(page)
    await page.fire('#place', 'act')

    expect(page.text().includes('看这一单')).toBe(leads)
  })

  test('after a refusal the goods are reduced to what can be had, and the reason stays', async () => {
    const reason = '土鸡蛋每户限 2 份,您家已订 1 份'
    const page = await openFor({
      placeOrder: () => {
        throw new Refusal('LIMIT_REACHED', reason, { items: [{ key: 'eggs', limit: 2, taken: 1 }] })
      },
    })
    choose(page, 'eggs', 2)
    await next(page)

    await page.fire('#place', 'act')

    expect(page.data).toMatchObject({ step: 'items', quantities: { eggs: 1 }, units: 1 })
    expect(page.find('#next').data['problem']).toBe(reason)
  })

  test('when the price has changed the new one is read back before anything is ordered', async () => {
    let total = fen(500)
    const page = await openFor({
      quote: () => quote({ totalFen: total }),
      placeOrder: () => {
        total = fen(600)
        throw new Refusal('CHANGED', '价格变了,请再看一下')
      },
    })
    choose(page, 'greens', 2)
    await next(page)
    await page.fire('#place', 'act')

    await next(page)

    expect(page.text()).toContain('¥6.00')
    expect(placed(page)).toHaveLength(1)
  })

  test('without an open campaign it says what to tell the caller', async () => {
    const page = await openFor(
      { campaigns: { items: [], now: NOW } },
      { personId: 'p-wang', name: '王秀英', about: '' },
    )

    expect(page.text()).toContain('现在没有正在接龙的团购')
  })
})
