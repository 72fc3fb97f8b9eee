import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { FATHER, line, order, quote } from './fixtures'

const BASKET = 'basket:c1'

/** Opens the page of a person who has chosen two bunches of greens. */
async function open(groupbuy: CloudAnswers[string]) {
  const page = await showPage('packages/groupbuy/pages/confirm/index', {
    query: { campaignId: 'c1' },
    cloud: { groupbuy: { quote: quote(), ...groupbuy } },
  })
  page.wx.setStorageSync(BASKET, { quantities: { greens: 2 }, since: Date.now() })
  await reload(page)
  return page
}

type Page = Awaited<ReturnType<typeof showPage>>

async function reload(page: Page): Promise<void> {
  await (page.instance['load'] as () => Promise<void>)()
  await page.settle()
}

async function placeOrder(page: Page): Promise<void> {
  await page.fire('.confirm', 'act')
}

const placed = (page: Page) => page.calls.filter((call) => call.action === 'placeOrder')

describe('confirming an order', () => {
  it('says it all in one sentence before the button', async () => {
    const page = await open({})

    expect(page.data['sentence']).toBe(
      '给自己订 2 份菜,明天(周二) 16:00–19:00 到党群服务中心取,取货时付 ¥5.00。',
    )
  })

  it('asks for whom first, and only where there is a choice', async () => {
    const alone = await open({})
    const withFamily = await open({
      quote: quote({ people: [...quote().people, FATHER], forPersonId: FATHER.personId }),
    })

    expect(alone.text()).not.toContain('给谁订')
    expect(withFamily.text()).toContain('给谁订')
    expect(withFamily.data['sentence']).toContain('给爸爸订')
  })

  it('goes on for oneself, and says so, when a family member has stopped it meanwhile', async () => {
    const people = [...quote().people, FATHER]
    const page = await open({
      quote: ({ personId }: { personId?: string }) => {
        if (personId === FATHER.personId) throw new Refusal('NOT_FOUND', '没有找到这位居民')
        return quote({ people })
      },
    })

    ;(page.instance['onPerson'] as (event: object) => void)({ detail: { personId: FATHER.personId } })
    await page.settle()

    expect(page.data['sentence']).toContain('给自己订')
    expect(page.find('.confirm').data['problem']).toContain('不能替这位家人订了')
  })

  it('sends wishes and the agreed total, empties the basket and shows the result', async () => {
    const page = await open({ placeOrder: order() })

    await placeOrder(page)

    expect(placed(page)[0]?.input).toEqual({
      campaignId: 'c1',
      personId: 'p-wang',
      pickupPointId: 'point-1',
      lines: [{ itemId: 'greens', quantity: 2 }],
      remark: '',
      seenTotalFen: 500,
    })
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/groupbuy/pages/result/index?id=o1' })
    expect(page.wx.getStorageSync(BASKET)).toBe('')
  })

  it('shows the new total when prices changed, and charges nothing before it is agreed', async () => {
    let total = 500
    const page = await open({
      quote: () => quote({ totalFen: total as never, lines: [line({ amountFen: total as never })] }),
      placeOrder: () => {
        total = 600
        throw new Refusal('CHANGED', '价格刚刚有变动,现在合计 ¥6.00,请确认后再下单', { totalFen: 600 })
      },
    })

    await placeOrder(page)

    expect(page.data['problem']).toContain('现在合计 ¥6.00')
    expect(page.data['sentence']).toContain('¥6.00')
    expect(page.wx.redirectTo).not.toHaveBeenCalled()
  })

  it('says which item is short and how many are left, and puts it right on a tap', async () => {
    const page = await open({
      placeOrder: () => {
        throw new Refusal('SOLD_OUT', '库存不足:上海青只剩 1 份', { items: [{ key: 'greens', left: 1 }] })
      },
    })
    await placeOrder(page)
    expect(page.data['problem']).toBe('库存不足:上海青只剩 1 份')

    await page.fire('.fix', 'tap')

    expect(page.calls.at(-1)).toMatchObject({
      action: 'quote',
      input: { lines: [{ itemId: 'greens', quantity: 1 }] },
    })
    expect(page.data['problem']).toBe('')
  })

  it('sends the profile first where there is none, and keeps the basket', async () => {
    let known = false
    const page = await open({
      quote: () => {
        if (!known) throw new Refusal('PROFILE_NEEDED', '先告诉我们您的姓名和电话')
        return quote()
      },
    })
    expect(page.text()).toContain('先登记姓名和电话')

    known = true
    await reload(page)

    expect(page.text()).toContain('共 2 份')
  })

  it('repeats an order that was never answered with its first requestId, and places no second one', async () => {
    const page = await open({ placeOrder: order() })
    page.wx.cloud.callFunction.mockImplementationOnce(() => Promise.reject(new Error('request:fail timeout')))
    await placeOrder(page)
    expect(page.data['problem']).toContain('请再试一次')
    const kept = page.wx.setStorageSync.mock.calls.find(([key]) => key.startsWith('intention:'))?.[1]

    await reload(page)

    expect(placed(page)).toHaveLength(1)
    expect(placed(page)[0]?.requestId).toBe((kept as { requestId: string }).requestId)
    expect(page.wx.redirectTo).toHaveBeenCalledTimes(1)
  })

  it('does not order twice on two taps', async () => {
    let answer = (): void => undefined
    const page = await open({
      placeOrder: () => new Promise((resolve) => (answer = () => resolve(order()))),
    })

    await placeOrder(page)
    await placeOrder(page)
    answer()
    await page.settle()

    expect(placed(page)).toHaveLength(1)
  })
})
