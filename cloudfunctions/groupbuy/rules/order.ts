import { fen, formatYuan, lineTotal, sum, type Fen } from '../../../miniprogram/shared/money'
import { orderStateLabel, type OrderState, type Role } from '../../../miniprogram/shared/vocabulary'
import { actorName } from '../../kit/actorName'
import type { NextStep } from '../../kit/bookings'
import type { Subject } from '../../kit/caller'
import { AppError } from '../../kit/errors'
import type { Campaign, CampaignItem, Order, OrderLine } from '../collections'
import { orderingRefusal } from './campaign'

export type OrderMove = 'cancel' | 'staffCancel' | 'pickUp' | 'undoPickUp' | 'callOff' | 'miss'

interface Move {
  from: readonly OrderState[]
  /** null: depends on the lines. */
  to: OrderState | null
  who: 'watcher' | 'organiser' | 'timer'
}

/** How an order changes after it was placed. Every update states the states that it starts from. */
export const orderMoves: Readonly<Record<OrderMove, Move>> = {
  cancel: { from: ['placed', 'pending_pay'], to: 'cancelled', who: 'watcher' },
  staffCancel: { from: ['placed', 'pending_pay'], to: 'cancelled', who: 'organiser' },
  pickUp: { from: ['placed', 'partly_picked'], to: null, who: 'organiser' },
  undoPickUp: { from: ['partly_picked', 'picked'], to: null, who: 'organiser' },
  /** The whole campaign is called off. */
  callOff: { from: ['placed', 'pending_pay'], to: 'cancelled', who: 'timer' },
  miss: { from: ['placed'], to: 'no_show', who: 'timer' },
}

/** Staff who order for somebody on the telephone; a grid worker for people of their own grid. */
export const ORDERS_FOR_CALLERS: readonly Role[] = ['organiser', 'gridWorker']

/** Orders that goods are bought for. */
export const STANDING: readonly OrderState[] = ['placed', 'partly_picked', 'picked', 'no_show']
/** Orders that somebody still has to come for. */
export const WAITING: readonly OrderState[] = ['placed', 'partly_picked']

export interface Wish {
  itemId: string
  quantity: number
}

const MAX_PER_LINE = 99

/** The same item twice in one wish is one line. @throws BAD_INPUT */
function merged(wishes: readonly Wish[]): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { itemId, quantity } of wishes) {
    const total = (quantities.get(itemId) ?? 0) + quantity
    if (total > MAX_PER_LINE) throw new AppError('BAD_INPUT', `一样菜一次最多 ${MAX_PER_LINE} 份`)
    quantities.set(itemId, total)
  }
  return quantities
}

const lineOf = (item: CampaignItem, ordered: number): OrderLine => ({
  itemId: item.id,
  name: item.name,
  unit: item.unit,
  photo: item.photo,
  supplierId: item.supplierId,
  supplierName: item.supplierName,
  priceFen: item.priceFen,
  ordered,
  picked: 0,
  amountFen: lineTotal(item.priceFen, ordered),
})

/**
 * What a wish means under a campaign's present prices, in the campaign's order of items.
 * @throws CHANGED {items} when something is no longer on offer
 */
export function priceLines(campaign: Campaign, wishes: readonly Wish[]): OrderLine[] {
  const quantities = merged(wishes)
  const offered = campaign.items.filter((item) => !item.hidden && quantities.has(item.id))
  if (offered.length < quantities.size) {
    const there = new Set(offered.map((item) => item.id))
    const items = [...quantities.keys()].filter((id) => !there.has(id))
    throw new AppError('CHANGED', '有的菜刚刚下架了,请重新选一下', { items })
  }
  return offered.map((item) => lineOf(item, quantities.get(item.id) ?? 0))
}

export const totalOf = (lines: readonly OrderLine[]): Fen => sum(lines.map((line) => line.amountFen))

export interface OrderWish {
  pickupPointId: string
  lines: readonly Wish[]
  seenTotalFen: number
}

export interface OrderDecision {
  lines: OrderLine[]
  totalFen: Fen
  point: Campaign['pickupPoints'][number]
  /** Quantity by item, for the allotment. */
  takes: Record<string, number>
  /** Limit per household, for the items of this order that have one. */
  limits: Record<string, number>
}

/**
 * Whether an order can be placed now, and what it costs. Stock and limits are decided by the reservation itself.
 * @throws NOT_FOUND, NOT_OPEN, CLOSED, CHANGED {totalFen} or {items}, BAD_INPUT
 */
export function decideOrder(campaign: Campaign, wish: OrderWish, now: number): OrderDecision {
  const refusal = orderingRefusal(campaign, now)
  if (refusal) throw refusal
  const lines = priceLines(campaign, wish.lines)
  const point = campaign.pickupPoints.find((p) => p.id === wish.pickupPointId)
  if (!point) throw new AppError('CHANGED', '自提点有变动,请重新选一下')
  const totalFen = totalOf(lines)
  if (totalFen !== wish.seenTotalFen) {
    throw new AppError('CHANGED', `价格刚刚有变动,现在合计 ${formatYuan(totalFen)},请确认后再下单`, {
      totalFen,
    })
  }
  const takes = Object.fromEntries(lines.map((line) => [line.itemId, line.ordered]))
  const limits = Object.fromEntries(
    campaign.items.flatMap(({ id, limitPerHousehold }) =>
      id in takes && limitPerHousehold !== null ? [[id, limitPerHousehold]] : [],
    ),
  )
  return { lines, totalFen, point, takes, limits }
}

/** Turns the allotment's refusal, which knows keys only, into words with the items' names. */
export function namedRefusal(error: AppError, campaign: Campaign): AppError {
  const items = (error.detail?.['items'] ?? []) as {
    key: string
    left?: number
    limit?: number
    taken?: number
  }[]
  const nameOf = (key: string): string => campaign.items.find((item) => item.id === key)?.name ?? '这样菜'
  if (error.code === 'SOLD_OUT') {
    const words = items.map(
      ({ key, left = 0 }) => `${nameOf(key)}${left > 0 ? `只剩 ${left} 份` : '已经没有了'}`,
    )
    return new AppError('SOLD_OUT', `库存不足:${words.join(',')}`, { items })
  }
  if (error.code === 'LIMIT_REACHED') {
    const words = items.map(({ key, limit = 0, taken = 0 }) =>
      taken > 0
        ? `${nameOf(key)}每户限 ${limit} 份,您家已订 ${taken} 份`
        : `${nameOf(key)}每户限 ${limit} 份`,
    )
    return new AppError('LIMIT_REACHED', words.join(';'), { items })
  }
  return error
}

/** What is next for whoever fetches the order. */
export const nextStep = ({ from, to, place }: Order['pickup']): NextStep => ({
  from,
  to,
  what: '取菜',
  place,
})

export interface NewOrder {
  id: string
  campaign: Campaign
  decision: OrderDecision
  subject: Subject
  placer: { personId: string; name: string }
  number: number
  code: string
  attempt: string
  state: OrderState
  remark: string
  requestFingerprint: string
  now: number
}

/** The order as it is stored. Prices and times are copied: what was agreed stays agreed. */
export function newOrder(o: NewOrder): Order {
  const { campaign, subject, placer, decision } = o
  const { id, name, place } = decision.point
  const pickup = { pointId: id, name, place, from: campaign.pickupFrom, to: campaign.pickupTo }
  const ownPeople = subject.door === 'staff' ? [subject.personId] : [subject.personId, placer.personId]
  return {
    _id: o.id,
    watchers: [...new Set(ownPeople)],
    personId: subject.personId,
    personName: subject.name,
    personPhone: subject.phone,
    household: subject.household,
    placedBy: { ...placer, door: subject.door },
    title: `生鲜团购 · ${campaign.title}`,
    createdAt: o.now,
    next: nextStep(pickup),
    money: {
      channel: campaign.channel,
      dueFen: decision.totalFen,
      paidFen: fen(0),
      refundedFen: fen(0),
      refundDueFen: fen(0),
    },
    events: [{ at: o.now, what: '下单', by: actorName(subject, placer.name), note: '' }],
    campaignId: campaign._id,
    campaignTitle: campaign.title,
    cover: campaign.photos[0] ?? decision.lines[0]?.photo ?? '',
    number: o.number,
    code: o.code,
    state: o.state,
    pickup,
    lines: decision.lines,
    limited: Object.keys(decision.limits),
    remark: o.remark,
    closesAt: campaign.closesAt,
    verifications: [],
    cancelledAt: null,
    cancelReason: '',
    requestFingerprint: o.requestFingerprint,
    attempt: o.attempt,
    restock: null,
  }
}

/** Whether an order may be cancelled by whoever it belongs to: until the cutoff, before anything was handed over. */
export const canCancel = (order: Pick<Order, 'state' | 'closesAt'>, now: number): boolean =>
  orderMoves.cancel.from.includes(order.state) && now < order.closesAt

/**
 * Cancelling, asked for by its people or by staff, who may do it after the cutoff too.
 * @returns 'already' when there is nothing left to do
 * @throws CLOSED, STALE
 */
export function decideCancel(
  order: Pick<Order, 'state' | 'closesAt'>,
  move: 'cancel' | 'staffCancel',
  now: number,
): 'go' | 'already' {
  if (order.state === 'cancelled') return 'already'
  if (!orderMoves[move].from.includes(order.state)) {
    throw new AppError('STALE', `这个订单${orderStateLabel[order.state]},不能再取消了`, {
      state: order.state,
    })
  }
  if (move === 'cancel' && now >= order.closesAt) {
    throw new AppError('CLOSED', '已经截单备货,不能自己取消了,请联系社区')
  }
  return 'go'
}
