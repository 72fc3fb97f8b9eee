import { dress, look } from '../../../../services/appearance'
import type { OrderCard } from '../../../../services/groupbuy'
import { groupbuy } from '../../../../services/groupbuy'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import type { OrderCardView } from '../../../../view/orders'
import { orderCardView } from '../../../../view/orders'
import { open, openTab, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'

type Show = 'all' | 'waiting'

const orders = (show: Show) => (cursor: string | null) => groupbuy.myOrders({ show, ...from(cursor) })
const cardOf = (card: OrderCard, { now }: { now: number }) => orderCardView(card, now)

const START: { show: Show } = { show: 'all' }

Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<OrderCardView>(),
    ...START,
    choices: [
      { value: 'all', label: '全部' },
      { value: 'waiting', label: '待取货' },
    ],
  },
  onLoad(query) {
    if (query['show'] === 'waiting') this.setData({ show: 'waiting' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, orders(this.data.show), cardOf)
  },
  onReachBottom() {
    void presentMore(this, orders(this.data.show), cardOf)
  },
  onShowChange(event: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: event.detail.value, state: LOADING, list: noItems<OrderCardView>() })
    void this.load()
  },
  onRetry() {
    void this.load()
  },
  onOrder(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(routes.order(event.detail.id))
  },
  onShop() {
    openTab(routes.groupbuy)
  },
})
