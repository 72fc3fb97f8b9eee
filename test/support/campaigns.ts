import type { Campaign } from '../../cloudfunctions/groupbuy/collections'
import type { Allotment } from '../../cloudfunctions/kit/allotment'
import { fen } from '../../miniprogram/shared/money'
import { DAY, HOUR } from '../../miniprogram/shared/time'

/** Campaigns as they lie in the database, made for one test. */

interface ItemPlan {
  price?: number
  stock: number
  limit?: number
}

export interface CampaignPlan {
  id?: string
  community?: string
  items: Record<string, ItemPlan>
  opensAt?: number
  closesAt?: number
  pickupFrom?: number
  pickupTo?: number
}

const point = {
  id: 'pp-1',
  name: '党群服务中心',
  place: '一楼东侧',
  hours: '8:30–19:00',
  phone: '0393-4412345',
}

/** A campaign that is published and open now, unless the plan says otherwise. */
export function campaignDocument(plan: CampaignPlan, now: number): Campaign & { community: string } {
  const items = Object.entries(plan.items)
  return {
    _id: plan.id ?? 'c1',
    community: plan.community ?? 'xinglong',
    title: '周五鲜蔬',
    text: '',
    photos: [],
    state: 'published',
    opensAt: plan.opensAt ?? now - DAY,
    closesAt: plan.closesAt ?? now + DAY,
    pickupFrom: plan.pickupFrom ?? now + 2 * DAY,
    pickupTo: plan.pickupTo ?? now + 2 * DAY + 3 * HOUR,
    pickupPoints: [point],
    items: items.map(([id, { price = 100, stock, limit }]) => ({
      id,
      name: id,
      unit: '份',
      note: '',
      photo: '',
      priceFen: fen(price),
      supplierId: 's-1',
      supplierName: '王楼镇蔬菜基地',
      stock,
      limitPerHousehold: limit ?? null,
      hidden: false,
    })),
    channel: 'onsite',
    priceFromFen: fen(Math.min(...items.map(([, { price = 100 }]) => price))),
    terms: 1,
    version: 1,
    codeKey: `key-${plan.id ?? 'c1'}`,
    createdAt: now - DAY,
    createdBy: 'o-organiser',
    publishedAt: now - DAY,
    endedAt: null,
    endedReason: null,
  }
}

/** The stock of a campaign, untouched. */
export function allotmentDocument(
  campaign: Campaign & { community: string },
): Allotment & { community: string } {
  const stock = Object.fromEntries(campaign.items.map((item) => [item.id, item.stock]))
  return {
    _id: `groupbuy_${campaign._id}`,
    community: campaign.community,
    terms: 1,
    opensAt: campaign.opensAt,
    closesAt: campaign.closesAt,
    open: true,
    stock,
    left: stock,
    taken: {},
    holds: {},
    returns: {},
    sequence: 0,
    recent: [],
    dirty: false,
  }
}
