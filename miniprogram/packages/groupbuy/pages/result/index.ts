import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import type { OrderView } from '../../../../view/orders'
import { orderView } from '../../../../view/orders'
import { openTab, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'

/** After ordering: that it stands, what happens next, and the one thing to do. */
Page({
  data: { ...look(), state: LOADING, view: null as OrderView | null, id: '' },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '' })
    void this.load()
  },
  onShow() {
    dress(this)
  },
  load(): Promise<void> {
    const { id } = this.data
    return present(
      this,
      () => groupbuy.order({ id }),
      (order) => ({ view: orderView(order) }),
    )
  },
  onRetry() {
    void this.load()
  },
  onOrder() {
    void wx.redirectTo({ url: routes.order(this.data.id) })
  },
  onHome() {
    openTab(routes.home)
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { view } = this.data
    return {
      title: view ? `我订了${view.title},一起来` : '社区生鲜团购',
      path: routes.campaign(view?.campaignId ?? ''),
    }
  },
})
