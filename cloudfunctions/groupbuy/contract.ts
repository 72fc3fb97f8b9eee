import * as v from 'valibot'
import { reads, writes } from '../kit/contract'
import { count, fen, id, listOf, moment, optionalText, page, phone, text } from '../kit/fields'
import {
  campaignPhase,
  pickupPoint,
  campaignCard,
  campaignItem,
  lines,
  orderLine,
  orderCard,
  orderDetail,
  staffOrder,
  draft,
  staffCampaign,
} from './contract/shapes'

const ORGANISER = ['organiser', 'admin'] as const

export const contract = {
  // ---- residents

  /** Campaigns that residents see: open ones first by cutoff, then those in pick-up and the past. */
  campaigns: reads(
    'visitor',
    v.strictObject({ show: v.optional(v.picklist(['current', 'past']), 'current'), ...page }),
    listOf(campaignCard),
  ),

  campaign: reads(
    'visitor',
    v.strictObject({ id, personId: v.optional(id) }),
    v.object({
      ...campaignCard.entries,
      text: v.string(),
      photos: v.array(v.string()),
      pickupPoints: v.array(pickupPoint),
      items: v.array(campaignItem),
      /** Orders so far, and the latest as "王**" with their number. */
      joined: v.number(),
      joiners: v.array(v.object({ number: v.number(), maskedName: v.string(), at: moment })),
      now: moment,
    }),
  ),

  /** What the confirm page shows: for whom it can be, what it costs, how it is paid. Reserves nothing. */
  quote: reads(
    'resident',
    v.strictObject({ campaignId: id, personId: v.optional(id), lines }),
    v.object({
      campaignTitle: v.string(),
      people: v.array(
        v.object({ personId: id, name: v.string(), relation: v.string(), maskedPhone: v.string() }),
      ),
      forPersonId: id,
      pickupPoints: v.array(pickupPoint),
      pickupFrom: moment,
      pickupTo: moment,
      closesAt: moment,
      lines: v.array(orderLine),
      totalFen: fen,
      channel: v.picklist(['onsite', 'wechat']),
      now: moment,
    }),
  ),

  /**
   * Orders. The same requestId again answers the first order; with another body it is refused. Staff name a `personId`
   * to order for a caller on the phone.
   */
  placeOrder: writes(
    'resident',
    v.strictObject({
      campaignId: id,
      personId: v.optional(id),
      pickupPointId: id,
      lines,
      remark: v.optional(optionalText('备注', 100), ''),
      /** The total that the person saw and agreed to; another one is refused with CHANGED. Never what is charged. */
      seenTotalFen: fen,
    }),
    orderDetail,
  ),

  myOrders: reads(
    'visitor',
    v.strictObject({
      show: v.optional(v.picklist(['all', 'waiting']), 'all'),
      /** Only those for this person: the caller, or somebody for whom they may act. */
      personId: v.optional(id),
      ...page,
    }),
    listOf(orderCard),
  ),

  order: reads('visitor', v.strictObject({ id }), orderDetail),

  /** Until the cutoff, by whoever it is for or who may act for them. Twice is once. */
  cancelOrder: writes(
    'resident',
    v.strictObject({ id, reason: v.optional(optionalText('原因', 100), '') }),
    orderDetail,
  ),

  // ---- organiser

  staffCampaigns: reads(
    ORGANISER,
    v.strictObject({ show: v.optional(v.picklist(['current', 'drafts', 'past']), 'current'), ...page }),
    listOf(v.object({ ...campaignCard.entries, orderCount: v.number() })),
  ),

  staffCampaign: reads(ORGANISER, v.strictObject({ id }), staffCampaign),

  /** Suppliers and pickup points to choose from. */
  choices: reads(
    ORGANISER,
    v.strictObject({}),
    v.object({
      suppliers: v.array(
        v.object({ id, name: v.string(), about: v.string(), contact: v.string(), phone: v.string() }),
      ),
      pickupPoints: v.array(pickupPoint),
    }),
  ),

  saveSupplier: writes(
    ORGANISER,
    v.strictObject({
      id: v.optional(id),
      name: text('供货方', 30),
      contact: optionalText('联系人', 20),
      phone,
      about: optionalText('介绍', 60),
    }),
    v.object({ id }),
  ),

  savePickupPoint: writes(
    ORGANISER,
    v.strictObject({
      id: v.optional(id),
      name: text('名称', 30),
      place: text('地址', 60),
      hours: text('开放时间', 40),
      phone,
    }),
    v.object({ id }),
  ),

  /** Creates a draft, or changes a draft or a running campaign. `version` is the one the editor was opened with. */
  saveCampaign: writes(
    ORGANISER,
    v.strictObject({ id: v.optional(id), version: v.optional(v.number()), ...draft }),
    staffCampaign,
  ),

  publishCampaign: writes(ORGANISER, v.strictObject({ id, version: v.number() }), staffCampaign),

  /** A draft with the items, texts and pickup of an older campaign, and times one week on from today. */
  copyCampaign: writes(ORGANISER, v.strictObject({ id }), staffCampaign),

  /** Ordering ends now instead of at the announced cutoff. */
  closeOrdering: writes(ORGANISER, v.strictObject({ id, reason: text('原因', 100) }), staffCampaign),

  /** Pick-up is over: what was not fetched becomes no-show. */
  endCampaign: writes(ORGANISER, v.strictObject({ id, reason: text('原因', 100) }), staffCampaign),

  /** Calls the campaign off before pick-up: every order is cancelled, what was paid is owed back. */
  cancelCampaign: writes(ORGANISER, v.strictObject({ id, reason: text('原因', 100) }), staffCampaign),

  campaignOrders: reads(
    ORGANISER,
    v.strictObject({
      campaignId: id,
      show: v.optional(v.picklist(['all', 'waiting', 'unpaid', 'picked', 'cancelled']), 'all'),
      /** Order number, name, or last four digits of the phone. */
      search: v.optional(optionalText('搜索', 20)),
      ...page,
    }),
    v.object({
      ...listOf(v.object({ ...orderCard.entries, maskedPhone: v.string(), household: v.string() })).entries,
    }),
  ),

  /** What to buy, per supplier, from the orders that stand; the sums of the lines are the sums of the orders. */
  purchaseList: reads(
    ORGANISER,
    v.strictObject({ campaignId: id }),
    v.object({
      campaignTitle: v.string(),
      phase: campaignPhase,
      orderCount: v.number(),
      suppliers: v.array(
        v.object({
          supplierId: id,
          supplierName: v.string(),
          phone: v.string(),
          items: v.array(
            v.object({
              itemId: id,
              name: v.string(),
              unit: v.string(),
              quantity: v.number(),
              amountFen: fen,
            }),
          ),
          amountFen: fen,
        }),
      ),
      totalFen: fen,
      now: moment,
    }),
  ),

  /** By six-digit code within a campaign, or by what a scanned QR says. */
  findForPickup: reads(
    ORGANISER,
    v.strictObject({
      campaignId: id,
      code: v.pipe(v.string(), v.trim(), v.minLength(1, '请输入取货码'), v.maxLength(120)),
    }),
    staffOrder,
  ),

  /** The one answer with the room and the full phone; that it was read is written down. */
  staffOrder: reads(ORGANISER, v.strictObject({ id }), staffOrder),

  /** Hands over lines. Two devices at once count once: never more is picked than was ordered. */
  verify: writes(ORGANISER, v.strictObject({ orderId: id, lines }), staffOrder),

  undoVerification: writes(
    ORGANISER,
    v.strictObject({ orderId: id, verificationId: id, reason: text('原因', 100) }),
    staffOrder,
  ),

  /** Staff cancel for a caller, also after the cutoff, with a reason. */
  staffCancelOrder: writes(ORGANISER, v.strictObject({ id, reason: text('原因', 100) }), staffOrder),

  /** Numbers on the organiser's desk: what waits. */
  desk: reads(
    ORGANISER,
    v.strictObject({}),
    v.object({ open: count(9999), toPickUp: count(9999), drafts: count(9999), now: moment }),
  ),
}
