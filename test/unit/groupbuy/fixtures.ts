import type { Campaign, CampaignItem, Order } from '../../../cloudfunctions/groupbuy/collections'
import { newOrder, priceLines, totalOf } from '../../../cloudfunctions/groupbuy/rules/order'
import { fen } from '../../../miniprogram/shared/money'

/** Friday 2026-11-27: open from 8:00, cutoff 20:00; pick-up on Saturday from 16:00 to 19:00. */
export const OPENS = Date.parse('2026-11-27T08:00:00+08:00')
export const CLOSES = Date.parse('2026-11-27T20:00:00+08:00')
export const PICKUP_FROM = Date.parse('2026-11-28T16:00:00+08:00')
export const PICKUP_TO = Date.parse('2026-11-28T19:00:00+08:00')

export const item = (id: string, more: Partial<CampaignItem> = {}): CampaignItem => ({
  id,
  name: id,
  unit: '约 500 克/把',
  note: '',
  photo: `cloud://env.bucket/${id}.png`,
  priceFen: fen(250),
  supplierId: 's1',
  supplierName: '王楼镇蔬菜基地',
  stock: 10,
  limitPerHousehold: null,
  hidden: false,
  ...more,
})

export const greens = item('greens', { name: '上海青', priceFen: fen(250) })
export const eggs = item('eggs', {
  name: '土鸡蛋',
  priceFen: fen(2980),
  limitPerHousehold: 2,
  supplierId: 's2',
  supplierName: '岳村镇散养鸡场',
})

export const campaign = (more: Partial<Campaign> = {}): Campaign => ({
  _id: 'c1',
  title: '周五鲜蔬',
  text: '',
  photos: ['cloud://env.bucket/cover.png'],
  state: 'published',
  opensAt: OPENS,
  closesAt: CLOSES,
  pickupFrom: PICKUP_FROM,
  pickupTo: PICKUP_TO,
  pickupPoints: [
    {
      id: 'pp1',
      name: '党群服务中心',
      place: '党群服务中心一楼',
      hours: '8:30–19:00',
      phone: '0393-4412345',
    },
  ],
  items: [greens, eggs],
  channel: 'onsite',
  priceFromFen: fen(250),
  terms: 3,
  version: 5,
  codeKey: 'secret-key',
  createdAt: 1,
  createdBy: 'o-organiser',
  publishedAt: 2,
  endedAt: null,
  endedReason: null,
  ...more,
})

export const order = (more: Partial<Order> = {}): Order => {
  const lines = priceLines(campaign(), [
    { itemId: 'greens', quantity: 3 },
    { itemId: 'eggs', quantity: 1 },
  ])
  const placed = newOrder({
    id: 'order-1',
    campaign: campaign(),
    decision: {
      lines,
      totalFen: totalOf(lines),
      point: campaign().pickupPoints[0]!,
      takes: { greens: 3, eggs: 1 },
      limits: { eggs: 2 },
    },
    subject: {
      personId: 'p-wang',
      name: '王秀英',
      phone: '13900001001',
      household: '3_2_501',
      birthdate: null,
      door: 'self',
    },
    placer: { personId: 'p-wang', name: '王秀英' },
    number: 12,
    code: '081066',
    attempt: 'attempt-1',
    state: 'placed',
    remark: '',
    requestFingerprint: 'mark',
    now: OPENS + 1,
  })
  return { ...placed, ...more }
}

/** The code of the refusal that a function throws, or null when it does not. */
export function refusalOf(run: () => unknown): string | null {
  try {
    run()
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}
