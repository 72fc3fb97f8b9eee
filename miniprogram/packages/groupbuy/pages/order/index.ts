import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import { act, AT_REST, confirmed } from '../../../../view/act'
import type { OrderView } from '../../../../view/orders'
import { orderView } from '../../../../view/orders'
import { open, routes } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'

Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as OrderView | null,
    id: '',
  },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
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
  onCampaign() {
    open(routes.campaign(this.data.view?.campaignId ?? ''))
  },
  async onCancel() {
    const sure = await confirmed({
      title: '取消这个订单',
      content: '取消后,给您留的菜会让给别的邻居。',
      yes: '取消订单',
      no: '不取消',
      grave: true,
    })
    if (!sure) return
    await act(this, 'cancel', async () => {
      const order = await groupbuy.cancelOrder({ id: this.data.id })
      this.setData({ view: orderView(order) })
    })
  },
})
