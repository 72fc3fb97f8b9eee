import type { Quantities } from '../../../../services/basket'
import type { Campaign, CampaignItem } from '../../../../services/groupbuy'
import { formatYuan, yuan } from '../../../../shared/money'
import { dayNumber, momentInWords, pickupInWords } from '../../../../shared/time'
import { campaignPhaseLabel } from '../../../../shared/vocabulary'
import type { Tone } from '../../../../view/tones'
import { toneOfCampaign } from '../../../../view/tones'

/** An item as `item-row` shows it. */
export interface ItemView {
  id: string
  name: string
  photo: string
  /** "2 斤一份 · 当天现摘" */
  about: string
  supplier: string
  price: string
  priceFen: number
  /** "还剩 3 份", "卖完了", "每户限 2 份"; empty when there is plenty. */
  limit: string
  scarce: boolean
  max: number
  quantity: number
  orderable: boolean
}

export interface CampaignView extends Tone {
  id: string
  title: string
  photos: { src: string }[]
  tag: string
  facts: { label: string; text: string; urgent: boolean }[]
  text: string
  items: ItemView[]
  joined: string
  joiners: { number: number; name: string; when: string }[]
  open: boolean
  /** What the bar says instead of a button when nothing can be ordered. */
  closedWords: string
}

/** From here on a number says more than "有货". */
const SCARCE = 20

function limitOf(item: CampaignItem): string {
  if (item.left <= 0) return '卖完了'
  const words = []
  if (item.left <= SCARCE) words.push(`还剩 ${item.left} 份`)
  if (item.limitPerHousehold !== null) {
    const taken = item.available < Math.min(item.left, item.limitPerHousehold)
    words.push(taken ? `您家还能订 ${item.available} 份` : `每户限 ${item.limitPerHousehold} 份`)
  }
  return words.join(' · ')
}

function itemView(item: CampaignItem, quantity: number, open: boolean): ItemView {
  return {
    id: item.id,
    name: item.name,
    photo: item.photo,
    about: item.note ? `${item.unit} · ${item.note}` : item.unit,
    supplier: item.supplierName,
    price: yuan(item.priceFen),
    priceFen: item.priceFen,
    limit: open ? limitOf(item) : '',
    scarce: item.left <= SCARCE,
    max: item.available,
    quantity: Math.min(quantity, item.available),
    orderable: open && item.available > 0,
  }
}

function closedWords({ phase, opensAt, now }: Campaign): string {
  switch (phase) {
    case 'open':
      return ''
    case 'draft':
    case 'scheduled':
      return `${momentInWords(opensAt, now)} 开始接龙`
    case 'closed':
      return '已经截单,正在备货'
    case 'pickup':
      return '已经截单,可以取货了'
    case 'ended':
      return '这次团购已经结束'
    case 'cancelled':
      return '这次团购已经取消'
  }
}

function factsOf(campaign: Campaign): CampaignView['facts'] {
  const { now, phase, closesAt, pickupFrom, pickupTo, pickupPoints } = campaign
  const today = phase === 'open' && dayNumber(closesAt) === dayNumber(now)
  return [
    { label: now < closesAt ? '截止' : '已截止', text: momentInWords(closesAt, now), urgent: today },
    { label: '取货', text: pickupInWords(pickupFrom, pickupTo, now), urgent: phase === 'pickup' },
    {
      label: '地点',
      text: pickupPoints.map((point) => `${point.name}(${point.place})`).join('\n'),
      urgent: false,
    },
  ]
}

/** `chosen`: what stands in the basket; more than can be had is brought down to it. */
export function campaignView(campaign: Campaign, chosen: Quantities): CampaignView {
  const open = campaign.phase === 'open'
  return {
    id: campaign.id,
    title: campaign.title,
    photos: (campaign.photos.length > 0 ? campaign.photos : [campaign.cover]).map((src) => ({ src })),
    tag: campaignPhaseLabel[campaign.phase],
    ...toneOfCampaign(campaign.phase),
    facts: factsOf(campaign),
    text: campaign.text,
    items: campaign.items.map((item) => itemView(item, chosen[item.id] ?? 0, open)),
    joined: campaign.joined > 0 ? `${campaign.joined} 单` : '',
    joiners: campaign.joiners.map(({ number, maskedName, at }) => ({
      number,
      name: maskedName,
      when: momentInWords(at, campaign.now),
    })),
    open,
    closedWords: closedWords(campaign),
  }
}

export const quantitiesOf = (items: readonly ItemView[]): Quantities =>
  Object.fromEntries(items.filter((item) => item.quantity > 0).map((item) => [item.id, item.quantity]))

/** What was taken back because less is left than the person had chosen: "土鸡蛋只剩 2 份,已帮您改好". */
export function takenBack(items: readonly ItemView[], chosen: Quantities): string {
  const short = items
    .filter((item) => item.orderable || item.max === 0)
    .filter((item) => (chosen[item.id] ?? 0) > item.max)
  if (short.length === 0) return ''
  const words = short.map((item) =>
    item.max > 0 ? `${item.name}只能订 ${item.max} 份` : `${item.name}订不到了`,
  )
  return `${words.join(',')},已帮您改好`
}

/** "去确认 · 3 份 · ¥12.50" */
export function chosenSoFar(items: readonly ItemView[]): { count: number; bar: string } {
  const count = items.reduce((sum, item) => sum + item.quantity, 0)
  const fen = items.reduce((sum, item) => sum + item.quantity * item.priceFen, 0)
  return { count, bar: count === 0 ? '先选几样菜' : `去确认 · ${count} 份 · ${formatYuan(fen)}` }
}
