import type { Home } from '../services/account'
import type { CampaignCard } from '../services/groupbuy'
import { yuan } from '../shared/money'
import { cutoffInWords, dayInWords, dayNumber, momentInWords, pickupInWords } from '../shared/time'
import { campaignPhaseLabel } from '../shared/vocabulary'
import type { Tone } from './tones'
import { toneOfCampaign } from './tones'

/** A campaign as `campaign-card` shows it. */
export interface CampaignCardView extends Tone {
  id: string
  title: string
  cover: string
  tag: string
  /** The one time that matters now. */
  when: string
  /** That time is today. */
  urgent: boolean
  where: string
  priceFrom: string
}

type Times = Pick<CampaignCard, 'phase' | 'opensAt' | 'closesAt' | 'pickupFrom' | 'pickupTo'>

/** "今天 20:00 截止", "取货:明天(周三) 16:00–19:00": what a person needs to know of a campaign in this phase. */
export function timeThatMatters(campaign: Times, now: number): string {
  switch (campaign.phase) {
    case 'draft':
    case 'scheduled':
      return `${momentInWords(campaign.opensAt, now)} 开始`
    case 'open':
      return cutoffInWords(campaign.closesAt, now)
    case 'closed':
    case 'pickup':
      return `取货:${pickupInWords(campaign.pickupFrom, campaign.pickupTo, now)}`
    case 'ended':
      return `${dayInWords(campaign.pickupFrom, now)} 取货`
    case 'cancelled':
      return '这次不办了'
  }
}

export function campaignCardView(card: CampaignCard, now: number): CampaignCardView {
  return {
    id: card.id,
    title: card.title,
    cover: card.cover,
    tag: campaignPhaseLabel[card.phase],
    ...toneOfCampaign(card.phase),
    when: timeThatMatters(card, now),
    urgent: card.phase === 'open' && dayNumber(card.closesAt) === dayNumber(now),
    where: `共 ${card.itemCount} 样 · ${card.pickupPlace}`,
    priceFrom: yuan(card.priceFromFen),
  }
}

/** What home offers: always open, and home says less of it. */
export function offerView(offer: Home['offers'][number], now: number): CampaignCardView {
  return {
    id: offer.id,
    title: offer.title,
    cover: offer.cover,
    tag: campaignPhaseLabel.open,
    ...toneOfCampaign('open'),
    when: cutoffInWords(offer.closesAt, now),
    urgent: dayNumber(offer.closesAt) === dayNumber(now),
    where: '生鲜团购',
    priceFrom: yuan(offer.priceFromFen),
  }
}
