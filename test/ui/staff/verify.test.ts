import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { card, NOW, paidOrder, partlyPickedOrder, pickedOrder, staffOrder, type StaffOrder } from './fixtures'

/** Opens the counter of the one campaign in pick-up. */
const openCounter = (
  groupbuy: CloudAnswers[string],
  payment: CloudAnswers[string] = {},
  cards = [card()],
): Promise<Shown> =>
  showPage('packages/staff/pages/verify/index', {
    cloud: { groupbuy: { staffCampaigns: { items: cards, now: NOW }, ...groupbuy }, payment },
  })

/** Looks an order up as it is found first, and as it stands from then on. */
function foundAs(first: StaffOrder, later: StaffOrder): () => StaffOrder {
  let times = 0
  return () => (times++ === 0 ? first : later)
}

/** The sixth digit sends. */
const type = (counter: Shown, code: string): Promise<void> => counter.fire('#keypad', 'full', { value: code })

const sent = (counter: Shown, action: string) => counter.calls.filter((call) => call.action === action)

const labelOf = (counter: Shown, bar: string): unknown => counter.find(bar).data['text']

describe('finding an order at the counter', () => {
  test('with one campaign in pick-up nobody is asked which', async () => {
    const counter = await openCounter({}, {}, [card(), card({ id: 'c2', phase: 'open' })])

    expect(counter.text()).toContain('输入六位取货码')
    expect(counter.text()).toContain('周三蔬菜团')
  })

  test('with two campaigns in pick-up staff choose first', async () => {
    const counter = await openCounter({}, {}, [card(), card({ id: 'c2', title: '土鸡蛋团' })])

    expect(counter.text()).toContain('给哪个团购取货')
  })

  test('without a campaign in pick-up it says when there will be something', async () => {
    const counter = await openCounter({}, {}, [card({ phase: 'closed' })])

    expect(counter.text()).toContain('现在没有可以取货的团购')
  })

  test('a code is looked up in the chosen campaign, and everything that is left is proposed', async () => {
    const counter = await openCounter({ findForPickup: partlyPickedOrder() })

    await type(counter, '482913')

    expect(sent(counter, 'findForPickup')[0]?.input).toEqual({ campaignId: 'c1', code: '482913' })
    expect(counter.data['quantities']).toEqual({ greens: 1, eggs: 1 })
    expect(labelOf(counter, '#hand-over')).toBe('交付 2 份')
  })

  test('the code of another campaign is refused in words, and the boxes are empty for the next try', async () => {
    const refusal = '这是「土鸡蛋团」的取货码,请切换到那次团购'
    const counter = await openCounter({
      findForPickup: () => {
        throw new Refusal('NOT_FOUND', refusal)
      },
    })

    await type(counter, '111222')

    expect(counter.text()).toContain(`111 222:${refusal}`)
    expect(counter.data['code']).toBe('')
  })

  test('the counter shows the phone masked: reading it is what the page of the order is for', async () => {
    const counter = await openCounter({ findForPickup: staffOrder({ phone: null }) })

    await type(counter, '482913')

    expect(counter.text()).toContain('139****1001')
    expect(counter.text()).not.toContain('13900001001')
    expect(counter.findAll('.call')).toHaveLength(0)
  })

  test('what was fetched already says when and from whom, and offers no handing over', async () => {
    const counter = await openCounter({ findForPickup: pickedOrder() })

    await type(counter, '482913')

    expect(counter.text()).toContain('已经取走了:今天 16:50,陈浩交付的')
    expect(counter.findAll('#hand-over')).toHaveLength(0)
    expect(labelOf(counter, '#next')).toBe('下一位')
  })
})

describe('money before goods', () => {
  const unpaid = () => openCounter({ findForPickup: foundAs(staffOrder(), paidOrder()) }, { collect: {} })

  test('nothing is handed over while money is open', async () => {
    const counter = await unpaid()
    await type(counter, '482913')

    await counter.fire('#hand-over', 'act')

    expect(labelOf(counter, '#hand-over')).toBe('先收款,再交付')
    expect(sent(counter, 'verify')).toHaveLength(0)
  })

  test('what is collected is what stood on the screen; afterwards the goods can go', async () => {
    const counter = await unpaid()
    await type(counter, '482913')

    await counter.fire('#money', 'collect', { method: 'cash' })

    expect(sent(counter, 'collect')[0]?.input).toEqual({
      kind: 'groupbuy',
      bookingId: 'o1',
      method: 'cash',
      seenFen: 1050,
    })
    expect(labelOf(counter, '#hand-over')).toBe('交付 3 份')
  })

  test('when the answer is lost, the second tap is the same request', async () => {
    let attempts = 0
    const collect = () => {
      attempts++
      if (attempts === 1) throw new Error('request:fail')
      return {}
    }
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const counter = await openCounter({ findForPickup: foundAs(staffOrder(), paidOrder()) }, { collect })
    await type(counter, '482913')

    await counter.fire('#money', 'collect', { method: 'code' })
    expect(counter.data['problem']).not.toBe('')
    await counter.fire('#money', 'collect', { method: 'code' })
    quiet.mockRestore()

    const [first, second] = sent(counter, 'collect')
    expect(second?.requestId).toBe(first?.requestId)
    expect(labelOf(counter, '#hand-over')).toBe('交付 3 份')
  })
})

describe('handing over', () => {
  test('only the chosen lines go, and the counter is ready for the next customer', async () => {
    const counter = await openCounter({ findForPickup: paidOrder(), verify: partlyPickedOrder() })
    await type(counter, '482913')
    await counter.fire('#lines', 'change', { quantities: { greens: 1, eggs: 0 } })

    await counter.fire('#hand-over', 'act')

    expect(sent(counter, 'verify')[0]?.input).toEqual({
      orderId: 'o1',
      lines: [{ itemId: 'greens', quantity: 1 }],
    })
    expect(counter.text()).toContain('12 号 王秀英 已交付,还有 2 份没取')
    expect(counter.text()).toContain('输入六位取货码')
  })

  test('when another device was faster, the refusal is shown with the order as it stands', async () => {
    const counter = await openCounter({
      findForPickup: foundAs(paidOrder(), pickedOrder()),
      verify: () => {
        throw new Refusal('STALE', '这个订单已取货,没有要取的了')
      },
    })
    await type(counter, '482913')

    await counter.fire('#hand-over', 'act')

    expect(counter.find('#next').data['problem']).toBe('这个订单已取货,没有要取的了')
    expect(counter.text()).toContain('取完了')
  })

  test('with nothing chosen nothing is sent', async () => {
    const counter = await openCounter({ findForPickup: paidOrder() })
    await type(counter, '482913')
    await counter.fire('#lines', 'change', { quantities: { greens: 0, eggs: 0 } })

    expect(counter.find('#hand-over').data['disabled']).toBe(true)
    expect(sent(counter, 'verify')).toHaveLength(0)
  })
})
