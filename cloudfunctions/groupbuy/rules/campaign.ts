import { DAY, momentInWords } from '../../../miniprogram/shared/time'
import {
  campaignPhaseLabel,
  type CampaignPhase,
  type CampaignState,
} from '../../../miniprogram/shared/vocabulary'
import { ZERO, type Fen } from '../../../miniprogram/shared/money'
import type { Terms } from '../../kit/allotment'
import { AppError } from '../../kit/errors'
import { fingerprint } from '../../kit/fingerprint'
import type { Campaign, CampaignItem } from '../collections'

/** The four instants of a campaign, epoch ms. */
export interface CampaignTimes {
  opensAt: number
  closesAt: number
  pickupFrom: number
  pickupTo: number
}

/** What the clock makes of a campaign's state. A boundary belongs to what begins there: at the cutoff it is closed. */
export function phaseOf(campaign: CampaignTimes & { state: CampaignState }, now: number): CampaignPhase {
  if (campaign.state !== 'published') return campaign.state
  if (now < campaign.opensAt) return 'scheduled'
  if (now < campaign.closesAt) return 'open'
  return now < campaign.pickupFrom ? 'closed' : 'pickup'
}

export type CampaignEvent = 'save' | 'publish' | 'closeOrdering' | 'end' | 'cancel'

interface Move {
  from: readonly CampaignPhase[]
  /** null: the state stays as it is. */
  to: CampaignState | null
  /** What an organiser is told who comes at another time. */
  otherwise: string
}

/** What an organiser may do with a campaign, and when. Residents never change one. */
export const campaignMoves: Readonly<Record<CampaignEvent, Move>> = {
  save: {
    from: ['draft', 'scheduled', 'open', 'closed', 'pickup'],
    to: null,
    otherwise: '不能再修改,可以复制一份新的',
  },
  publish: { from: ['draft'], to: 'published', otherwise: '不用再发布了' },
  closeOrdering: { from: ['open'], to: null, otherwise: '现在不在接龙,不用截单' },
  end: { from: ['pickup'], to: 'ended', otherwise: '到了取货时间以后才能结束' },
  cancel: {
    from: ['draft', 'scheduled', 'open', 'closed'],
    to: 'cancelled',
    otherwise: '开始取货后就不能取消了,个别订单请单独处理',
  },
}

/** The state after an event. @throws STALE when the campaign is in another phase */
export function moveCampaign(campaign: Campaign, event: CampaignEvent, now: number): CampaignState {
  const phase = phaseOf(campaign, now)
  const { from, to, otherwise } = campaignMoves[event]
  if (!from.includes(phase)) {
    throw new AppError('STALE', `这次团购现在是“${campaignPhaseLabel[phase]}”,${otherwise}`, { phase })
  }
  return to ?? campaign.state
}

/** What is fresh cannot wait longer. */
const MAX_PICKUP_DAYS = 14

const refused = (field: string, message: string): AppError => new AppError('BAD_INPUT', message, { field })

/** @throws BAD_INPUT with a sentence for the organiser */
export function checkTimes(times: CampaignTimes): void {
  if (times.opensAt >= times.closesAt) throw refused('closesAt', '截单时间要在开始时间之后')
  if (times.pickupFrom < times.closesAt) throw refused('pickupFrom', '取货要在截单之后才能开始')
  if (times.pickupTo <= times.pickupFrom) throw refused('pickupTo', '取货结束时间要在开始时间之后')
  if (times.pickupTo > times.pickupFrom + MAX_PICKUP_DAYS * DAY) {
    throw refused('pickupTo', `取货时间最长 ${MAX_PICKUP_DAYS} 天`)
  }
}

const onOffer = (items: readonly CampaignItem[]): CampaignItem[] => items.filter((item) => !item.hidden)

/** What must be there before residents can see it. @throws BAD_INPUT with a sentence for the organiser */
export function checkComplete(campaign: Campaign): void {
  checkTimes(campaign)
  const items = onOffer(campaign.items)
  if (items.length === 0) throw refused('items', '至少要有一样菜才能发布')
  if (items.every((item) => item.stock === 0)) throw refused('items', '所有菜的库存都是 0,请先填库存')
  if (campaign.pickupPoints.length === 0) throw refused('pickupPointIds', '请选择自提点')
}

/** A campaign that goes out now must still be there to be ordered from. @throws BAD_INPUT */
export function checkPublishable(campaign: Campaign, now: number): void {
  checkComplete(campaign)
  if (campaign.closesAt <= now) throw refused('closesAt', '截单时间已经过了,请改到以后')
}

/** What the organiser wrote and residents read. */
export const textsOf = ({ title, text, items }: Campaign): string[] => [
  title,
  text,
  ...items.flatMap((item) => [item.name, item.note]),
]

/** Everything that a buyer agrees to, as one comparable text. */
const termsKey = (c: Campaign): string =>
  fingerprint({
    times: [c.opensAt, c.closesAt, c.pickupFrom, c.pickupTo],
    points: c.pickupPoints.map((point) => point.id),
    items: c.items.map(({ id, priceFen, stock, limitPerHousehold, hidden }) => ({
      id,
      priceFen,
      stock,
      limitPerHousehold,
      hidden,
    })),
  })

/** Whether two versions of a campaign differ in what a buyer agrees to. */
export const termsChanged = (before: Campaign, after: Campaign): boolean =>
  termsKey(before) !== termsKey(after)

const offerKey = ({ opensAt, closesAt, items }: Campaign): string =>
  fingerprint({
    window: [opensAt, closesAt],
    items: items.map(({ id, name, unit, priceFen, stock, limitPerHousehold, hidden, supplierId }) => [
      [id, name, unit, supplierId],
      [priceFen, stock, limitPerHousehold, hidden],
    ]),
  })

/**
 * What an editor may change once residents have seen the campaign: before the cutoff all but the pickup points that
 * were announced; after it, when the purchase is on its way, only text, pictures and pick-up times.
 * @throws BAD_INPUT, STALE
 */
export function checkChange(before: Campaign, after: Campaign, now: number): void {
  if (before.state === 'draft') return checkTimes(after)
  checkComplete(after)
  const points = new Set(after.pickupPoints.map((point) => point.id))
  if (before.pickupPoints.some((point) => !points.has(point.id))) {
    throw refused('pickupPointIds', '已经公布的自提点不能去掉,可以再加别的')
  }
  const phase = phaseOf(before, now)
  const locked = phase === 'closed' || phase === 'pickup'
  if (locked && offerKey(before) !== offerKey(after)) {
    throw new AppError('STALE', '已经截单,菜品、价格和截单时间不能再改;需要的话请另开一次团购')
  }
  if (!locked && after.closesAt <= now) throw refused('closesAt', '截单时间已经过了;要马上截单请用“提前截单”')
}

/** The lowest price on offer, for cards; zero while there is nothing on offer. */
export const priceFrom = (items: readonly CampaignItem[]): Fen =>
  onOffer(items).reduce<Fen>((low, { priceFen }) => (low === ZERO || priceFen < low ? priceFen : low), ZERO)

/** What the campaign's allotment must enforce. */
export const termsOf = (campaign: Campaign): Terms => ({
  terms: campaign.terms,
  opensAt: campaign.opensAt,
  closesAt: campaign.closesAt,
  open: campaign.state === 'published',
  stock: Object.fromEntries(campaign.items.map((item) => [item.id, item.stock])),
})

export const allotmentIdOf = (campaignId: string): string => `groupbuy_${campaignId}`

const WEEK = 7 * DAY

/** The same weekdays and hours, as many weeks later as it takes for the cutoff to lie at least a day ahead. */
export function nextWeeks(times: CampaignTimes, now: number): CampaignTimes {
  const weeks = Math.max(1, Math.ceil((now + DAY - times.closesAt) / WEEK))
  const later = (at: number): number => at + weeks * WEEK
  return {
    opensAt: later(times.opensAt),
    closesAt: later(times.closesAt),
    pickupFrom: later(times.pickupFrom),
    pickupTo: later(times.pickupTo),
  }
}

/** Residents find a campaign among the current ones if its pick-up ends at or after this instant: until a day later. */
export const currentSince = (now: number): number => now - DAY

export const isCurrent = (campaign: CampaignTimes & { state: CampaignState }, now: number): boolean =>
  campaign.state === 'published' && campaign.pickupTo >= currentSince(now)

const urgency: Readonly<Record<CampaignPhase, number>> = {
  open: 0,
  pickup: 1,
  closed: 2,
  scheduled: 3,
  draft: 4,
  ended: 5,
  cancelled: 6,
}

/** Open campaigns first, the one that closes soonest on top. */
export const byUrgency =
  (now: number) =>
  (a: CampaignTimes & { state: CampaignState }, b: CampaignTimes & { state: CampaignState }): number =>
    urgency[phaseOf(a, now)] - urgency[phaseOf(b, now)] || a.closesAt - b.closesAt

/** Why ordering is not possible in a phase, for a resident; null when it is. */
export function orderingRefusal(campaign: Campaign, now: number): AppError | null {
  const phase = phaseOf(campaign, now)
  switch (phase) {
    case 'open':
      return null
    case 'draft':
      return new AppError('NOT_FOUND', '没有找到这个团购,可能已经撤下')
    case 'scheduled':
      return new AppError('NOT_OPEN', `还没开始,${momentInWords(campaign.opensAt, now)} 开始接龙`)
    case 'closed':
    case 'pickup':
      return new AppError('CLOSED', '已经截单了,下次请早一点')
    case 'ended':
      return new AppError('CLOSED', '这次团购已经结束了')
    case 'cancelled':
      return new AppError('CLOSED', '这次团购已经取消,不再接单')
  }
}
