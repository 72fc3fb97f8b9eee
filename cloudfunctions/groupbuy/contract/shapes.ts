import * as v from 'valibot'
import { fen, fileId, id, moment, optionalText, quantity, text } from '../../kit/fields'

/** What the actions of group-buy take and answer, in the pieces that several of them share. */

export const campaignPhase = v.picklist([
  'draft',
  'scheduled',
  'open',
  'closed',
  'pickup',
  'ended',
  'cancelled',
])
const orderState = v.picklist([
  'pending_pay',
  'placed',
  'partly_picked',
  'picked',
  'cancelled',
  'expired',
  'no_show',
])

export const pickupPoint = v.object({
  id,
  name: v.string(),
  place: v.string(),
  hours: v.string(),
  phone: v.string(),
})
const window = { opensAt: moment, closesAt: moment, pickupFrom: moment, pickupTo: moment }

export const campaignCard = v.object({
  id,
  title: v.string(),
  cover: v.string(),
  phase: campaignPhase,
  ...window,
  pickupPlace: v.string(),
  priceFromFen: fen,
  itemCount: v.number(),
})

export const campaignItem = v.object({
  id,
  name: v.string(),
  unit: v.string(),
  note: v.string(),
  photo: v.string(),
  priceFen: fen,
  supplierName: v.string(),
  limitPerHousehold: v.nullable(v.number()),
  left: v.number(),
  /** How many the caller may still take: what is left, the household's limit and 99 a line, whichever is least. */
  available: v.number(),
})

const line = v.strictObject({ itemId: id, quantity })
export const lines = v.pipe(v.array(line), v.minLength(1, '还没有选菜'), v.maxLength(50))

export const orderLine = v.object({
  itemId: id,
  name: v.string(),
  unit: v.string(),
  photo: v.string(),
  supplierName: v.string(),
  priceFen: fen,
  ordered: v.number(),
  picked: v.number(),
  amountFen: fen,
})

const money = v.object({
  channel: v.picklist(['onsite', 'wechat']),
  dueFen: fen,
  paidFen: fen,
  refundedFen: fen,
  refundDueFen: fen,
})

export const orderCard = v.object({
  id,
  campaignId: id,
  campaignTitle: v.string(),
  cover: v.string(),
  number: v.number(),
  state: orderState,
  personName: v.string(),
  /** Whether the order is for somebody else than the reader. */
  forOther: v.boolean(),
  /** "上海青 2 · 土鸡蛋 1" */
  summary: v.string(),
  dueFen: fen,
  paidFen: fen,
  refundDueFen: fen,
  pickupPlace: v.string(),
  pickupFrom: moment,
  pickupTo: moment,
  createdAt: moment,
})

export const orderDetail = v.object({
  id,
  campaignId: id,
  campaignTitle: v.string(),
  cover: v.string(),
  number: v.number(),
  code: v.string(),
  /** What the pickup QR says; staff scan it. */
  qr: v.string(),
  state: orderState,
  personId: id,
  personName: v.string(),
  maskedPhone: v.string(),
  forOther: v.boolean(),
  placedByName: v.string(),
  door: v.picklist(['self', 'proxy', 'staff']),
  pickup: v.object({ pointId: id, name: v.string(), place: v.string(), from: moment, to: moment }),
  lines: v.array(orderLine),
  remark: v.string(),
  money,
  closesAt: moment,
  canCancel: v.boolean(),
  events: v.array(v.object({ at: moment, what: v.string(), by: v.string(), note: v.string() })),
  createdAt: moment,
  now: moment,
})

/** What staff see of an order at the counter. */
export const staffOrder = v.object({
  ...orderDetail.entries,
  /** In full only where the reading of it is written down. */
  phone: v.nullable(v.string()),
  /** With the room only there, too: "3-2-501", else "3 号楼 2 单元". */
  household: v.string(),
  openFen: fen,
  verifications: v.array(
    v.object({
      id,
      at: moment,
      staffName: v.string(),
      lines: v.array(v.object({ itemId: id, name: v.string(), quantity: v.number() })),
      undone: v.nullable(v.object({ at: moment, staffName: v.string(), reason: v.string() })),
    }),
  ),
})

const draftItem = v.strictObject({
  /** Absent for a new item. */
  id: v.optional(id),
  name: text('品名', 20),
  unit: text('规格', 20),
  note: optionalText('说明', 60),
  photo: fileId,
  priceFen: v.pipe(v.number(), v.minValue(1, '请填写价格'), fen),
  supplierId: id,
  stock: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(99_999, '库存数太大,请核对')),
  limitPerHousehold: v.nullable(quantity),
  hidden: v.optional(v.boolean(), false),
})

export const draft = {
  title: text('标题', 30),
  text: optionalText('介绍', 500),
  photos: v.pipe(v.array(fileId), v.maxLength(6, '最多 6 张图')),
  ...window,
  pickupPointIds: v.pipe(v.array(id), v.maxLength(5)),
  items: v.pipe(v.array(draftItem), v.maxLength(60, '一次团购最多 60 样')),
}

const staffItem = v.object({
  id,
  name: v.string(),
  unit: v.string(),
  note: v.string(),
  photo: v.string(),
  priceFen: fen,
  supplierId: id,
  supplierName: v.string(),
  stock: v.number(),
  sold: v.number(),
  left: v.number(),
  limitPerHousehold: v.nullable(v.number()),
  hidden: v.boolean(),
})

export const staffCampaign = v.object({
  id,
  version: v.number(),
  title: v.string(),
  text: v.string(),
  photos: v.array(v.string()),
  phase: campaignPhase,
  ...window,
  pickupPoints: v.array(pickupPoint),
  items: v.array(staffItem),
  endedReason: v.nullable(v.string()),
  now: moment,
})
