import {
  campaignView,
  quantitiesOf,
  takenBack,
} from '../../../miniprogram/packages/groupbuy/pages/campaign/view'
import { possibleQuantities } from '../../../miniprogram/packages/groupbuy/pages/confirm/view'
import { homeView } from '../../../miniprogram/pages/home/view'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import { timeThatMatters } from '../../../miniprogram/view/campaigns'
import { orderCardView, orderView } from '../../../miniprogram/view/orders'
import { openFen, payView, payWords } from '../../../miniprogram/view/pay'
import { campaign, home, item, NOW, order, orderCard } from '../pages/fixtures'

const money = (change: object = {}) => ({ ...order().money, ...change })

describe('what home offers', () => {
  it.each(['organiser', 'admin', 'gridWorker', 'editor', 'reviewer'] as const)('the desk to %s', (role) => {
    const { tiles } = homeView(home({ roles: [role] }), new Set())

    expect(tiles.some((tile) => tile.key === 'desk')).toBe(true)
  })

  it('no desk to a resident without a role', () => {
    const { tiles } = homeView(home({ roles: [] }), new Set())

    expect(tiles.some((tile) => tile.key === 'desk')).toBe(false)
  })
})

describe('the one time of a campaign that matters', () => {
  const at = (phase: Parameters<typeof timeThatMatters>[0]['phase'], now = NOW) =>
    timeThatMatters(campaign({ phase }), now)

  it('is the cutoff while it is open', () => expect(at('open')).toBe('今天 20:00 截止'))
  it('is the pick-up once it is closed', () => expect(at('closed')).toBe('取货:明天(周二) 16:00–19:00'))
  it('is the beginning before that', () => expect(at('scheduled')).toBe('昨天 09:00 开始'))
  it('is how long one can still come, once a pick-up of several days has begun', () => {
    const running = campaign({ phase: 'pickup', pickupFrom: NOW - DAY, pickupTo: NOW + DAY + 10 * HOUR })

    expect(timeThatMatters(running, NOW)).toBe('取货:明天(周二) 19:00 前')
  })
})

describe('an item to order', () => {
  const only = (change: Parameters<typeof item>[0], chosen = {}) =>
    campaignView(campaign({ items: [item(change)] }), chosen).items[0]

  it('says nothing of its stock while there is plenty', () => expect(only({})?.limit).toBe(''))
  it('says how many are left when they are few', () =>
    expect(only({ left: 3, available: 3 })?.limit).toBe('还剩 3 份'))
  it('says when there is nothing left, and has no stepper', () =>
    expect(only({ left: 0, available: 0 })).toMatchObject({ limit: '卖完了', orderable: false }))
  it("says the household's limit, or what is left of it", () => {
    expect(only({ limitPerHousehold: 4, available: 4 })?.limit).toBe('每户限 4 份')
    expect(only({ limitPerHousehold: 4, available: 1 })?.limit).toBe('您家还能订 1 份')
  })
  it('never stands in the basket with more than can be had', () => {
    const items = campaignView(campaign({ items: [item({ left: 0, available: 0 })] }), { greens: 3 }).items

    expect(quantitiesOf(items)).toEqual({})
    expect(takenBack(items, { greens: 3 })).toBe('上海青订不到了,已帮您改好')
  })
})

describe('after a refusal', () => {
  it('offers what is left, or what is left of the limit', () => {
    const items = [
      { key: 'greens', left: 1 },
      { key: 'eggs', limit: 2, taken: 1 },
      { key: 'tofu', limit: 2, taken: 3 },
    ]

    expect(possibleQuantities({ items })).toEqual({ greens: 1, eggs: 1, tofu: 0 })
  })
})

describe('what is to pay', () => {
  it('is the price less what is paid and not given or owed back', () => {
    expect(openFen(money())).toBe(500)
    expect(openFen(money({ paidFen: fen(500) }))).toBe(0)
    expect(openFen(money({ paidFen: fen(500), refundDueFen: fen(200), dueFen: fen(300) }))).toBe(0)
  })

  it('says what the person gets back before anything else', () => {
    const owed = money({ dueFen: fen(0), paidFen: fen(500), refundDueFen: fen(500) })

    expect(payView(owed, '党群服务中心')).toMatchObject({ title: '要退给您', yuan: '5.00' })
    expect(payWords(owed)).toBe('待退 ¥5.00')
  })

  it('says nothing of money for an order that costs nothing any more', () => {
    expect(payView(money({ dueFen: fen(0) }), '').title).toBe('不用付钱')
  })
})

describe('an order', () => {
  it('reads its code in two groups of three', () => expect(orderView(order()).code).toBe('081 066'))

  it('tells its story newest first', () => {
    const events = [
      { at: NOW, what: '下单', by: '本人', note: '' },
      { at: NOW + HOUR, what: '取消', by: '社区 张敏', note: '下雨了' },
    ]

    expect(orderView(order({ events })).events.map((event) => event.what)).toEqual(['取消:下雨了', '下单'])
  })

  it('says whose it is when it is not mine', () => {
    expect(orderCardView(orderCard({ forOther: true, personName: '王保国' }), NOW).forWhom).toBe(
      ' · 王保国的',
    )
  })

  it('counts as owing only while something is to be paid', () => {
    expect(orderCardView(orderCard(), NOW).owing).toBe(true)
    expect(orderCardView(orderCard({ paidFen: fen(500) }), NOW).owing).toBe(false)
  })
})
