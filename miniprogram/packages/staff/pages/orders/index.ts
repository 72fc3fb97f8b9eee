import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { orderRow, type OrderRow } from '../../model/order-view'
import { fromQuery, staffRoutes } from '../../routes'

type Show = 'all' | 'waiting' | 'unpaid' | 'picked' | 'cancelled'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

type Answer = Awaited<ReturnType<typeof groupbuy.campaignOrders>>

const rowOf = (card: Answer['items'][number], _answer: Answer) => orderRow(card)

const FIRST: { show: Show } = { show: 'all' }

/** All orders of a campaign, for the counter and for the telephone. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<OrderRow>(),
    campaignId: '',
    ...FIRST,
    choices: [
      { value: 'all', label: '全部' },
      { value: 'waiting', label: '待取' },
      { value: 'unpaid', label: '未收款' },
      { value: 'picked', label: '已取' },
      { value: 'cancelled', label: '已取消' },
    ],
    search: '',
  },

  onLoad(query: { campaignId?: string }) {
    this.setData({ campaignId: fromQuery(query.campaignId) })
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    const { campaignId, show, search } = this.data
    return groupbuy.campaignOrders({ campaignId, show, ...(search ? { search } : {}), ...from(cursor) })
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value })
    void this.load()
  },

  onShowChange({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, state: LOADING })
    void this.load()
  },

  onOpen(event: Tap) {
    open(staffRoutes.order(event.currentTarget.dataset.id))
  },
})
