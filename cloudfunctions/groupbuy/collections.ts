import type { Fen } from '../../miniprogram/shared/money'
import type { CampaignState, OrderState } from '../../miniprogram/shared/vocabulary'
import { bookingIndexes, type Booking } from '../kit/bookings'
import { defineCollection, type Entity } from '../kit/database'

/** Who grows or makes what we sell. */
export interface Supplier extends Entity {
  name: string
  contact: string
  phone: string
  /** 王楼镇蔬菜基地: a line that residents see. */
  about: string
  createdAt: number
}

export interface PickupPoint extends Entity {
  name: string
  place: string
  /** "周一至周六 8:30–19:00" */
  hours: string
  phone: string
  createdAt: number
}

export interface CampaignItem {
  id: string
  name: string
  /** "约 500 克/把" */
  unit: string
  /** One line on where it comes from or how it tastes. */
  note: string
  photo: string
  priceFen: Fen
  supplierId: string
  supplierName: string
  /** How many are on offer altogether, as the organiser wants it; what is left is in the allotment. */
  stock: number
  /** How many a household may have in this campaign; null for no limit. */
  limitPerHousehold: number | null
  /** Taken out of the campaign after it was published. */
  hidden: boolean
}

/**
 * What the organiser offers. How many are left lives in the campaign's allotment (`groupbuy_<campaignId>`), not here:
 * a buyer never writes to this document.
 */
export interface Campaign extends Entity {
  title: string
  text: string
  photos: string[]
  state: CampaignState
  opensAt: number
  /** The cutoff: ordering and self-service cancelling end at this instant. */
  closesAt: number
  pickupFrom: number
  pickupTo: number
  pickupPoints: { id: string; name: string; place: string; hours: string; phone: string }[]
  items: CampaignItem[]
  /** How residents pay, copied from the community when the campaign was published. */
  channel: 'onsite' | 'wechat'
  /** Lowest item price, for cards. */
  priceFromFen: Fen
  /** Grows when prices, items or times change: an order is decided on exactly one version of the terms. */
  terms: number
  /** Grows with every save: a stale editor is refused. */
  version: number
  /** Key of the permutation that makes six-digit pickup codes out of order numbers. Never leaves the server. */
  codeKey: string
  createdAt: number
  createdBy: string
  publishedAt: number | null
  endedAt: number | null
  endedReason: string | null
  /** Orders with this number and above were told that they can be fetched; 0 when all were, absent before the first. */
  toldFrom?: number
}

export interface OrderLine {
  itemId: string
  name: string
  unit: string
  photo: string
  supplierId: string
  supplierName: string
  priceFen: Fen
  ordered: number
  picked: number
  amountFen: Fen
}

/** One handing-over at the counter, or its undoing; the order's own append-only record. */
export interface Verification {
  id: string
  at: number
  /** Who handed over. */
  staffName: string
  staffId: string
  lines: { itemId: string; quantity: number }[]
  undone: { at: number; staffName: string; reason: string } | null
}

/** `_id` is derived from the buyer's account and the requestId: the same intention is the same order. */
export interface Order extends Booking {
  campaignId: string
  campaignTitle: string
  cover: string
  /** 跟团号: 1, 2, 3 … within the campaign. */
  number: number
  /** Six digits, unique within the campaign. */
  code: string
  state: OrderState
  pickup: { pointId: string; name: string; place: string; from: number; to: number }
  lines: OrderLine[]
  /** Ids of the items that had a household limit when this was ordered: what to count back when it is cancelled. */
  limited: string[]
  closesAt: number
  verifications: Verification[]
  cancelledAt: number | null
  cancelReason: string
  /** Fingerprint of the request that made it. */
  requestFingerprint: string
  /** Which reservation it stands on; a hold with another attempt is a leftover. */
  attempt: string
  /** Set while the stock of a cancelled order is on its way back; the sweep finishes it. */
  restock: 'due' | 'done' | null
}

export const suppliers = defineCollection<Supplier>('groupbuySuppliers', { byName: { fields: ['name'] } })

export const pickupPoints = defineCollection<PickupPoint>('groupbuyPickupPoints', {
  byName: { fields: ['name'] },
})

export const campaigns = defineCollection<Campaign>('groupbuyCampaigns', {
  byCutoff: { fields: ['state', 'closesAt'] },
  byPickup: { fields: ['state', 'pickupTo'] },
  byClosing: { fields: ['-closesAt'] },
  byCreation: { fields: ['state', '-createdAt'] },
  byEnd: { fields: ['-endedAt'] },
})

export const orders = defineCollection<Order>('groupbuyOrders', {
  ...bookingIndexes,
  byCampaign: { fields: ['campaignId', '-number'] },
  byCampaignState: { fields: ['campaignId', 'state', '-number'] },
  byCode: { fields: ['campaignId', 'code'], unique: true },
  byRestock: { fields: ['restock', 'cancelledAt'] },
})

export const declarations = [suppliers, pickupPoints, campaigns, orders]
