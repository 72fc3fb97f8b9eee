import { dress, look } from '../../../../services/appearance'
import { asCloudError, type CloudError } from '../../../../services/errors'
import { groupbuy, type StaffOrder } from '../../../../services/groupbuy'
import type { CounterMethod } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { asItStands, collect, handOver, isOutdated } from '../../counter'
import { campaignCardView, type CampaignCardView } from '../../model/campaign-view'
import {
  allRemaining,
  NOTHING_CHOSEN,
  orderView,
  spacedCode,
  unitsIn,
  type OrderView,
} from '../../model/order-view'
import { isCancelled } from '../../../../services/pictures'
import { fromQuery, staffRoutes } from '../../routes'

type Code = WechatMiniprogram.CustomEvent<{ value: string }>
type Method = WechatMiniprogram.CustomEvent<{ method: CounterMethod }>
type Quantities = WechatMiniprogram.CustomEvent<{ quantities: Record<string, number> }>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** The customer before: so that a slip is found while they are still in sight. */
interface Served {
  orderId: string
  words: string
}

/** The counter on pick-up day: one code after another. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    campaigns: [] as CampaignCardView[],
    campaign: null as CampaignCardView | null,
    wanted: '',
    code: '',
    order: null as OrderView | null,
    ...NOTHING_CHOSEN,
    served: null as Served | null,
  },

  onLoad(query: { campaignId?: string }) {
    this.data.wanted = fromQuery(query.campaignId)
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    const { wanted } = this.data
    return present(
      this,
      () => groupbuy.staffCampaigns({ show: 'current' }),
      ({ items, now }) => {
        const campaigns = items
          .filter((card) => card.phase === 'pickup')
          .map((card) => campaignCardView(card, now))
        const only = campaigns.length === 1 ? campaigns[0] : undefined
        return { campaigns, campaign: campaigns.find((one) => one.id === wanted) ?? only ?? null }
      },
      ({ items }) => !items.some((card) => card.phase === 'pickup'),
    )
  },

  onCampaign(event: Tap) {
    const { id } = event.currentTarget.dataset
    this.setData({ campaign: this.data.campaigns.find((one) => one.id === id) ?? null })
  },

  onOtherCampaign() {
    this.setData({ campaign: null, code: '', problem: '' })
  },

  onCode({ detail }: Code) {
    this.setData({ code: detail.value, problem: '' })
  },

  onFull({ detail }: Code) {
    void this.find(detail.value)
  },

  async onScan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['qrCode'] })
      await this.find(result)
    } catch (error) {
      if (!isCancelled(error)) this.setData({ problem: '相机没有打开。可以请对方报六位取货码' })
    }
  },

  find(code: string): Promise<void> {
    const { campaign } = this.data
    if (!campaign) return Promise.resolve()
    return act(
      this,
      'find',
      async () => {
        const order = await groupbuy.findForPickup({ campaignId: campaign.id, code })
        this.setData({ ...shown(order), code: '', served: null })
      },
      (error) => {
        // The next try starts with empty boxes; which code it was is in the sentence.
        const tried = /^\d{6}$/.test(code) ? `${spacedCode(code)}:` : ''
        this.setData({ code: '', problem: `${tried}${error.message}` })
        return true
      },
    )
  },

  onQuantities({ detail }: Quantities) {
    this.setData({ quantities: detail.quantities, units: unitsIn(detail.quantities) })
  },

  onCollect({ detail }: Method) {
    const { order } = this.data
    if (!order) return
    void this.change(detail.method, async () => {
      this.setData(shown(await collect(order, detail.method)))
    })
  },

  onHandOver() {
    const { order, quantities } = this.data
    if (!order || order.openFen > 0) return
    void this.change('handOver', async () => {
      const after = orderView(await handOver(order, quantities))
      const rest = after.remainingUnits > 0 ? `,还有 ${after.remainingUnits} 份没取` : ',都取完了'
      const words = `${after.number} 号 ${after.who} 已交付${rest}`
      this.setData({ order: null, code: '', served: { orderId: after.id, words } })
    })
  },

  /** Does one thing to the order; when somebody else was faster, shows how it stands. */
  change(name: string, work: () => Promise<void>): Promise<void> {
    return act(this, name, work, (error: CloudError) => {
      if (isOutdated(error)) void this.reload()
      return false
    })
  },

  async reload(): Promise<void> {
    const { order } = this.data
    if (!order) return
    try {
      this.setData(shown(await asItStands(order)))
    } catch (error) {
      this.setData({ order: null, problem: asCloudError(error).message })
    }
  },

  onNext() {
    this.setData({ order: null, code: '', problem: '' })
  },

  onDetails(event: Tap) {
    open(staffRoutes.order(event.currentTarget.dataset.id))
  },
})

function shown(order: StaffOrder) {
  const view = orderView(order)
  const quantities = allRemaining(view.lines)
  return { order: view, quantities, units: unitsIn(quantities) }
}
