import type { InferInput } from 'valibot'
import type { Stored } from '../kit/database'
import type { Allotment } from '../kit/allotment'
import { maskPhone } from '../kit/masking'
import { openFen } from '../kit/payments'
import type { Campaign, CampaignItem, Order, OrderLine } from './collections'
import type { contract } from './contract'
import { phaseOf } from './rules/campaign'
import { canCancel } from './rules/order'
import { inWords, qrOf } from './rules/pickup'

/** What leaves the server, made of what is stored: the only place that decides who reads which field. */

type Output<A extends keyof typeof contract> = InferInput<(typeof contract)[A]['output']>
export type CampaignCard = Output<'campaigns'>['items'][number]
export type CampaignDetail = Output<'campaign'>
export type OrderCard = Output<'myOrders'>['items'][number]
export type OrderDetail = Output<'order'>
export type StaffOrder = Output<'staffOrder'>
export type StaffCampaign = Output<'staffCampaign'>

/** The fields that a card needs: a list reads no more than these. */
export const CARD_FIELDS = [
  'title',
  'photos',
  'state',
  'opensAt',
  'closesAt',
  'pickupFrom',
  'pickupTo',
  'pickupPoints',
  'priceFromFen',
  'items.id',
  'items.hidden',
  'items.photo',
] as const

export type CardSource = Pick<
  Campaign,
  | '_id'
  | 'title'
  | 'photos'
  | 'state'
  | 'opensAt'
  | 'closesAt'
  | 'pickupFrom'
  | 'pickupTo'
  | 'pickupPoints'
  | 'priceFromFen'
> & { items: Pick<CampaignItem, 'id' | 'hidden' | 'photo'>[] }

export function campaignCard(campaign: CardSource, now: number): CampaignCard {
  const { _id, title, photos, opensAt, closesAt, pickupFrom, pickupTo, pickupPoints, priceFromFen } = campaign
  const items = campaign.items.filter((item) => !item.hidden)
  return {
    id: _id,
    title,
    cover: photos[0] ?? items[0]?.photo ?? '',
    phase: phaseOf(campaign, now),
    opensAt,
    closesAt,
    pickupFrom,
    pickupTo,
    pickupPlace: pickupPoints.map((point) => point.name).join('、'),
    priceFromFen,
    itemCount: items.length,
  }
}

const MAX_PER_LINE = 99

/** How many of an item a household may still take. Unknown households have taken nothing yet. */
export function availableOf(
  item: Pick<CampaignItem, 'id' | 'limitPerHousehold'>,
  allotment: Pick<Allotment, 'left' | 'taken'> | null,
  household: string | null,
): number {
  const left = allotment?.left[item.id] ?? 0
  const taken = household === null ? 0 : (allotment?.taken[household]?.[item.id] ?? 0)
  const allowed = item.limitPerHousehold === null ? MAX_PER_LINE : item.limitPerHousehold - taken
  return Math.max(0, Math.min(left, allowed, MAX_PER_LINE))
}

/** The latest who joined, newest first; the allotment keeps them oldest first, the last one under `sequence`. */
function joinersOf(allotment: Pick<Allotment, 'recent' | 'sequence'> | null): CampaignDetail['joiners'] {
  if (!allotment) return []
  const { recent, sequence } = allotment
  return recent
    .map(({ name, at }, i) => ({ number: sequence - (recent.length - 1 - i), maskedName: name, at }))
    .reverse()
}

export function campaignDetail(
  campaign: Campaign,
  allotment: Allotment | null,
  household: string | null,
  now: number,
): CampaignDetail {
  const items = campaign.items.filter((item) => !item.hidden)
  return {
    ...campaignCard(campaign, now),
    text: campaign.text,
    photos: campaign.photos,
    pickupPoints: campaign.pickupPoints,
    items: items.map((item) => ({
      ...item,
      left: allotment?.left[item.id] ?? 0,
      available: availableOf(item, allotment, household),
    })),
    joined: allotment?.sequence ?? 0,
    joiners: joinersOf(allotment),
    now,
  }
}

export const orderLine = ({ supplierId: _supplierId, ...line }: OrderLine) => line

const orderedInWords = (order: Pick<Order, 'lines'>): string =>
  inWords(
    order,
    order.lines.map(({ itemId, ordered }) => ({ itemId, quantity: ordered })),
  )

/** The fields that an order's card needs. */
export const ORDER_CARD_FIELDS = [
  'campaignId',
  'campaignTitle',
  'cover',
  'number',
  'state',
  'personId',
  'personName',
  'personPhone',
  'household',
  'lines.itemId',
  'lines.name',
  'lines.ordered',
  'money',
  'pickup',
  'next',
  'createdAt',
] as const

export function orderCard(order: Order, reader: string | null): OrderCard {
  const { _id, campaignId, campaignTitle, cover, number, state, personName, personId, money, pickup } = order
  return {
    id: _id,
    campaignId,
    campaignTitle,
    cover,
    number,
    state,
    personName,
    forOther: personId !== reader,
    summary: orderedInWords(order),
    dueFen: money.dueFen,
    paidFen: money.paidFen,
    refundDueFen: money.refundDueFen,
    pickupPlace: pickup.name,
    pickupFrom: pickup.from,
    pickupTo: pickup.to,
    createdAt: order.createdAt,
  }
}

export function orderDetail(order: Order, reader: string | null, now: number): OrderDetail {
  const { _id, campaignId, campaignTitle, cover, number, code, state, personId, personName, placedBy } = order
  return {
    id: _id,
    campaignId,
    campaignTitle,
    cover,
    number,
    code,
    qr: qrOf(order),
    state,
    personId,
    personName,
    maskedPhone: maskPhone(order.personPhone),
    forOther: personId !== reader,
    placedByName: placedBy.name,
    door: placedBy.door,
    pickup: order.pickup,
    lines: order.lines.map(orderLine),
    remark: order.remark,
    money: order.money,
    closesAt: order.closesAt,
    canCancel: canCancel(order, now),
    events: order.events,
    createdAt: order.createdAt,
    now,
  }
}

const nameOf = (order: Order, itemId: string): string =>
  order.lines.find((line) => line.itemId === itemId)?.name ?? ''

/** "3_2_501" → "3-2-501", as staff say it; nothing for a person without an address. */
export const householdText = (household: string): string =>
  household.startsWith('person_') ? '' : household.replaceAll('_', '-')

/** "3_2_501" → "3 号楼 2 单元": enough to tell namesakes apart, without the room. */
export function whereText(household: string): string {
  const [building = '', unit = ''] = household.split('_')
  return household.startsWith('person_') ? '' : `${building} 号楼 ${unit} 单元`
}

/**
 * What staff see of an order, without the room and with the phone masked: both are shown in full by one action alone,
 * which writes it down.
 */
export function staffOrder(order: Order, reader: string | null, now: number): StaffOrder {
  return {
    ...orderDetail(order, reader, now),
    phone: null,
    household: whereText(order.household),
    openFen: openFen(order.money),
    verifications: order.verifications.map(({ id, at, staffName, lines, undone }) => ({
      id,
      at,
      staffName,
      lines: lines.map((line) => ({ ...line, name: nameOf(order, line.itemId) })),
      undone,
    })),
  }
}

export function staffCampaign(
  campaign: Stored<Campaign>,
  allotment: Allotment | null,
  now: number,
): StaffCampaign {
  const { _id, version, title, text, photos, opensAt, closesAt, pickupFrom, pickupTo } = campaign
  return {
    id: _id,
    version,
    title,
    text,
    photos,
    phase: phaseOf(campaign, now),
    opensAt,
    closesAt,
    pickupFrom,
    pickupTo,
    pickupPoints: campaign.pickupPoints,
    items: campaign.items.map((item) => {
      const stock = allotment?.stock[item.id] ?? item.stock
      const left = allotment?.left[item.id] ?? stock
      return { ...item, stock, left, sold: stock - left }
    }),
    endedReason: campaign.endedReason,
    now,
  }
}
