import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { asCloudError } from '../../../../services/errors'
import type { OrderCard } from '../../../../services/groupbuy'
import { groupbuy } from '../../../../services/groupbuy'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import type { OrderCardView } from '../../../../view/orders'
import { orderCardView } from '../../../../view/orders'
import { open, openTab, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { MINE, whoseChoices } from './view'

type Show = 'all' | 'waiting'

const orders =
  ({ show, whose }: { show: Show; whose: string }) =>
  (cursor: string | null) =>
    groupbuy.myOrders({ show, ...(whose === MINE ? {} : { personId: whose }), ...from(cursor) })
const cardOf = (card: OrderCard, { now }: { now: number }) => orderCardView(card, now)

const START: { show: Show } = { show: 'all' }

Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<OrderCardView>(),
    ...START,
    /** Whose orders: mine, or those of one for whom I may order. Nothing to choose without family. */
    whose: MINE,
    people: whoseChoices([]),
    choices: [
      { value: 'all', label: '全部' },
      { value: 'waiting', label: '待取货' },
    ],
  },
  onLoad(query) {
    if (query['show'] === 'waiting') this.setData({ show: 'waiting' })
    void this.loadPeople()
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, orders(this.data), cardOf)
  },
  /** The list does not wait for the family, and stands without them when they cannot be asked for. */
  async loadPeople(): Promise<void> {
    try {
      this.setData({ people: whoseChoices((await account.me()).family) })
    } catch (error) {
      console.warn(asCloudError(error).message)
    }
  },
  onReachBottom() {
    void presentMore(this, orders(this.data), cardOf)
  },
  onShowChange(event: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: event.detail.value, state: LOADING, list: noItems<OrderCardView>() })
    void this.load()
  },
  onWhose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ whose: event.detail.value, state: LOADING, list: noItems<OrderCardView>() })
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
