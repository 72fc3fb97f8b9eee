import { dress, look } from '../../services/appearance'
import type { CampaignCard } from '../../services/groupbuy'
import { groupbuy } from '../../services/groupbuy'
import type { CampaignCardView } from '../../view/campaigns'
import { campaignCardView } from '../../view/campaigns'
import { from, noItems, presentList, presentMore } from '../../view/list'
import { open, routes } from '../../view/routes'
import { LOADING, refresh } from '../../view/state'
import { selectTab } from '../../view/tabs'

type Show = 'current' | 'past'

const campaigns = (show: Show) => (cursor: string | null) => groupbuy.campaigns({ show, ...from(cursor) })
const cardOf = (card: CampaignCard, { now }: { now: number }) => campaignCardView(card, now)

const START: { show: Show } = { show: 'current' }

Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<CampaignCardView>(),
    ...START,
    choices: [
      { value: 'current', label: '现在的' },
      { value: 'past', label: '以前的' },
    ],
  },
  onShow() {
    dress(this)
    selectTab(this, routes.groupbuy)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, campaigns(this.data.show), cardOf)
  },
  onReachBottom() {
    void presentMore(this, campaigns(this.data.show), cardOf)
  },
  onShowChange(event: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: event.detail.value, state: LOADING, list: noItems<CampaignCardView>() })
    void this.load()
  },
  onEmpty() {
    if (this.data.show === 'current') this.setData({ show: 'past', state: LOADING })
    void this.load()
  },
  onRetry() {
    void this.load()
  },
  onCampaign(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(routes.campaign(event.detail.id))
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: '社区生鲜团购,蔬菜基地直供', path: routes.groupbuy }
  },
})
