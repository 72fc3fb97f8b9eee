import { dress, look } from '../../../../services/appearance'
import { groupbuy, type StaffCampaign } from '../../../../services/groupbuy'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { mainToolIn, toolsIn, type MainTool, type Tool } from '../../model/campaign-tools'
import { campaignOverview, type CampaignOverview } from '../../model/campaign-view'
import { dangerousActs, dangerousIn, type DangerousAct, type Question } from '../../model/dangerous-acts'
import { fromQuery, staffRoutes } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { tool: Tool }>

const perform: Record<DangerousAct, (input: { id: string; reason: string }) => Promise<StaffCampaign>> = {
  close: groupbuy.closeOrdering,
  end: groupbuy.endCampaign,
  cancel: groupbuy.cancelCampaign,
}

const FIRST: { asking: Question & { act: DangerousAct } } = {
  asking: { ...dangerousActs.close, act: 'close' },
}

/** One campaign: where it stands, what is sold and left, and everything that can be done with it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    campaign: null as CampaignOverview | null,
    tools: [] as Tool[],
    main: null as MainTool | null,
    /** What has just been done, and what comes next. */
    notice: '',
    moreShown: false,
    more: [] as { label: string; act: DangerousAct }[],
    ...FIRST,
    asked: false,
  },

  onLoad(query: { id?: string; notice?: string }) {
    this.setData({ id: fromQuery(query.id), notice: fromQuery(query.notice) })
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(this, () => groupbuy.staffCampaign({ id: this.data.id }), shown)
  },

  onTool(event: Tap) {
    const { tool } = event.currentTarget.dataset
    if (tool.url) open(tool.url)
    else void this.copy()
  },

  onMain() {
    const { main } = this.data
    if (main?.url) open(main.url)
    else void this.publish()
  },

  async publish(): Promise<void> {
    const { campaign } = this.data
    if (!campaign) return
    const sure = await confirmed({
      title: '发布这次团购',
      content: '发布后邻居们就能看到、下单。内容都检查过了吗?',
      yes: '发布',
    })
    if (!sure) return
    await act(this, 'main', async () => {
      const { id, version } = campaign
      const published = await groupbuy.publishCampaign({ id, version })
      this.setData({ ...shown(published), notice: '已经发布,邻居们看得到了。可以转发到楼栋群里' })
    })
  },

  copy(): Promise<void> {
    return act(this, 'copy', async () => {
      const draft = await groupbuy.copyCampaign({ id: this.data.id })
      open(staffRoutes.editCampaign(draft.id))
    })
  },

  onMore() {
    this.setData({ moreShown: true })
  },

  onMoreClosed() {
    this.setData({ moreShown: false })
  },

  onMoreChosen({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    const chosen = this.data.more[detail.index]
    if (!chosen) return
    const asking = { ...dangerousActs[chosen.act], act: chosen.act }
    this.setData({ moreShown: false, asking, asked: true, problem: '' })
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, id } = this.data
    void act(this, 'danger', async () => {
      const after = await perform[asking.act]({ id, reason: detail.reason })
      this.setData({ ...shown(after), asked: false, notice: asking.done })
    })
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { campaign, id } = this.data
    return {
      title: campaign?.title ?? '生鲜团购',
      path: `/packages/groupbuy/pages/campaign/index?id=${id}`,
      ...(campaign?.cover ? { imageUrl: campaign.cover } : {}),
    }
  },
})

function shown(campaign: StaffCampaign) {
  const overview = campaignOverview(campaign)
  return {
    campaign: overview,
    tools: toolsIn(campaign.phase, campaign.id),
    main: mainToolIn(campaign.phase, campaign.id),
    more: dangerousIn(overview.acts).map((name) => ({ label: dangerousActs[name].label, act: name })),
  }
}
