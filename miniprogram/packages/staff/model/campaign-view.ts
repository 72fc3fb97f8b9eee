import { formatYuan, yuan } from '../../../shared/money'
import { momentInWords, windowInWords } from '../../../shared/time'
import { campaignPhaseLabel, type CampaignPhase } from '../../../shared/vocabulary'
import type { Reply } from '../../../../typings/cloud-api'
import { timeThatMatters } from '../../../view/campaigns'
import { toneOfCampaign, type Tone } from '../../../view/tones'
import type { StaffCampaign } from './campaign-form'

type Card = Reply<'groupbuy', 'staffCampaigns'>['items'][number]
type Times = Pick<StaffCampaign, 'phase' | 'opensAt' | 'closesAt' | 'pickupFrom' | 'pickupTo'>

/** What an organiser can do with a campaign, beside looking at it. */
export type CampaignAct = 'publish' | 'close' | 'end' | 'cancel'

/** What the organiser's screens offer in each phase; the server has the last word. */
export const actsIn: Record<CampaignPhase, readonly CampaignAct[]> = {
  draft: ['publish', 'cancel'],
  scheduled: ['cancel'],
  open: ['close', 'cancel'],
  closed: ['cancel'],
  pickup: ['end'],
  ended: [],
  cancelled: [],
}

/** The one time that matters now; a draft has none yet. */
const timeInWords = (campaign: Times, now: number): string =>
  campaign.phase === 'draft' ? '还没有发布,邻居们看不到' : timeThatMatters(campaign, now)

export interface CampaignCardView extends Tone {
  id: string
  title: string
  cover: string
  phase: CampaignPhase
  phaseLabel: string
  time: string
  count: string
}

export const campaignCardView = (card: Card, now: number): CampaignCardView => ({
  id: card.id,
  title: card.title,
  cover: card.cover,
  phase: card.phase,
  phaseLabel: campaignPhaseLabel[card.phase],
  ...toneOfCampaign(card.phase),
  time: timeInWords(card, now),
  count: card.phase === 'draft' ? `${card.itemCount} 样菜` : `${card.itemCount} 样菜 · ${card.orderCount} 单`,
})

export interface ItemRow {
  id: string
  name: string
  about: string
  sold: number
  left: number
  /** 0–100, of the stock. */
  soldPercent: number
  soldOut: boolean
  hidden: boolean
}

export interface CampaignOverview extends Tone {
  id: string
  version: number
  title: string
  cover: string
  phase: CampaignPhase
  phaseLabel: string
  time: string
  facts: { label: string; value: string }[]
  soldUnits: number
  leftUnits: number
  soldYuan: string
  items: ItemRow[]
  endedReason: string
  acts: readonly CampaignAct[]
}

export function campaignOverview(campaign: StaffCampaign): CampaignOverview {
  const { now, items } = campaign
  return {
    id: campaign.id,
    version: campaign.version,
    title: campaign.title,
    cover: campaign.photos[0] ?? '',
    phase: campaign.phase,
    phaseLabel: campaignPhaseLabel[campaign.phase],
    ...toneOfCampaign(campaign.phase),
    time: timeInWords(campaign, now),
    facts: factsOf(campaign),
    soldUnits: total(items, (item) => item.sold),
    leftUnits: total(items, (item) => item.left),
    soldYuan: yuan(total(items, (item) => item.sold * item.priceFen)),
    items: items.map(itemRow),
    endedReason: campaign.endedReason ?? '',
    acts: actsIn[campaign.phase],
  }
}

const total = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0)

function factsOf(campaign: StaffCampaign): CampaignOverview['facts'] {
  const { now } = campaign
  return [
    { label: '开始', value: momentInWords(campaign.opensAt, now) },
    { label: '截单', value: momentInWords(campaign.closesAt, now) },
    { label: '取货', value: windowInWords(campaign.pickupFrom, campaign.pickupTo, now) },
    {
      label: '地点',
      value: campaign.pickupPoints.map((point) => point.name).join('、') || '还没有选取货点',
    },
  ]
}

function itemRow(item: StaffCampaign['items'][number]): ItemRow {
  return {
    id: item.id,
    name: item.name,
    about: `${formatYuan(item.priceFen)} · ${item.unit}`,
    sold: item.sold,
    left: item.left,
    soldPercent: item.stock > 0 ? Math.min(100, Math.round((item.sold / item.stock) * 100)) : 0,
    soldOut: item.left === 0 && !item.hidden,
    hidden: item.hidden,
  }
}
