import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import { act, AT_REST } from '../../../../view/act'
import type { OrderView } from '../../../../view/orders'
import { orderView } from '../../../../view/orders'
import { openTab, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { askToBeTold, canBeTold } from '../../../../view/subscribe'
import type { MessageTemplate } from '../../../../shared/vocabulary'

/** What there may be to tell about an order. */
const ABOUT_ORDERS: MessageTemplate[] = ['pickup', 'change']

/** Where the offer of a reminder stands; hidden where the community cannot send any. */
type Remind = 'hidden' | 'offered' | 'set' | 'refused'
const AT_FIRST: { remind: Remind } = { remind: 'hidden' }

/**
 * After ordering: that it stands, what happens next, and the one thing to do. Nothing but the telephone stands at the
 * foot, where a moment ago the button of the order was: a second tap on it finds nothing.
 */
Page({
  data: { ...look(), ...AT_REST, state: LOADING, view: null as OrderView | null, id: '', ...AT_FIRST },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '', remind: canBeTold(ABOUT_ORDERS) ? 'offered' : 'hidden' })
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
  onRemind() {
    void act(this, 'remind', async () => {
      const allowed = await askToBeTold(ABOUT_ORDERS)
      this.setData({ remind: allowed.length > 0 ? 'set' : 'refused' })
    })
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
