import { dress, look } from '../../../../services/appearance'
import { groupbuy, type PurchaseList } from '../../../../services/groupbuy'
import { act, AT_REST } from '../../../../view/act'
import { LOADING, present, refresh } from '../../../../view/state'
import { purchaseText, purchaseView, type PurchaseView } from '../../model/purchase-view'
import { fromQuery } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** What to buy from whom, and how to tell them. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    campaignId: '',
    list: null as PurchaseView | null,
    /** Whose list has just been copied; `all` for the whole. */
    copied: '',
  },

  /** As it came, for the text that is copied; not for the template. */
  answer: null as PurchaseList | null,

  onLoad(query: { campaignId?: string }) {
    this.setData({ campaignId: fromQuery(query.campaignId) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => groupbuy.purchaseList({ campaignId: this.data.campaignId }),
      (answer) => {
        this.answer = answer
        return { list: purchaseView(answer), copied: '' }
      },
      (answer) => answer.suppliers.length === 0,
    )
  },

  onCopy(event: Tap) {
    const { id } = event.currentTarget.dataset
    return this.copy(id, id)
  },

  onCopyAll() {
    return this.copy('all')
  },

  copy(what: string, supplierId?: string) {
    const { answer } = this
    if (!answer) return
    return act(this, what, async () => {
      await wx.setClipboardData({ data: purchaseText(answer, supplierId) })
      this.setData({ copied: what })
    })
  },
})
