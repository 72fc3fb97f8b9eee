import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import { act, AT_REST } from '../../../../view/act'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { campaignCardView, type CampaignCardView } from '../../model/campaign-view'
import { staffRoutes } from '../../routes'

type Show = 'current' | 'drafts' | 'past'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const EMPTY: Record<Show, string> = {
  current: '现在没有进行中的团购。点下面的「新建团购」开一个',
  drafts: '没有没发布的草稿',
  past: '还没有结束的团购',
}

type Answer = Awaited<ReturnType<typeof groupbuy.staffCampaigns>>

const cardRow = (card: Answer['items'][number], { now }: Answer) => campaignCardView(card, now)

const FIRST: { show: Show } = { show: 'current' }

/** The organiser's campaigns: running, drafts, past; a new one, or one like an older. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    list: noItems<CampaignCardView>(),
    ...FIRST,
    choices: [
      { value: 'current', label: '进行中' },
      { value: 'drafts', label: '草稿' },
      { value: 'past', label: '以前的' },
    ],
    empty: EMPTY.current,
    /** The server's clock, for the times that a new campaign proposes. */
    now: 0,
  },

  onLoad(query: { show?: Show }) {
    if (query.show) this.setData({ show: query.show, empty: EMPTY[query.show] })
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), cardRow)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), cardRow)
  },

  async ask(cursor: string | null): Promise<Answer> {
    const answer = await groupbuy.staffCampaigns({ show: this.data.show, ...from(cursor) })
    this.data.now = answer.now
    return answer
  },

  onShowChange({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, empty: EMPTY[detail.value], state: LOADING })
    void this.load()
  },

  onOpen(event: Tap) {
    open(staffRoutes.campaign(event.currentTarget.dataset.id))
  },

  onNew() {
    open(staffRoutes.newCampaign(this.data.now || Date.now()))
  },

  onCopy(event: Tap) {
    const { id } = event.currentTarget.dataset
    return act(this, `copy-${id}`, async () => {
      const draft = await groupbuy.copyCampaign({ id })
      open(staffRoutes.editCampaign(draft.id))
    })
  },
})
