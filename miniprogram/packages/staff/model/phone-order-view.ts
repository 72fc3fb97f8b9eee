import type { Campaign, Order, Quote } from '../../../services/groupbuy'
import { formatYuan, lineTotal, sum, yuan } from '../../../shared/money'
import { cutoffInWords, windowInWords } from '../../../shared/time'
import { spacedCode } from './order-view'

type Cards = { id: string; title: string; phase: string; closesAt: number; pickupPlace: string }

export interface OpenCampaign {
  id: string
  title: string
  about: string
}

export const openCampaigns = (cards: readonly Cards[], now: number): OpenCampaign[] =>
  cards
    .filter((card) => card.phase === 'open')
    .map((card) => ({
      id: card.id,
      title: card.title,
      about: `${cutoffInWords(card.closesAt, now)} · ${card.pickupPlace}取`,
    }))

export interface OfferRow {
  id: string
  name: string
  yuan: string
  unit: string
  /** "还剩 12 份", "每户最多 2 份" */
  limit: string
  available: number
}

/** What a refusal says of an item: how many are left, or what the household may have and has. */
interface Short {
  key: string
  left?: number
  limit?: number
  taken?: number
}

const possible = ({ left, limit, taken }: Short): number => Math.max(0, left ?? (limit ?? 0) - (taken ?? 0))

/** How many can be had of what was refused, by item. */
export function possibleOf(detail: Readonly<Record<string, unknown>>): Record<string, number> {
  const items = (detail['items'] ?? []) as Short[]
  return Object.fromEntries(items.map((item) => [item.key, possible(item)]))
}

/** The chosen quantities, none of them above what can be had. */
export const within = (
  quantities: Record<string, number>,
  most: Record<string, number>,
): Record<string, number> =>
  Object.fromEntries(
    Object.entries(quantities).map(([id, quantity]) => [id, Math.min(quantity, most[id] ?? quantity)]),
  )

/** `most`: what a refusal has taught about the caller's household, by item. */
export const offerRows = (campaign: Campaign, most: Record<string, number>): OfferRow[] =>
  campaign.items.map((item) => ({
    id: item.id,
    name: item.name,
    yuan: yuan(item.priceFen),
    unit: `/ ${item.unit}`,
    available: Math.min(item.available, most[item.id] ?? item.available),
    limit: [
      item.left > 0 ? `还剩 ${item.left} 份` : '订完了',
      item.limitPerHousehold === null ? '' : `每户最多 ${item.limitPerHousehold} 份`,
    ]
      .filter(Boolean)
      .join(' · '),
  }))

/** What the chosen goods come to by the prices on the screen; what is charged is the quote's total. */
export const runningTotal = (campaign: Campaign, quantities: Record<string, number>): string =>
  formatYuan(sum(campaign.items.map((item) => lineTotal(item.priceFen, quantities[item.id] ?? 0))))

export interface QuoteView {
  lines: { itemId: string; what: string; amount: string }[]
  total: string
  totalFen: number
  points: { id: string; name: string; place: string }[]
  /** Everything in a sentence, to be read back to the caller. */
  sentence: string
}

export function quoteView(quote: Quote, name: string): QuoteView {
  const when = windowInWords(quote.pickupFrom, quote.pickupTo, quote.now)
  const goods = quote.lines.map((line) => `${line.name} ${line.ordered} 份`).join('、')
  return {
    lines: quote.lines.map((line) => ({
      itemId: line.itemId,
      what: `${line.name} × ${line.ordered}`,
      amount: formatYuan(line.amountFen),
    })),
    total: formatYuan(quote.totalFen),
    totalFen: quote.totalFen,
    points: quote.pickupPoints.map(({ id, name: pointName, place }) => ({ id, name: pointName, place })),
    sentence: `给${name}订${goods},一共 ${formatYuan(quote.totalFen)},${when}来取。`,
  }
}

export interface PlacedView {
  id: string
  number: number
  code: string
  due: string
  pickup: string
}

export const placedView = (order: Order): PlacedView => ({
  id: order.id,
  number: order.number,
  code: spacedCode(order.code),
  due: formatYuan(order.money.dueFen),
  pickup: `${windowInWords(order.pickup.from, order.pickup.to, order.now)} 到${order.pickup.name}`,
})
